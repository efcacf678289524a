"""Where things stand on disk: the book folder and what is in it, and the user's cache.

Every path that tingshu writes is made here.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tingshu.errors import FolderError
from tingshu.files import make_folder, sweep, written_to
from tingshu.names import LONGEST_STEM_BYTES, safe_name

CACHE_VARIABLE = "TINGSHU_CACHE"
"""Names the folder for kept clips and other working files, in place of the platform's usual one."""

WHOLE_BOOK = "whole book"
"""The folder inside a book's for the formats that hold all of it in one file."""

NOTES = ".tingshu"
"""The hidden folder inside a book's with what is noted about it."""

CAPTION_ENDINGS = (".lrc", ".srt", ".vtt")
"""What may stand beside a track, under its name."""


def book_folder(output: Path, title: str, copy: int = 1) -> Path:
    """Make the folder of a book inside ``output`` and return it.

    Args:
        output: where the books stand; made if need be.
        title: of the book.
        copy: above 1, the number behind the name: for another book of the same title.

    Raises:
        FolderError: it cannot be made or written, or it or a folder in it is a link that leads out.
    """
    number = f" {copy}" if copy > 1 else ""
    folder = output / (safe_name(title, LONGEST_STEM_BYTES - len(number)) + number)
    if sys.getfilesystemencoding().lower() != "utf-8":
        raise FolderError(
            f"This computer's language setting ({sys.getfilesystemencoding()}) has no file names in Chinese",
            "Set PYTHONUTF8=1 and run again",
        )
    try:
        make_folder(folder)
        _check_inside(folder, output)
        for inside in filter(Path.is_dir, folder.iterdir()):
            _check_inside(inside, folder)
        with tempfile.TemporaryFile(dir=folder):
            pass  # the only honest test of "writable" is to write
    except OSError as error:
        raise FolderError(
            f"Cannot write to {folder}: {error.strerror or error}", "Choose another folder with -o"
        ) from error
    return folder


def _check_inside(folder: Path, outer: Path) -> None:
    """Raise FolderError where a folder is a link: what is written, and what is removed, would be somebody else's."""
    if not folder.resolve().is_relative_to(outer.resolve()):
        raise FolderError(f"{folder} is a link that leads out of {outer}", "Remove it, or choose another -o")


def whole_book_path(folder: Path, title: str, ending: str, *, make: bool = False) -> Path:
    """Return where the whole book stands in one file.

    Args:
        folder: the book's.
        title: of the book.
        ending: of the file.
        make: whether to make the folder for it inside the book's.

    Audiobookshelf and Jellyfin take every audio file below a book's folder for a part of it, and would play the book
    twice. An empty file called ``.ignore`` tells both to leave a folder alone.
    """
    whole = folder / WHOLE_BOOK
    if make:
        with written_to(whole):
            whole.mkdir(exist_ok=True)
            (whole / ".ignore").touch()
    return whole / f"{safe_name(title)}{ending}"


def sweep_book(folder: Path) -> None:
    """Remove what a run that was killed left unfinished in a book's folder; for the one run that is at work there."""
    for place in (folder, folder / WHOLE_BOOK, folder / NOTES):
        sweep(place)


def remove_track(path: Path) -> None:
    """Remove a track and the captions beside it.

    Raises:
        FolderError: they cannot be removed.
    """
    for ending in (path.suffix, *CAPTION_ENDINGS):
        companion = path.with_suffix(ending)
        with written_to(companion):
            companion.unlink(missing_ok=True)


@contextmanager
def folder_lock(folder: Path) -> Iterator[bool]:
    """Hold the one lock of a book folder while the block runs; yield False if another process holds it.

    The lock is the operating system's: it falls with the process that holds it, however that ends.

    Raises:
        FolderError: something that is no lock stands at its place.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / ".lock", timeout=0)
    with written_to(folder / ".lock"):
        try:
            lock.acquire()
        except Timeout:  # an OSError too, but none of the disk
            alone = False
        else:
            alone = True
    if not alone:
        yield False
        return
    try:
        yield True
    finally:
        if os.name != "nt":  # there the library removes it itself, once it is closed
            # removed while still held: a waiter that opened the same file finds it gone and tries anew
            (folder / ".lock").unlink(missing_ok=True)
        lock.release()


def cache_folder() -> Path:
    """Return the user's cache folder for tingshu: ``TINGSHU_CACHE``, else the platform's own place.

    Raises:
        FolderError: it is in the home of a user whom nobody knows.
    """
    from platformdirs import user_cache_path

    folder = Path(os.environ.get(CACHE_VARIABLE) or user_cache_path("tingshu", appauthor=False))
    try:
        return folder.expanduser()
    except RuntimeError as error:
        raise FolderError(
            f"There is no home folder for {folder}", f"Set {CACHE_VARIABLE} to the whole path of a folder"
        ) from error


def clip_store() -> Path:
    """Return where spoken clips are kept, for all books of this user."""
    return cache_folder() / "clips"
