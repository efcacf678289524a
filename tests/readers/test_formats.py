"""Which format a source is in: its name says so, or its content does."""

import io
import zipfile

import pytest

from tingshu.errors import SourceError
from tingshu.model import Source
from tingshu.readers.formats import ending_of

KNOWN = (".srt", ".txt", ".md", ".html", ".epub", ".docx", ".pdf")
PAGE = b"<!DOCTYPE html><p>a"


def packed(*names):
    """Return a ZIP with empty parts of these names."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name in names:
            made.writestr(name, "")
    return file.getvalue()


EPUB = packed("mimetype", "META-INF/container.xml")


@pytest.mark.parametrize(
    ("name", "data", "ending"),
    [
        ("a.txt", PAGE, ".txt"),
        ("A.HTML", b"x", ".html"),
        ("-", PAGE, ".html"),
        ("-", b"\xef\xbb\xbf\n<?xml version='1.0'?>\n<!-- a -->\n<HTML>", ".html"),
        ("page", "<html>渡口".encode("utf-16"), ".html"),
        ("-", b"<p align=center>a</p>\n# a", ".md"),
        ("-", "说<html>的人".encode(), ".txt"),
        ("-", EPUB, ".epub"),
        ("book", packed("[Content_Types].xml", "word/document.xml"), ".docx"),
        ("-", b"%PDF-1.7", ".pdf"),
        ("a.txt", b"1\r\n00:00:01,000 --> 00:00:02,000\r\na", ".srt"),
        ("a.txt", "\ufeff1\n00:00:01,000 --> 00:00:02,000\n渡口".encode("utf-16-le"), ".srt"),
        ("-", b"WEBVTT\n\n00:01.000 --> 00:02.000\na", ".srt"),
        ("a.txt", b"[Script Info]\na", ".srt"),
        ("a.txt", b"a\n[00:01.00]a\n[00:02.00]b\n", ".srt"),
        ("a.txt", "字幕里写着\n00:00:01,000 --> 00:00:02,000\n这样的时间。".encode(), ".txt"),
        ("a.txt", "[00:01.00]是开头。\n天亮了。".encode(), ".txt"),
        ("https://example.org/", PAGE, ".html"),
        ("https://example.org/read.php?id=1.txt", PAGE, ".html"),
        ("https://example.org/README.md", PAGE, ".html"),
        ("https://example.org/README.md#x", b"a", ".md"),
        ("https://example.org/%E6%B8%A1.epub?download=1", EPUB, ".epub"),
        ("https://example.org/get?id=7", EPUB, ".epub"),
        ("https://example.org/a.php", b"a", ".txt"),
    ],
)
def test_ending(name, data, ending):
    """A file's name decides; of what comes through a pipe or from an address, what it holds."""
    assert ending_of(Source(name, data), KNOWN) == ending


def test_a_format_without_a_reader_is_not_guessed():
    """What is found must be known, too."""
    with pytest.raises(SourceError, match="PDF"):
        ending_of(Source("-", b"%PDF-1.7"), (".txt",))
