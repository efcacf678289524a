"""Takes out what is not the author's, and keeps the proof of it."""

from tingshu.text.cleaning.clean import Cleaned, clean
from tingshu.text.cleaning.furniture import SCENE_BREAK
from tingshu.text.cleaning.passage import Cut, Passage

__all__ = ["SCENE_BREAK", "Cleaned", "Cut", "Passage", "clean"]
