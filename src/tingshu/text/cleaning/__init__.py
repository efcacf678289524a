"""Takes out what is not the author's, and keeps the proof of it."""

from tingshu.text.cleaning.clean import Cleaned, clean, too_slow
from tingshu.text.cleaning.own_rules import read_rules
from tingshu.text.cleaning.passage import Cut, Passage
from tingshu.text.cleaning.replacements import edits
from tingshu.text.cleaning.rules import Replacement, Rules
from tingshu.text.cleaning.unsayable import SCENE_BREAK
from tingshu.text.patterns import RanWild

__all__ = [
    "SCENE_BREAK",
    "Cleaned",
    "Cut",
    "Passage",
    "RanWild",
    "Replacement",
    "Rules",
    "clean",
    "edits",
    "read_rules",
    "too_slow",
]
