"""Audiobook -> file: one file per format, one line in the table."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tingshu.model import Track
from tingshu.protocols import Writer
from tingshu.writers.contents import write_contents
from tingshu.writers.cover import cover_from, write_cover
from tingshu.writers.cue import write_cue
from tingshu.writers.drawing import drawn_cover
from tingshu.writers.ledger import LEDGER_NAME, Before, earlier_book, read_ledger, text_digest, write_ledger
from tingshu.writers.lines import clock
from tingshu.writers.lrc import lrc
from tingshu.writers.playlist import write_playlist
from tingshu.writers.srt import srt
from tingshu.writers.vtt import vtt

WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "cover": write_cover,
        "json": write_ledger,
        "m3u8": write_playlist,
        "toc": write_contents,
    }
)
"""What can be written into a book folder, by the name it has on the command line."""

CAPTIONS: Mapping[str, Callable[[Track], str]] = MappingProxyType({"lrc": lrc, "srt": srt, "vtt": vtt})
"""What can be written beside each track, under its name with this ending."""

ALWAYS = ("cover", "m3u8", "toc", "json")
"""What every book gets. The ledger comes last: once it stands, everything it names stands."""

__all__ = [
    "ALWAYS",
    "CAPTIONS",
    "LEDGER_NAME",
    "WRITERS",
    "Before",
    "clock",
    "cover_from",
    "drawn_cover",
    "earlier_book",
    "read_ledger",
    "text_digest",
    "write_cue",
]
