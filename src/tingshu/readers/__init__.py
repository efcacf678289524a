"""Bytes to Manuscript: one file per format, one line in the table."""

from collections.abc import Mapping
from types import MappingProxyType

from tingshu.model import Source
from tingshu.protocols import Reader
from tingshu.readers.docx import read_docx
from tingshu.readers.epub import read_epub
from tingshu.readers.formats import ending_of
from tingshu.readers.html import read_html
from tingshu.readers.markdown import read_markdown
from tingshu.readers.pdf import read_pdf
from tingshu.readers.plain import read_plain
from tingshu.readers.source import STANDARD_INPUT, is_address, open_source
from tingshu.readers.subtitles import read_subtitles

__all__ = ["READERS", "STANDARD_INPUT", "is_address", "open_source", "reader_for"]

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".ass": read_subtitles,
        ".docm": read_docx,
        ".docx": read_docx,
        ".dotm": read_docx,
        ".dotx": read_docx,
        ".epub": read_epub,
        ".htm": read_html,
        ".html": read_html,
        ".lrc": read_subtitles,
        ".markdown": read_markdown,
        ".md": read_markdown,
        ".pdf": read_pdf,
        ".srt": read_subtitles,
        ".ssa": read_subtitles,
        ".txt": read_plain,
        ".vtt": read_subtitles,
        ".xhtml": read_html,
    }
)
"""The reader of each file name ending."""


def reader_for(source: Source) -> Reader:
    """Return the reader of a source's format: by the ending of its name, without one by its content.

    Raises:
        SourceError: the ending is that of a format with no reader here, or a source without one is not text.
        UsageError: there is no such encoding as the one the source is said to have.
    """
    return READERS[ending_of(source, READERS)]
