"""By what things are known again from one run to the next: texts, what decides a sound, files."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

from tingshu.files import sha256_of
from tingshu.writing import CLOSERS, FINAL, OPENERS, anyone_of, is_speakable

FORMAT = 3
"""Goes up when a note is written differently, or when the same clips would be stitched differently."""

_BREAK = re.compile(f"{anyone_of(FINAL + OPENERS + CLOSERS)}|\n")


def passages_of(text: str) -> frozenset[str]:
    """Return a short digest of each passage between marks that end or quote something: enough to tell books apart.

    However a setting cuts the text into sentences, and whoever speaks them, its passages are the same.
    """
    passages = (passage.strip() for passage in _BREAK.split(text))
    return frozenset(_digest(passage) for passage in passages if is_speakable(passage))


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def signature(*decides: object) -> str:
    """Return a hash of values of the model and of JSON, as hexadecimal digits."""
    return hashlib.sha256(json.dumps([FORMAT, *decides], default=_plain).encode("ascii")).hexdigest()


def _plain(value: object) -> object:
    """Return a value that JSON does not know as one that it does."""
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, Mapping):
        return dict(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: getattr(value, each.name) for each in fields(value)}
    raise TypeError(f"{type(value).__name__} has no place in a signature")


def stands(path: Path, sha256: str) -> bool:
    """Whether a file is there, unaltered."""
    try:
        return sha256_of(path) == sha256
    except OSError:
        return False
