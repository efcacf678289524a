"""The clip store: a folder of bounded size, shared by every book and process of one user.

A clip stands under its key, which is a hash, in one of 256 folders: a full store is some 400 clips in each. (One folder
more for every few clips would cost more than to write them.) Being hashes, keys are spread evenly, so each folder holds
1/256 of everything and can be kept within 1/256 of the limit by itself. Whoever writes looks after that one folder now
and then; nobody ever walks the whole.
"""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tingshu.engines.clip_file import packed, unpacked
from tingshu.files import write_private
from tingshu.model import Clip

LIMIT_BYTES = 4_000_000_000
"""Some 180 hours of the Edge service's speech, or 25 of the embedded voice's."""

PARTS = 256
SWEEP_EVERY = 16
"""Writes to one part of the store between two sweeps of it."""

FORGOTTEN_AFTER_S = 86_400
"""How old an unfinished file must be to have been left behind by a process that died."""


@dataclass(frozen=True, slots=True)
class StoreSize:
    """What a store holds."""

    clips: int
    bytes: int


class ClipStore:
    """Clips by their keys. Whoever was used least recently goes first once there is too much.

    Every method but ``place`` raises OSError when the folder cannot be read or written.

    Args:
        folder: where it stands; made when the first clip is kept.
        limit_bytes: what it may hold.
    """

    def __init__(self, folder: Path, limit_bytes: int = LIMIT_BYTES) -> None:
        self.folder = folder
        self._limit_bytes = limit_bytes

    def place(self, key: str) -> Path:
        """Return where the clip of this key stands."""
        return self.folder / key[:2] / key

    def read(self, key: str) -> Clip | None:
        """Return the clip, as one that has just been used; None when there is none that is whole and its own."""
        path = self.place(key)
        try:
            clip = unpacked(key, path.read_bytes())
        except FileNotFoundError:  # or another process has removed it in between
            return None
        with suppress(OSError):  # a store that can only be read gives its clips all the same
            os.utime(path)
        return clip

    def write(self, key: str, clip: Clip) -> None:
        """Keep ``clip``, whole or not at all, and from time to time make room where it stands."""
        path, data = self.place(key), packed(key, clip)
        try:
            write_private(path, data)
        except FileNotFoundError:  # another process is clearing the store under our hands
            write_private(path, data)
        if int(key[4:8], 16) % SWEEP_EVERY == 0:
            self._sweep(self.folder / key[:2])

    def forget(self, key: str) -> None:
        """Remove a clip, if it is there."""
        self.place(key).unlink(missing_ok=True)

    def size(self) -> StoreSize:
        """Count everything; the one thing beside ``clear`` that walks the whole store."""
        sizes = [state.st_size for found, state in _states(self.folder) if not _is_unfinished(found)]
        return StoreSize(len(sizes), sum(sizes))

    def clear(self) -> StoreSize:
        """Remove every clip and every folder that is empty then; return what has been removed."""
        held = self.size()
        for found in _files(self.folder):
            Path(found).unlink(missing_ok=True)
        for folder, _, _ in os.walk(self.folder, topdown=False):
            with suppress(OSError):  # another process has put a clip there in the meantime
                Path(folder).rmdir()
        return held

    def _sweep(self, part: Path) -> None:
        """Bring one part of the store within its share, and remove what the dead have left there."""
        kept: list[tuple[float, int, str]] = []
        for found, state in _states(part):
            if not _is_unfinished(found):
                kept.append((state.st_mtime, state.st_size, found.path))
            elif state.st_mtime < time.time() - FORGOTTEN_AFTER_S:
                Path(found).unlink(missing_ok=True)
        too_much = sum(size for _, size, _ in kept) - self._limit_bytes // PARTS
        for _, size, path in sorted(kept):
            if too_much <= 0:
                return
            Path(path).unlink(missing_ok=True)
            too_much -= size


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Yield the files under ``folder``, links not followed."""
    try:
        found = list(os.scandir(folder))
    except FileNotFoundError:
        return
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry))
        else:
            yield entry


def _states(folder: Path) -> Iterator[tuple[os.DirEntry[str], os.stat_result]]:
    """Yield the files under ``folder`` with what the disk says of them, but for those that are gone by then."""
    for found in _files(folder):
        with suppress(FileNotFoundError):  # another process sweeps or clears too
            yield found, found.stat()


def _is_unfinished(file: os.DirEntry[str]) -> bool:
    return file.name.startswith(".")
