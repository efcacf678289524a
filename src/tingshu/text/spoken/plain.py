"""What the voice is asked to say for a sentence that shows something else."""

import re
import unicodedata

from tingshu.writing import HAN

_UNSAID = {"Cc", "Cf", "Cs", "Zl", "Zp"}  # control, format (zero-width, direction), surrogates, line separators


_UPRIGHT = str.maketrans("︐︑︒︓︔︕︖﹁﹂﹃﹄", "，、。：；！？「」『』")
_OLD_STOP = re.compile(f"(?<=[{HAN}」』”’）])．(?![A-Za-z0-9])")


def spoken(text: str) -> str:
    """Return ``text`` as every engine can take it: no invisible character, plain single spaces, marks that pause.

    The marks of vertical writing and the full stop of old prints are said as the ones that voices know.
    """
    text = _OLD_STOP.sub("。", text.translate(_UPRIGHT))
    if text.isprintable() and "  " not in text:  # the only space that is printable is the plain one
        return text
    return " ".join("".join(filter(_is_said, text)).split())


def _is_said(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in _UNSAID
