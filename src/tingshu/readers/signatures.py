"""What a file is that only pretends to be text, told by its first bytes.

The signatures are those of the formats' own specifications, as collected in the magic of file(1).
"""

_Signature = tuple[int, bytes, str]  # offset, bytes there, what the file is

_NEVER_TEXT: tuple[_Signature, ...] = (
    (0, b"%PDF-", "a PDF"),
    (0, b"{\\rtf", "a rich text document (RTF)"),
    (30, b"mimetypeapplication/epub+zip", "an EPUB book"),
    (0, b"PK\x03\x04", "a ZIP archive, or an EPUB, Word or other file packed as one"),
    (0, b"PK\x05\x06", "an empty ZIP archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"\x1f\x8b\x08", "a gzip archive"),
    (0, b"\xfd7zXZ\x00", "an xz archive"),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document (.doc)"),
    (0, b"\xde\x9a\x9b\x89", "a UMD e-book"),
    (0, b"ITSF\x03\x00", "a CHM help file"),
    (0, b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"OggS\x00", "an Ogg recording"),
    (0, b"\x1a\x45\xdf\xa3", "a Matroska or WebM video"),
    (0, b"SQLite format 3\x00", "a SQLite database"),
    (0, b"\x7fELF", "a program"),
)

_SELDOM_TEXT: tuple[_Signature, ...] = (  # an article may well begin with "ID3 tags" or "GIF89a"
    (0, b"ID3", "an MP3"),
    (0, b"\xff\xfb", "an MP3"),
    (0, b"\xff\xf3", "an MP3"),
    (0, b"\xff\xf2", "an MP3"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"GIF87a", "a GIF image"),
    (0, b"GIF89a", "a GIF image"),
    (8, b"WEBPVP8", "a WebP image"),
    (8, b"WAVEfmt ", "a WAV recording"),
    (0, b"fLaC", "a FLAC recording"),
    (4, b"ftyp", "an MP4 video or M4A recording"),
    (60, b"BOOKMOBI", "a Kindle book"),
    (0, b"MZ", "a Windows program"),
)


def certainly(data: bytes) -> str:
    """Return what ``data`` is, with its article (``a PNG image``), if no text can begin like it; else nothing."""
    return _first_match(_NEVER_TEXT, data)


def probably(data: bytes) -> str:
    """Return what ``data`` seems to be once it has failed as text; an empty string when it is like nothing known."""
    return _first_match(_NEVER_TEXT + _SELDOM_TEXT, data)


def _first_match(signatures: tuple[_Signature, ...], data: bytes) -> str:
    return next((kind for offset, mark, kind in signatures if data.startswith(mark, offset)), "")
