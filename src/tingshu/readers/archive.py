"""A stranger's ZIP: EPUB and DOCX are archives, and an archive can be made to cost any amount of memory.

Nothing is ever unpacked to disk, so a name in the archive is a key and no path: ``../../etc/passwd`` is a name like
any other, and leads nowhere. What a part unpacks to is charged before it is read, by the size its entry declares;
zipfile never yields more than that.
"""

import io
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO
from urllib.parse import unquote

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
_ENCRYPTED, _UTF_8 = 0x1, 0x800  # flags of an entry: APPNOTE.TXT, 4.4.4


class HostileArchiveError(SourceError):
    """An archive is locked or made to exhaust memory: nothing in it is read, sound as other parts of it may be."""


class Archive:
    r"""The parts of a ZIP archive in memory, read under a budget.

    A name is found as it is written; else whatever its case, slashes, percent signs and composed characters, as
    Windows and Macs write them: ``OEBPS\Text\A%20B.xhtml`` is ``OEBPS/text/a b.xhtml``. A name that is not marked
    as UTF-8 is tried in the charsets that Chinese programs pack in, too.

    Attributes:
        name: what it is called in errors.
        names: of its parts, in their order.
        repeated: names that several parts bear; the last one of them is read, as other programs do.

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
        files = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        self._exact = {entry.filename: entry for entry in files}
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in self._exact.values():
            for name_of_it in _spellings(entry):
                self._entries.setdefault(_key(name_of_it), entry)
        self.names = tuple(self._exact)
        self.repeated = frozenset(name for name, count in Counter(file.filename for file in files).items() if count > 1)

    def __contains__(self, part: str) -> bool:
        return self._entry(part) is not None

    def _entry(self, part: str) -> zipfile.ZipInfo | None:
        return self._exact.get(part) or self._entries.get(_key(part)) or self._entries.get(_key(unquote(part)))

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
            HostileArchiveError: it is encrypted, or unpacking it goes beyond what a book can be.
            SourceError: there is no such part, it is damaged, a link, or packed in a way its format does not know.
        """
        entry = self._entry(part)
        if entry is None:
            raise SourceError(f"{self.name} has no part {part}", _DAMAGED)
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
            raise HostileArchiveError(f"{self.name} is encrypted", "Remove its password or copy protection")
        if entry.compress_type not in _METHODS:
            raise SourceError(
                f"{self.name} is packed in a way that its format does not permit ({entry.filename})", _DAMAGED
            )
        if stat.S_ISLNK(entry.external_attr >> 16):  # what it holds is a path, which leads nowhere here
            raise SourceError(f"{self.name} holds a link in place of {entry.filename}", _DAMAGED)
        self._left -= entry.file_size
        swollen = entry.file_size > max(_UNSUSPICIOUS, entry.compress_size * LARGEST_RATIO)
        if swollen or self._left < 0:
            raise HostileArchiveError(f"{self.name} unpacks to far more than a book ({entry.filename})", _BOMB)


_DAMAGED = "Get a fresh copy of it, or open it in the program that made it and save it anew"
_BOMB = "It looks made to exhaust memory; if you trust it, save its text as a text file"


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name.replace("\\", "/").lstrip("/").lower())


def _spellings(entry: zipfile.ZipInfo) -> Iterator[str]:
    """Yield what a part may be called: its name as the directory has it comes first."""
    yield entry.filename
    if "%" in entry.filename:
        yield unquote(entry.filename)
    if not entry.flag_bits & _UTF_8 and not entry.filename.isascii():
        written = entry.filename.encode("cp437", "replace")  # the charset that zipfile has read it in: 4.4.4, bit 11
        for charset in ("utf-8", "gb18030", "cp950"):
            yield written.decode(charset, "replace")
