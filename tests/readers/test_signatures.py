"""Formats are known by their first bytes, and texts are not mistaken for them."""

import gzip
import io
import zipfile

import pytest

from tingshu.readers.signatures import certainly, probably


def packed(name):
    """Return a real archive with one stored member."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "application/epub+zip")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (packed("mimetype"), "an EPUB book"),
        (packed("a.txt"), "a ZIP archive"),
        (gzip.compress(b"x"), "a gzip archive"),
        (b"{\\rtf1\\ansi", "a rich text document"),
    ],
)
def test_real_archives_are_certain(data, kind):
    """An EPUB is a ZIP too, but is called what it is."""
    assert certainly(data).startswith(kind)


@pytest.mark.parametrize("data", [b"ID3 tags", b"MZ", b"GIF89a is old", b"BZh", "江".encode(), b""])
def test_what_a_text_may_begin_with_is_never_certain(data):
    """Short signatures in letters are a suspicion at most."""
    assert certainly(data) == ""


def test_a_suspicion_names_the_format():
    """Once the bytes have failed as text, the short signature tells why."""
    assert probably(b"\0\0\0\x20ftypM4A ") == "an MP4 video or M4A recording"
