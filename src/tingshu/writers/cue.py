"""A CUE sheet for the MP3 of the whole book: where each chapter starts, for players that read it instead of CHAP.

Frames of a CUE sheet are 75ths of a second. The format has no escapes: a quotation mark becomes an apostrophe.
"""

from itertools import accumulate
from pathlib import Path

from tingshu.files import write_text
from tingshu.model import Audiobook
from tingshu.names import one_line, safe_name

_FRAMES = 75


def write_cue(audiobook: Audiobook, path: Path) -> None:
    """Write the sheet for the MP3 of the whole book, which stands in the same folder under the book's name."""
    starts = accumulate((track.duration_ms for track in audiobook.tracks), initial=0)
    lines = [
        *([f'PERFORMER "{_plain(audiobook.author)}"'] if audiobook.author else []),
        f'TITLE "{_plain(audiobook.title)}"',
        f'FILE "{_plain(safe_name(audiobook.title))}.mp3" MP3',
    ]
    for number, (track, start_ms) in enumerate(zip(audiobook.tracks, starts, strict=False), start=1):
        lines += [f"  TRACK {number:02} AUDIO", f'    TITLE "{_plain(track.title)}"']
        lines += [f"    INDEX 01 {_clock(start_ms)}"]
    write_text(path, "\n".join(lines) + "\n")


def _clock(ms: int) -> str:
    seconds, frames = divmod(round(ms * _FRAMES / 1000), _FRAMES)
    return f"{seconds // 60:02}:{seconds % 60:02}:{frames:02}"


def _plain(text: str) -> str:
    return one_line(text).replace('"', "'")
