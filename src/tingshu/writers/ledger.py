"""``book.json``: the book's own record of itself, for programs."""

import json
from dataclasses import asdict
from itertools import accumulate
from pathlib import Path
from typing import Any

from tingshu.layout import write_text
from tingshu.model import Audiobook, Cue, Track

LEDGER_NAME = "book.json"
FORMAT = 1


def write_ledger(audiobook: Audiobook, folder: Path) -> None:
    """Write ``book.json``. It holds no dates, so that the same book gives the same bytes."""
    write_text(folder / LEDGER_NAME, json.dumps(ledger(audiobook), ensure_ascii=False, indent=1) + "\n")


def ledger(audiobook: Audiobook) -> dict[str, Any]:
    """Return the book as plain JSON values; all times are milliseconds, paths are relative to the book folder."""
    starts = accumulate((track.duration_ms for track in audiobook.tracks), initial=0)
    return {
        "format": FORMAT,
        "title": audiobook.title,
        "author": audiobook.author,
        "language": audiobook.language,
        "engine": audiobook.voice.engine,
        "voice": asdict(audiobook.voice),
        "duration_ms": sum(track.duration_ms for track in audiobook.tracks),
        "notices": list(audiobook.notices),
        "tracks": [_track(track, start) for track, start in zip(audiobook.tracks, starts, strict=False)],
    }


def _track(track: Track, start_ms: int) -> dict[str, Any]:
    return {
        "number": track.number,
        "title": track.title,
        "file": track.path.name,
        "start_ms": start_ms,
        "duration_ms": track.duration_ms,
        "cues": [_cue(cue) for cue in track.cues],
    }


def _cue(cue: Cue) -> dict[str, Any]:
    return {"text": cue.text, "start_ms": cue.start_ms, "end_ms": cue.end_ms}
