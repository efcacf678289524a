"""``book.json``: the book's own record of itself, for programs."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from itertools import accumulate
from pathlib import Path
from typing import Any

from tingshu.files import sha256_of, write_text
from tingshu.model import Audiobook, Cue, Track

LEDGER_NAME = "book.json"
FORMAT = 1


def write_ledger(audiobook: Audiobook, folder: Path, files: Iterable[Path]) -> None:
    """Write ``book.json``. It holds no dates, so that the same book gives the same bytes.

    Args:
        audiobook: the book.
        folder: where it stands.
        files: what belongs to it besides its tracks.

    Raises:
        FolderError: it cannot be written.
        OSError: one of ``files`` cannot be read.
    """
    whole = listing(audiobook) | {"files": [_file(path, folder) for path in files]}
    write_text(folder / LEDGER_NAME, json.dumps(whole, ensure_ascii=False, indent=1) + "\n")


def listing(audiobook: Audiobook) -> dict[str, Any]:
    """Return the book and its tracks as plain JSON values; times are milliseconds, paths relative to its folder."""
    starts = accumulate((track.duration_ms for track in audiobook.tracks), initial=0)
    return {
        "format": FORMAT,
        "title": audiobook.title,
        "author": audiobook.author,
        "language": audiobook.language,
        "engine": audiobook.voice.engine,
        "voice": asdict(audiobook.voice),
        "roles": {role: asdict(voice) for role, voice in audiobook.roles},
        "duration_ms": sum(track.duration_ms for track in audiobook.tracks),
        "notices": list(audiobook.notices),
        "missing": [{"chapter": chapter, "text": text} for chapter, text in audiobook.missing],
        "unfinished": list(audiobook.unfinished),
        "tracks": [_track(track, start) for track, start in zip(audiobook.tracks, starts, strict=False)],
    }


def text_digest(texts: Iterable[str]) -> str:
    """Return the SHA-256 of a chapter's sentences, one a line, by which ``verify`` knows that none was altered."""
    return hashlib.sha256("\n".join(texts).encode("utf-8", "surrogatepass")).hexdigest()


def _track(track: Track, start_ms: int) -> dict[str, Any]:
    return {
        "number": track.number,
        "title": track.title,
        "file": track.path.name,
        "start_ms": start_ms,
        "duration_ms": track.duration_ms,
        "sha256": track.sha256,
        "sentences": len(track.texts),
        "text_sha256": text_digest(track.texts),
        "cues": [_cue(cue) for cue in track.cues],
    }


def _file(path: Path, folder: Path) -> dict[str, str]:
    return {"file": path.relative_to(folder).as_posix(), "sha256": sha256_of(path)}


def _cue(cue: Cue) -> dict[str, Any]:
    return {"text": cue.text, "start_ms": cue.start_ms, "end_ms": cue.end_ms}
