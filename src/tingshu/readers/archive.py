"""A stranger's ZIP: EPUB and DOCX are archives, and an archive can be made to cost any amount of memory.

Nothing is ever unpacked to disk, so a name in the archive is a key and no path: ``../../etc/passwd`` is a name like
any other, and leads nowhere. What a part unpacks to is charged before it is read, by the size its entry declares;
zipfile never yields more than that.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from tingshu.errors import SourceError

MOST_PARTS = 20_000
"""Files in an archive; the longest web novels have some 5,000 chapters, with a file for each."""

LARGEST_UNPACKED = 400_000_000
"""Bytes that all parts read from one archive may come to: eight times the longest web novels as marked-up text."""

LARGEST_RATIO = 200
"""Unpacked bytes per packed byte of one part. Marked-up prose has 3 to 40; DEFLATE's limit is 1032 (RFC 1951)."""

_UNSUSPICIOUS = 1_000_000  # bytes; what is smaller may be as repetitive as it likes
_ENTRY = b"PK\x01\x02"  # begins each entry of the directory at an archive's end: PKWARE's APPNOTE.TXT, 4.3.12
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # all that EPUB (OCF 3.3, 4.2) and OPC (ECMA-376-2) permit
_ENCRYPTED = 0x1


class Archive:
    r"""The parts of a ZIP archive in memory, read under a budget.

    Names are found whatever their case and slashes, as Windows programs write them: ``OEBPS\Text\A.xhtml`` is
    ``OEBPS/text/a.xhtml``.

    Args:
        data: the bytes of the archive.
        name: what it is called in errors.

    Raises:
        SourceError: it is no archive, is cut short, or has more than ``MOST_PARTS`` parts.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._left = LARGEST_UNPACKED
        if data.count(_ENTRY) > MOST_PARTS:  # before zipfile makes an object of each
            raise SourceError(f"{name} holds more than {MOST_PARTS:,} files", _BOMB)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise SourceError(f"{name} is damaged or cut short: {error}", _DAMAGED) from error
        self._entries = {_key(entry.filename): entry for entry in self._zip.infolist() if not entry.is_dir()}
        self.names = tuple(entry.filename for entry in self._entries.values())

    def __contains__(self, part: str) -> bool:
        return _key(part) in self._entries

    def read(self, part: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            SourceError: see ``open``.
        """
        with self.open(part) as file:
            return file.read()

    @contextmanager
    def open(self, part: str) -> Iterator[IO[bytes]]:
        """Open a part for reading, within a ``with`` block, in which damage to it is turned into our error too.

        Raises:
            SourceError: there is no such part, it is encrypted, damaged, or packed in a way its format does not
                know, or unpacking it goes beyond what a book can be.
        """
        if part not in self:
            raise SourceError(f"{self.name} has no part {part}", _DAMAGED)
        entry = self._entries[_key(part)]
        self._charge(entry)
        try:
            file = self._zip.open(entry)
        except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError) as error:
            raise self._damaged(entry, error) from error
        with file:
            try:
                yield file
            except (zipfile.BadZipFile, zlib.error, EOFError) as error:
                raise self._damaged(entry, error) from error

    def _damaged(self, entry: zipfile.ZipInfo, error: Exception) -> SourceError:
        return SourceError(f"{self.name} is damaged in {entry.filename}: {error}", _DAMAGED)

    def _charge(self, entry: zipfile.ZipInfo) -> None:
        """Take a part off the budget, or refuse it."""
        if entry.flag_bits & _ENCRYPTED:
            raise SourceError(f"{self.name} is encrypted", "Remove its password or copy protection")
        if entry.compress_type not in _METHODS:
            raise SourceError(f"{self.name} is packed in a way that its format does not permit", _DAMAGED)
        self._left -= entry.file_size
        swollen = entry.file_size > max(_UNSUSPICIOUS, entry.compress_size * LARGEST_RATIO)
        if swollen or self._left < 0:
            raise SourceError(f"{self.name} unpacks to far more than a book ({entry.filename})", _BOMB)


_DAMAGED = "Get a fresh copy of it, or open it in the program that made it and save it anew"
_BOMB = "It looks made to exhaust memory; if you trust it, save its text as a text file"


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
