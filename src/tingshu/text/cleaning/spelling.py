"""One key for every way in which a page spells the same phrase to escape notice.

Zero-width characters, full-width letters, case, and marks or spaces between the characters do not count. Full-width
forms are folded as Unicode's compatibility decomposition has them (NFKC, UAX #15).
"""

import re
import unicodedata
from functools import lru_cache

from tingshu.writing import HAN, INVISIBLE

PARAGRAPH = "\n"
UNKNOWN = "\0"
"""Stand between the paragraphs of a sample, and where a part of the text was left out of it."""

_GAP = rf"(?:[^\w{PARAGRAPH}{UNKNOWN}]|_){{0,4}}"
_CLAUSE_MARK = re.compile(r"[，、；：。！？“”‘’《》]")
_SLIPPED_IN = re.compile(rf"[{INVISIBLE}]|(?<=[{HAN}])[ .*_|~^+=-]{{1,2}}(?=[{HAN}])")
_FULL_WIDTH = re.compile(r"[Ａ-Ｚａ-ｚ]{3}")
_SPACED_OUT = re.compile(r"(?:[A-Za-z0-9][^\w]+){3,}")


class _Folding(dict[int, str | None]):
    """What each character is in a key, worked out when it is first met."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        if character in (PARAGRAPH, UNKNOWN):
            folded = character
        else:
            folded = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", character).casefold()))
        self[code] = folded
        return folded


_FOLDING = _Folding()


def key(text: str) -> str:
    """Return ``text`` as letters, digits and Han characters only, folded; paragraph ends and omissions stay."""
    return text.translate(_FOLDING)


@lru_cache(maxsize=256)
def spellings(phrase: str) -> re.Pattern[str]:
    """Return a pattern for every spelling of the phrase with this key, one copy at a time."""
    return re.compile(_GAP.join(_forms(character) for character in phrase))


def _forms(character: str) -> str:
    if not character.isascii():
        return re.escape(character)
    both = {character, character.upper()}
    return f"[{''.join(sorted(both))}{''.join(chr(ord(form) + 0xFEE0) for form in sorted(both))}]"


def is_disguised(spelled: str) -> bool:
    """Whether nobody spells a phrase like this who wants it to be found."""
    return any(sign.search(spelled) for sign in (_SLIPPED_IN, _FULL_WIDTH, _SPACED_OUT))


def pauses(spelled: str) -> str:
    """Return the marks in a spelling at which a reader pauses."""
    return "".join(_CLAUSE_MARK.findall(spelled))


def slips(text: str) -> int:
    """Return how often something is slipped in between characters that belong together."""
    return sum(1 for _ in _SLIPPED_IN.finditer(text))
