"""Audiobook -> file: one file per format, one line in the table."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tingshu.model import Track
from tingshu.protocols import Writer
from tingshu.writers.contents import write_contents
from tingshu.writers.cover import write_cover
from tingshu.writers.cue import write_cue
from tingshu.writers.front_cover import front_cover
from tingshu.writers.ledger import listing, text_digest, write_ledger
from tingshu.writers.lines import clock
from tingshu.writers.listed import Ledger, ListedFile, ListedTrack, read_ledger
from tingshu.writers.lrc import lrc
from tingshu.writers.playlist import write_playlist
from tingshu.writers.srt import srt
from tingshu.writers.vtt import vtt

LISTS: tuple[Writer, ...] = (write_cover, write_playlist, write_contents)
"""What every book gets beside its tracks. The ledger comes after them: once it stands, everything it names stands."""

CAPTIONS: Mapping[str, Callable[[Track], str]] = MappingProxyType({"lrc": lrc, "srt": srt, "vtt": vtt})
"""What can be written beside each track, under its name with this ending."""

__all__ = [
    "CAPTIONS",
    "LISTS",
    "Ledger",
    "ListedFile",
    "ListedTrack",
    "clock",
    "front_cover",
    "listing",
    "read_ledger",
    "text_digest",
    "write_cue",
    "write_ledger",
]
