"""Which format a source is in: by the ending of its name, and by its content where that says nothing.

An address says little: behind ``…/read.php`` is a page, behind ``…/README.md`` may be one too. So its content is
asked first.
"""

import codecs
import re
from collections.abc import Collection
from pathlib import PurePath

from tingshu.errors import SourceError
from tingshu.model import Source
from tingshu.readers.encoding.decode import decode
from tingshu.readers.source import STANDARD_INPUT, is_address, path_in

_ENDING = re.compile(r"\.(?=[0-9]*[a-z])[a-z0-9]{1,8}", re.IGNORECASE)  # of a format: no ".5章" and no ".2024"

_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta)\b",
    re.IGNORECASE,
)
_CLOCK = rb"(?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{3}"
_TIMED = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:\d{1,6}\s*\n)?(?:WEBVTT|\[Script Info\]|" + _CLOCK + rb"[ \t]*-->[ \t]*" + _CLOCK + rb")"
    rb"|(?:[^\n]*\n){0,5}(?:\[\d{1,2}:\d\d\.\d{2,3}\][^\n]*\n){2}"
)
"""How SubRip, WebVTT and Sub Station Alpha begin, or two lines of a lyric near the head of it."""

_HEAD = 4096  # bytes
_ZIP = b"PK\x03\x04"
_PARTS = ((b"META-INF/container.xml", ".epub"), (b"word/document.xml", ".docx"))
"""The part by which a format that is packed as ZIP is known, whatever else is in it."""

_HEADING = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n[\w-]+[ \t]*:")
_OTHER_SIGNS = tuple(
    re.compile(sign, re.MULTILINE)
    for sign in (r"\*\*[^*\n]+\*\*", r"\]\([^()\s]+\)", r"^```", r"^[-*] \S", r"^> ?\S", r"^\[\^[^\]\s]+\]:")
)


def ending_of(source: Source, known: Collection[str]) -> str:
    """Return the name ending of a source's format, as one of ``known``.

    Raises:
        SourceError: the ending is that of a format that is not known, or a source without one is not text.
        UsageError: there is no such encoding as the one the source is said to have.
    """
    named = _named_ending(source.name)
    if is_address(source.name):
        found = _packed(source.data)
        return found if found in known else named if named in known else _written(source)
    if named == ".txt" and (found := _timed(source.data)) in known:
        return found  # subtitles are often saved as plain text
    if named in known:
        return named
    if source.name != STANDARD_INPUT and _ENDING.fullmatch(named):
        raise SourceError(
            f"{source.name} is in a format that is not read here ({named})",
            f"Save it as one of these: {', '.join(sorted(known))}",
        )
    found = _packed(source.data)
    return found if found in known else _written(source)


def _named_ending(name: str) -> str:
    return PurePath(path_in(name)).suffix.lower()


def _packed(data: bytes) -> str:
    """Return the format that the first bytes prove; an empty string if they prove none."""
    if data.startswith(b"%PDF-"):
        return ".pdf"
    if data.startswith(_ZIP):
        return next((ending for part, ending in _PARTS if part in data), "")
    return ".html" if _PAGE.match(_narrow(data)) else _timed(data)


def _timed(data: bytes) -> str:
    """Return the format of subtitles, if it is one; those of lyrics and scripts are read alike."""
    return ".srt" if _TIMED.match(_narrow(data)) else ""


def _narrow(data: bytes) -> bytes:
    """Return the first bytes of a text as far as they are Latin letters, in whatever Unicode it is written."""
    head = data[:_HEAD].removeprefix(codecs.BOM_UTF16_LE).removeprefix(codecs.BOM_UTF16_BE)
    return head.replace(b"\0", b"").replace(b"\r\n", b"\n")


def _written(source: Source) -> str:
    """Return whether a text is Markdown, which it is only if it clearly is."""
    text = decode(source.data, source.encoding, name=source.name).text
    return ".md" if _is_markdown(text) else ".txt"


def _is_markdown(text: str) -> bool:
    """Tell whether a text has a front matter, a heading, or two of Markdown's other signs."""
    return bool(
        _FRONT_MATTER.match(text) or _HEADING.search(text) or sum(bool(sign.search(text)) for sign in _OTHER_SIGNS) > 1
    )
