"""From what a person typed to the bytes behind it: a path, an address, or ``-`` for standard input."""

import difflib
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from tingshu.errors import SourceError
from tingshu.model import Source

STANDARD_INPUT = "-"

LARGEST_BYTES = 100_000_000
"""The largest source that is read: about twice the longest web novels, which reach some 50 MB as plain text."""

_NEIGHBOURS = 5_000
"""Names of a folder that are looked at for one like a misspelt name; a crowded folder must not cost seconds."""


def open_source(where: str, encoding: str | None = None, *, stdin: BinaryIO | None = None) -> Source:
    """Read the bytes that ``where`` names.

    Args:
        where: a path, an ``http`` or ``https`` address, or ``-`` for standard input.
        encoding: the charset the person insists on; it is looked at only when the text is decoded.
        stdin: what to read for ``-`` in place of the process's own standard input.

    Raises:
        SourceError: there is nothing to read there, it cannot be read, is empty, or is larger than
            ``LARGEST_BYTES``.
    """
    if where == STANDARD_INPUT:
        data = _read(stdin or sys.stdin.buffer, "Standard input")
    else:
        data = _fetch(where) if is_address(where) else _read_file(where)
    if not data:
        raise SourceError(f"{_shown(where)} is empty", "Give a file with text in it")
    return Source(where, data, encoding)


def is_address(where: str) -> bool:
    """Tell whether a source is named by an address such as ``https://…``, not by a path."""
    return "://" in where


def path_in(where: str) -> str:
    """Return the path that a source is named by: in an address as it is written there for people, without codes."""
    return unquote(urlsplit(where).path) if is_address(where) else where


def _fetch(where: str) -> bytes:
    from tingshu.readers.web import fetch

    if where.lower().startswith(("http://", "https://")):
        return fetch(where, LARGEST_BYTES)
    raise SourceError(f"{where} is no address of the web", "Give an http or https address, or the path of a file")


def _read_file(where: str) -> bytes:
    path = Path(where)
    try:
        with path.open("rb") as file:
            return _read(file, where)
    except FileNotFoundError as error:
        raise SourceError(f"There is no file {where}", _near(path)) from error
    except IsADirectoryError as error:
        raise SourceError(f"{where} is a folder", "Name one file in it") from error
    except PermissionError as error:  # what Windows says of a folder too
        if path.is_dir():
            raise SourceError(f"{where} is a folder", "Name one file in it") from error
        raise SourceError(f"{where} may not be read by you", "Change its permissions, or copy it") from error
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        raise SourceError(f"{where!r} cannot be opened: {error}", "Check the path") from error


def _read(stream: BinaryIO, name: str) -> bytes:
    try:
        data = stream.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise SourceError(f"{name} cannot be read: {error.strerror or error}", "Try a copy of it") from error
    if len(data) > LARGEST_BYTES:
        raise SourceError(
            f"{name} is larger than {LARGEST_BYTES // 1_000_000} MB", "Divide it, and make a book of each part"
        )
    return data


def _shown(where: str) -> str:
    return "Standard input" if where == STANDARD_INPUT else where


def _near(path: Path) -> str:
    """Return the way out when nothing is at ``path``: the names beside it that look like it, if any do."""
    if not path.parent.is_dir():
        return f"The folder {path.parent} does not exist either: check the path"
    close = difflib.get_close_matches(path.name, list(islice(_files(path.parent), _NEIGHBOURS)))
    if not close:
        return "Check the spelling of the path"
    return "Did you mean " + " or ".join(str(path.with_name(name)) for name in close)


def _files(folder: Path) -> Iterator[str]:
    try:
        for entry in folder.iterdir():
            yield entry.name
    except OSError:
        return  # a folder that cannot be listed has no suggestions to make; the error itself is told anyway
