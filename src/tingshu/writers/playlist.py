"""An M3U8 playlist: the chapters in order, for any player that opens lists."""

from pathlib import Path

from tingshu.files import write_text
from tingshu.model import Audiobook, Track
from tingshu.names import one_line, safe_name


def write_playlist(audiobook: Audiobook, folder: Path) -> Path:
    """Write ``<title>.m3u8`` and return it: extended M3U in UTF-8, file names relative to the folder, seconds rounded.

    Named after the book because players list playlists of all folders together.
    """
    lines = ["#EXTM3U", f"#PLAYLIST:{one_line(audiobook.title)}", *map(_entry, audiobook.tracks)]
    path = folder / f"{safe_name(audiobook.title)}.m3u8"
    write_text(path, "\n".join(lines) + "\n")
    return path


def _entry(track: Track) -> str:
    return f"#EXTINF:{round(track.duration_ms / 1000)},{one_line(track.title)}\n{track.path.name}"
