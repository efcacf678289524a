"""``contents.md``: a table of contents for a person, with where each chapter starts and how long it is."""

from itertools import accumulate
from pathlib import Path
from urllib.parse import quote

from tingshu.files import write_text
from tingshu.model import Audiobook, Track
from tingshu.writers.lines import clock

CONTENTS_NAME = "contents.md"
_MARKDOWN = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>|#"})


def write_contents(audiobook: Audiobook, folder: Path) -> Path:
    """Write ``contents.md`` and return it; each chapter links to its file."""
    total_ms = sum(track.duration_ms for track in audiobook.tracks)
    starts = accumulate((track.duration_ms for track in audiobook.tracks), initial=0)
    lines = [
        f"# {_plain(audiobook.title)}",
        "",
        *([_plain(audiobook.author), ""] if audiobook.author else []),
        f"{clock(total_ms)} · {_plain(audiobook.voice.name)} ({audiobook.voice.engine})",
        "",
        *(f"> {_plain(notice)}\n" for notice in audiobook.notices),
        "| | Chapter | Start | Length |",
        "|---:|---|---:|---:|",
        *(_row(track, start) for track, start in zip(audiobook.tracks, starts, strict=False)),
    ]
    path = folder / CONTENTS_NAME
    write_text(path, "\n".join(lines) + "\n")
    return path


def _row(track: Track, start_ms: int) -> str:
    link = f"[{_plain(track.title)}]({quote(track.path.name)})"
    return f"| {track.number} | {link} | {clock(start_ms)} | {clock(track.duration_ms)} |"


def _plain(text: str) -> str:
    return " ".join(text.split()).translate(_MARKDOWN)
