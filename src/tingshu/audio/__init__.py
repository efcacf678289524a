"""Clips -> track: decode, trim, bring to one level, pause, encode, tag."""

from tingshu.audio.loudness import gain_db
from tingshu.audio.stitch import Spacing, Stitcher
from tingshu.audio.tags import Tags, id3

__all__ = ["Spacing", "Stitcher", "Tags", "gain_db", "id3"]
