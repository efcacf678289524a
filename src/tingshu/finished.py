"""Tracks that stand already: how to know that one need not be made again.

A finished track is recorded in the cache under a signature of everything that decides its bytes. The next run, or one
that goes on after being killed, finds the record and an unaltered file, and leaves the chapter alone.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields, is_dataclass
from pathlib import Path
from typing import Any

from tingshu.layout import write_private
from tingshu.model import Cue, Mark, Track

FORMAT = 1
"""Goes up when a record is written differently, or when the same clips would be stitched differently."""


def signature(*decides: object) -> str:
    """Return the name of a record: a hash of values of the model and of JSON, as hexadecimal digits."""
    return hashlib.sha256(json.dumps([FORMAT, *decides], default=_plain).encode("ascii")).hexdigest()


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def remember(records: Path, name: str, track: Track) -> None:
    """Record under ``name`` that ``track`` stands.

    Raises:
        OSError: the record cannot be written.
    """
    record = {"sha256": track.sha256, "duration_ms": track.duration_ms, "cues": [asdict(cue) for cue in track.cues]}
    write_private(_place(records, name), json.dumps(record).encode("ascii"))


def recall(records: Path, name: str, number: int, title: str, path: Path) -> Track | None:
    """Return the track recorded under ``name`` if its file stands unaltered at ``path``."""
    try:
        record = json.loads(_place(records, name).read_bytes())
        whole = record["sha256"] == sha256_of(path)
        cues = tuple(_cue(**cue) for cue in record["cues"])
    except (FileNotFoundError, ValueError, LookupError, TypeError):
        return None  # not made yet, or the record is damaged: then the chapter is made again
    return Track(number, title, path, record["duration_ms"], cues, record["sha256"]) if whole else None


def _place(records: Path, name: str) -> Path:
    return records / name[:2] / name


def _cue(text: str, start_ms: int, end_ms: int, words: Iterable[dict[str, Any]]) -> Cue:
    return Cue(text, start_ms, end_ms, tuple(Mark(**word) for word in words))


def _plain(value: object) -> object:
    """Return a value that JSON does not know as one that it does."""
    if isinstance(value, Mapping):
        return dict(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: getattr(value, each.name) for each in fields(value)}
    raise TypeError(f"{type(value).__name__} has no place in a signature")
