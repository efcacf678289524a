"""Pairs the bytes of a damaged text in a two-byte charset as they were written.

In GB18030 and Big5 nearly any two bytes are a character. Where one byte is lost, added or changed, all that follow
it pair up wrongly, mostly without a fault that a decoder would see, up to the next line. So a stretch with a fault
in it is paired anew: of all ways to divide it into characters, with a byte left over here and there, the one that
makes the likeliest Chinese is taken (the Viterbi algorithm over bytes, so that the cost is that of its length).
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from tingshu.readers.encoding.likeness import is_common, is_everyday, is_rubbish

LOST = "\ufffd"
"""Stands for what could not be decoded: the replacement character of Unicode."""

TWO_BYTE = frozenset({"gb18030", "cp950", "big5hkscs"})
"""The charsets whose bytes can be paired wrongly."""

_STRETCH = re.compile(rb"[\x30-\xff]+|[\x00-\x2f]+")
"""No byte below 0x30 is part of a character of several bytes, so that a fault cannot reach beyond one."""

_BEYOND_ASCII = 0x80
_WINDOW = 16_384  # bytes that are paired at a time, so that a book of one line takes no more memory than a page
_AHEAD = 256  # bytes behind those that are decided: what follows tells a right pairing from a wrong one

_SAMPLE = 100_000  # characters by which the usual ones of a text are told
_SELDOM = 1_500  # one in as many is usual
_PRIVATE = re.compile("[\ue000-\uf8ff\ufffd]")  # two halves of characters often make one of these

_ROW = 64  # characters
_COMMON_SHARE = 0.4  # running text has over half, a slipped pairing a tenth

_COMMON, _EVERYDAY, _RARE, _FOUR_BYTES, _RUBBISH = 1.0, 0.4, -0.1, -0.6, -1.5
_USUAL = 0.5
_LEFT_OVER = -1.3  # a byte that is part of no character: two common characters outweigh it
_LETTER = -0.1  # of ASCII; a letter between Han is more likely half of a pair


def decoded_in_pairs(data: bytes, encoding: str) -> str:
    """Decode ``data``, with ``LOST`` for each byte that is part of no character.

    Args:
        data: text in a charset of ``TWO_BYTE``.
        encoding: that charset.
    """
    if (whole := _decoded(data, encoding)) is not None:
        return whole
    stretches = _STRETCH.findall(data)
    sound = [_decoded(stretch, encoding) for stretch in stretches]
    usual = _usual("".join(filter(None, sound)))
    pieces = (
        _mended(stretch, encoding, usual) if text is None else text
        for stretch, text in zip(stretches, sound, strict=True)
    )
    return "".join(pieces)


def _decoded(stretch: bytes, encoding: str) -> str | None:
    """Decode a stretch in which nothing speaks of a fault; None for any other."""
    try:
        text = stretch.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _PRIVATE.search(text) else text


def _usual(text: str) -> frozenset[str]:
    """Return the characters that a text itself shows to be common in it."""
    counts = Counter(text[:_SAMPLE])
    return frozenset(character for character, count in counts.items() if count * _SELDOM > min(len(text), _SAMPLE))


def _mended(stretch: bytes, encoding: str, usual: frozenset[str]) -> str:
    """Pair a stretch anew; keep it as it stands where that loses as many characters as seemed to be wrong."""
    paired = _paired(stretch, encoding, usual)
    try:
        text = stretch.decode(encoding)
    except UnicodeDecodeError:
        return paired
    return paired if paired.count(LOST) < len(_PRIVATE.findall(text)) else text


def _paired(data: bytes, encoding: str, usual: frozenset[str]) -> str:
    """Return the likeliest text of a stretch of bytes that has a fault, one window after the other."""
    pieces: list[str] = []
    start = 0
    while start < len(data):
        window = data[start : start + _WINDOW]
        sure = len(window) if start + _WINDOW >= len(data) else _WINDOW - _AHEAD
        if plain := _plain(window[:sure], encoding):
            pieces.append(plain)
            start += len(plain.encode(encoding))
            continue
        at = 0
        for size in _sizes(window, encoding, usual):
            if at >= sure:
                break
            pieces.append(_character(window[at : at + size], encoding))
            at += size
        start += at
    return "".join(pieces)


def _plain(window: bytes, encoding: str) -> str:
    """Return the text of a window as it is paired from its first byte on, if that is right all through; else nothing.

    A pairing that has slipped makes rare characters in any order, and does so up to the next line. So every row of
    some length must be mostly common ones. Half a character at the end is left to the next window, and a whole row
    too, as a slip in it might not show yet.
    """
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(window)
    except UnicodeDecodeError:
        return ""
    text = text[: len(text) - len(text) % _ROW - _ROW]
    rows = (text[start : start + _ROW] for start in range(0, len(text), _ROW))
    sound = all(sum(map(is_common, row)) >= _ROW * _COMMON_SHARE for row in rows)
    return text if sound and text.encode(encoding) == window[: len(text.encode(encoding))] else ""


def _sizes(data: bytes, encoding: str, usual: frozenset[str]) -> Iterator[int]:
    """Yield the number of bytes of each character on the best way through ``data``."""
    sizes = (2, 4) if encoding == "gb18030" else (2,)
    worth = [0.0] * (len(data) + 1)  # of the best way from each byte to the end
    chosen = [1] * (len(data) + 1)  # the size of the character with which it begins
    for start in range(len(data) - 1, -1, -1):
        ascii_ = data[start] < _BEYOND_ASCII
        best = worth[start + 1] + (_LETTER if ascii_ else _LEFT_OVER)
        for size in () if ascii_ else sizes:
            if start + size > len(data):
                break
            text, score = _scored(data[start : start + size], encoding)
            if text:
                score += worth[start + size] + (_USUAL if text in usual else 0.0)
                if score > best:
                    best, chosen[start] = score, size
        worth[start] = best
    at = 0
    while at < len(data):
        yield chosen[at]
        at += chosen[at]


def _character(data: bytes, encoding: str) -> str:
    return data.decode(encoding) if len(data) > 1 or data[0] < _BEYOND_ASCII else LOST


@cache
def _scored(data: bytes, encoding: str) -> tuple[str, float]:
    """Return the one character that these bytes are and how likely it is; an empty string if they are none."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return "", 0.0
    if len(text) > 1:
        return "", 0.0
    if is_rubbish(text) or not (text.isprintable() or text.isspace()):
        return text, _RUBBISH
    if len(data) > 2:  # noqa: PLR2004 - one of the four-byte characters of GB 18030
        return text, _FOUR_BYTES
    return text, _COMMON if is_common(text) else _EVERYDAY if is_everyday(text) else _RARE
