"""What is said for a text that shows something else: figures, signs, headings, and words with a reading of their own.

``spoken`` is what every voice needs; ``voiced`` derives the rest once it is known who speaks.
"""

from tingshu.text.spoken.heard import shown_marks
from tingshu.text.spoken.manner import Manner, Numbers, manner
from tingshu.text.spoken.plain import spoken
from tingshu.text.spoken.sayer import Change, Sayer
from tingshu.text.spoken.voiced import voiced

__all__ = ["Change", "Manner", "Numbers", "Sayer", "manner", "shown_marks", "spoken", "voiced"]
