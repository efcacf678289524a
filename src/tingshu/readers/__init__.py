"""Bytes to Manuscript: one file per format, one line in the table."""

import re
from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType

from tingshu.errors import SourceError
from tingshu.model import Source
from tingshu.protocols import Reader
from tingshu.readers.charset import decode
from tingshu.readers.markdown import read_markdown
from tingshu.readers.plain import read_plain
from tingshu.readers.source import STANDARD_INPUT, open_source

__all__ = ["READERS", "open_source", "reader_for"]

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".markdown": read_markdown,
        ".md": read_markdown,
        ".txt": read_plain,
    }
)
"""The reader of each file name ending."""

_ENDING = re.compile(r"\.(?=[0-9]*[a-z])[a-z0-9]{1,8}", re.IGNORECASE)  # of a format: no ".5章" and no ".2024"

_HEADING = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n[\w-]+[ \t]*:")
_OTHER_SIGNS = tuple(
    re.compile(sign, re.MULTILINE)
    for sign in (r"\*\*[^*\n]+\*\*", r"\]\([^()\s]+\)", r"^```", r"^[-*] \S", r"^> ?\S", r"^\[\^[^\]\s]+\]:")
)


def reader_for(source: Source) -> Reader:
    """Return the reader of a source's format: by the ending of its name, without one by its content.

    Raises:
        SourceError: the ending is that of a format with no reader here, or a source without one is not text.
        UsageError: there is no such encoding as the one the source is said to have.
    """
    ending = PurePath(source.name).suffix.lower()
    if ending in READERS:
        return READERS[ending]
    if source.name != STANDARD_INPUT and _ENDING.fullmatch(ending):
        raise SourceError(
            f"{source.name} is in a format that is not read here ({ending})",
            f"Save it as one of these: {', '.join(sorted(READERS))}",
        )
    text = decode(source.data, source.encoding, name=source.name).text
    return read_markdown if _is_markdown(text) else read_plain


def _is_markdown(text: str) -> bool:
    """Tell whether a text is clearly Markdown: a front matter, a heading, or two of its other signs."""
    return bool(
        _FRONT_MATTER.match(text) or _HEADING.search(text) or sum(bool(sign.search(text)) for sign in _OTHER_SIGNS) > 1
    )
