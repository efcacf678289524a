"""What the embedded voice cannot be left to say by itself, besides figures and words with a reading."""

from tingshu.text.spoken.embedded.apart import BETWEEN_WORDS, apart
from tingshu.text.spoken.embedded.erhua import ERHUA
from tingshu.text.spoken.embedded.polyphones import POLYPHONES
from tingshu.text.spoken.embedded.scripts import SCRIPTS

EMBEDDED_RULES = (*SCRIPTS, *ERHUA, *POLYPHONES)
"""What is said for this voice alone, whatever becomes of figures."""

__all__ = ["BETWEEN_WORDS", "EMBEDDED_RULES", "apart"]
