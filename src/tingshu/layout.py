"""Where things stand on disk: names, the book folder, the user's cache, writing without half-written files.

Every path that tingshu writes is made here.
"""

import os
import secrets
import shutil
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tingshu.errors import FolderError

CACHE_VARIABLE = "TINGSHU_CACHE"
"""Names the folder for kept clips and other working files, in place of the platform's usual one."""

LONGEST_STEM_BYTES = 180
"""Bytes of UTF-8 that a name may take before its ending: ext4 and most others stop at 255, sidecars add to it."""

UNTITLED = "untitled"

WHOLE_BOOK = "whole book"
"""The folder inside a book's for the formats that hold all of it in one file."""

CAPTION_ENDINGS = (".lrc", ".srt", ".vtt")
"""What may stand beside a track, under its name."""

_UNSHOWN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}  # control, direction and zero-width marks, surrogates, private use


def one_line(text: str) -> str:
    """Return ``text`` as a title can be shown anywhere: on one line, in NFC, without a character that is not seen.

    Control characters, direction marks and the like could turn a terminal, a playlist or a tag into something else.
    """
    # tab and newline are control characters too, but they stand between words
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    shown = "".join(character for character in spaced if unicodedata.category(character) not in _UNSHOWN)
    return " ".join(shown.split())


def safe_name(title: str, longest_bytes: int = LONGEST_STEM_BYTES) -> str:
    """Return ``title`` as a file name that Linux, macOS, Windows and FAT players all take.

    Separators and reserved characters are left out, device names such as ``CON`` are dodged, and the name is cut
    between characters at ``longest_bytes`` of UTF-8.
    """
    from pathvalidate import sanitize_filename

    allowed = sanitize_filename(one_line(title), platform="universal", max_len=longest_bytes, fs_encoding="utf-8")
    return " ".join(allowed.split()).strip(" .") or UNTITLED


def book_folder(output: Path, title: str, copy: int = 1) -> Path:
    """Make the folder of a book inside ``output`` and return it.

    Args:
        output: where the books stand; made if need be.
        title: of the book.
        copy: above 1, the number behind the name: for another book of the same title.

    Raises:
        FolderError: it cannot be made or written, or is a link out of ``output``.
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
        if not folder.resolve().is_relative_to(output.resolve()):
            raise FolderError(f"{folder} is a link that leads out of {output}", "Remove it, or choose another -o")
        with tempfile.TemporaryFile(dir=folder):
            pass  # the only honest test of "writable" is to write
    except OSError as error:
        raise FolderError(
            f"Cannot write to {folder}: {error.strerror or error}", "Choose another folder with -o"
        ) from error
    return folder


def track_stem(number: int, of: int, title: str) -> str:
    """Return the file name of a track without its ending: ``001 第一回 标题``.

    The number comes first and is as wide as the last one's (three digits at least), so that players which
    sort by name, and those which look for the first digits, find the order of the book.
    """
    width = max(3, len(str(of)))
    return f"{number:0{width}} {safe_name(title, LONGEST_STEM_BYTES - width - 1)}"


def whole_book_path(folder: Path, title: str, ending: str) -> Path:
    """Return where the whole book stands in one file, and make the folder for it inside the book's.

    Audiobookshelf and Jellyfin take every audio file below a book's folder for a part of it, and would play the book
    twice. An empty file called ``.ignore`` tells both to leave a folder alone.
    """
    whole = folder / WHOLE_BOOK
    with written_to(whole):
        whole.mkdir(exist_ok=True)
        (whole / ".ignore").touch()
    return whole / f"{safe_name(title)}{ending}"


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
    except BaseException:  # a stop too: whatever ends the block, nothing unfinished stays, and it goes on up
        aside.unlink(missing_ok=True)
        raise


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


def remove_track(path: Path) -> None:
    """Remove a track and the captions beside it.

    Raises:
        FolderError: they cannot be removed.
    """
    for ending in (path.suffix, *CAPTION_ENDINGS):
        companion = path.with_suffix(ending)
        with written_to(companion):
            companion.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8 with line feeds under ``path``, whole or not at all."""
    with written_aside(path) as aside, written_to(path):
        aside.write_text(text, encoding="utf-8", newline="\n")


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
    except BaseException:  # a stop too: whatever ends the block, nothing unfinished stays, and it goes on up
        Path(aside).unlink(missing_ok=True)
        raise


def cache_folder() -> Path:
    """Return the user's cache folder for tingshu: ``TINGSHU_CACHE``, else the platform's own place."""
    from platformdirs import user_cache_path

    return Path(os.environ.get(CACHE_VARIABLE) or user_cache_path("tingshu", appauthor=False)).expanduser()


def clip_store() -> Path:
    """Return where spoken clips are kept, for all books of this user."""
    return cache_folder() / "clips"


@contextmanager
def folder_lock(folder: Path) -> Iterator[bool]:
    """Hold the one lock of a book folder while the block runs; yield False if another process holds it.

    The lock is the operating system's: it falls with the process that holds it, however that ends.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / ".lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        if os.name != "nt":  # there the library removes it itself, once it is closed
            # removed while still held: a waiter that opened the same file finds it gone and tries anew
            (folder / ".lock").unlink(missing_ok=True)
        lock.release()
