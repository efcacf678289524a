"""Divides a file that is written in two charsets: UTF-8 here, an older one there.

Such files come of gluing: chapters that were saved from several sites, or a program that appends in UTF-8 to what
another has begun in GBK, or in UTF-16 as PowerShell does. A row of Chinese in UTF-8 is told from any other charset
by its bytes alone: each character is a byte from E3 to EF (or E2 for quotes) and two from 80 to BF, a pattern that no
other text keeps up for long.
"""

import re
from dataclasses import dataclass

_ROW = re.compile(
    rb"(?:(?:[\xc2-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})[\x01-\x7f]*+){6,}+"
)
_WIDE = re.compile("[\u2014-\u2026\u2e80-\U0003ffff]")  # Chinese, its marks too

_SURE = 6  # characters in a row


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a file: where it begins (bytes), what stands there, and whether that is UTF-8."""

    start: int
    data: bytes
    utf8: bool


def parts(data: bytes) -> list[Part]:
    """Divide ``data`` into what is plainly Chinese in UTF-8 and what is not; side by side, the kinds alternate."""
    found: list[Part] = []
    end = 0
    for row in _ROW.finditer(data):
        first, last = _sure(data, row.start(), row.end())
        if not _is_chinese(data[first:last]):
            continue
        if first > end:
            found.append(Part(end, data[end:first], utf8=False))
        found.append(Part(first, data[first:last], utf8=True))
        end = last
    if end < len(data):
        found.append(Part(end, data[end:], utf8=False))
    return found


def _sure(data: bytes, start: int, end: int) -> tuple[int, int]:
    """Return where the part of a row begins and ends that is UTF-8 beyond doubt.

    At its edges stand characters of the other charset that look like UTF-8 by chance: in GBK 谋 is ``ı`` in UTF-8.
    Lines are rarely of two charsets, so a few characters beyond a line's end are not believed.
    """
    line_end = data.find(b"\n", start, end) + 1
    if line_end and (start and data[start - 1 : start] != b"\n") and _width(data[start:line_end]) < _SURE:
        start = line_end
    line_start = data.rfind(b"\n", start, end) + 1
    if line_start and data[end : end + 1] and _width(data[line_start:end]) < _SURE:
        end = line_start
    text = data[start:end].decode("utf-8", "replace")
    wide = list(_WIDE.finditer(text, 0, _SURE)) if text else []
    return start + (len(text[: wide[0].start()].encode()) if wide else 0), end


def _width(row: bytes) -> int:
    return len(_WIDE.findall(row.decode("utf-8", "replace")))


def _is_chinese(row: bytes) -> bool:
    """Tell whether most of a row is: in GBK a few characters in a row can look like Greek in UTF-8."""
    text = row.decode("utf-8", "replace")
    beyond = sum(character >= "\x7f" for character in text)
    wide = len(_WIDE.findall(text))
    return wide >= _SURE and wide * 2 > beyond and "\ufffd" not in text
