"""Clips -> track: decode, trim, bring to one level, pause, encode, tag. Tracks -> one file for the whole book."""

from tingshu.audio.hearing import Heard, hear
from tingshu.audio.loudness import gain_db
from tingshu.audio.m4b import write_m4b
from tingshu.audio.proof import prove
from tingshu.audio.stitch import Spacing
from tingshu.audio.tags import Tags, track_titles
from tingshu.audio.track import Joiner, open_part, open_track, retag
from tingshu.audio.whole_mp3 import write_whole_mp3

__all__ = [
    "Heard",
    "Joiner",
    "Spacing",
    "Tags",
    "gain_db",
    "hear",
    "open_part",
    "open_track",
    "prove",
    "retag",
    "track_titles",
    "write_m4b",
    "write_whole_mp3",
]
