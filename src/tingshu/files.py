"""Writing files: whole or not at all, and with an error that says the way out."""

import hashlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tingshu.errors import FolderError

_ASIDE = ".part"


@contextmanager
def written_aside(path: Path) -> Iterator[Path]:
    """Yield a new file beside ``path`` to write to; move it into place once the block ends well.

    On any error the unfinished file is removed, so that ``path`` is always whole: the old one or the new one. Its
    name cannot be guessed and it is made anew, so that nothing that somebody put there is written through.

    Raises:
        FolderError: the folder cannot be written, or something that is no file stands at ``path``.
    """
    aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}{_ASIDE}")
    with written_to(path):
        aside.touch(exist_ok=False)
    try:
        yield aside
        with written_to(path):
            aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)  # there only if the block ended otherwise


@contextmanager
def written_to(path: Path) -> Iterator[None]:
    """Turn an error of the file system while writing ``path`` into one that says the way out."""
    try:
        yield
    except OSError as error:
        raise FolderError(
            f"Cannot write {path}: {error.strerror or error}", "Make room there, or choose another folder with -o"
        ) from error


def sweep(folder: Path) -> None:
    """Remove what a run that was killed left unfinished in ``folder``; for the one run that is at work there."""
    with written_to(folder):
        for aside in folder.glob(f".*{_ASIDE}"):
            aside.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8 with line feeds under ``path``, whole or not at all."""
    with written_aside(path) as aside, written_to(path):
        aside.write_text(text, encoding="utf-8", newline="\n")


def write_private(path: Path, data: bytes) -> None:
    """Put ``data`` under ``path``, whole or not at all, for the user alone (mode 0600).

    Each writer has an aside of its own: of several processes the last one wins, and nobody sees half a file.

    Raises:
        OSError: the folder cannot be made or written.
    """
    descriptor, aside = tempfile.mkstemp(dir=make_folder(path.parent, 0o700), prefix=".", suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(aside).replace(path)
    finally:
        Path(aside).unlink(missing_ok=True)  # there only if it could not be written or moved


def make_folder(folder: Path, mode: int = 0o777) -> Path:
    """Make ``folder`` and what is missing above it, and return it; a thousand folders deep is no error.

    Args:
        folder: which one.
        mode: who may use what is made, as for ``os.mkdir``.

    Raises:
        OSError: one of them cannot be made.
    """
    missing = [folder]
    while not missing[-1].is_dir() and missing[-1].parent != missing[-1]:
        missing.append(missing[-1].parent)
    for each in reversed(missing):
        each.mkdir(mode=mode, exist_ok=True)
    return folder


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """Yield an empty folder inside ``folder`` for files that are needed for a while; it is gone afterwards."""
    place = folder / ".workshop"
    shutil.rmtree(place, ignore_errors=True)  # what a killed run left behind
    with written_to(place):
        place.mkdir()
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, as hexadecimal digits.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
