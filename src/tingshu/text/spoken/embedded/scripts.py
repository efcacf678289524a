"""Writing that the embedded voice has no sound for, put into writing that it has.

espeak-ng 1.52 with its Mandarin dictionary passes over Hangul, Thai or Devanagari in a sentence without a word, names
kana and Cyrillic letter by letter, and knows no Han character beyond the basic plane. All of it is the author's.
"""

import re
import unicodedata

from tingshu.text.spoken.figures.greek import GREEK_LETTERS
from tingshu.text.spoken.pronunciation.pinyin import reading_of
from tingshu.text.spoken.pronunciation.syllables import for_the_embedded_voice, syllables
from tingshu.text.spoken.rule import rule
from tingshu.writing import HAN

_OTHER_LETTERS = (
    r"\u0370-\u1dff\u1f00-\u1fff\u2c00-\u2dff\u3041-\u30ff\u3130-\u318f\u31f0-\u31ff\ua000-\ud7ff"
    r"\ufb00-\ufdff\ufe70-\ufefc\uff66-\uffdc\U00010000-\U0001efff"
)
"""Blocks of Unicode 17 with the letters of every script but Latin, Han and Bopomofo."""

_RARE_HAN = r"\ufa0e-\ufa29\U00020000-\U0003ffff"
_BASIC_HAN_AGAIN = r"\u2e80-\u2fd5\uf900-\ufa0d\ufa2a-\ufad9\U0002f800-\U0002fa1f"
"""Radicals and compatibility ideographs, which Unicode holds to be the same as a character of the basic plane."""

_VARIANTS = {"𠮷": "吉", "𡈽": "土", "𠀋": "丈", "𠮟": "叱", "𣘺": "橋", "𠂉": "人", "𤭯": "碎"}
"""Ways to write a character that no table of readings knows, and the character (Unihan, kSemanticVariant)."""


def _in_basic_han(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0])


def _by_pinyin(match: re.Match[str]) -> str:
    """Say a Han character by its pinyin; one of which no reading is known is left as it is."""
    found = syllables(reading_of(match[0]))
    return f" {for_the_embedded_voice(found)} " if found else match[0]


def _in_latin(match: re.Match[str]) -> str:
    """Return a run of letters as they are written in Latin ones, loosely; what has no counterpart is left as it is.

    Capitals, which mark syllables here, would be spelled out. Signs that belong to a letter are nothing without one.
    """
    from anyascii import anyascii

    latin = anyascii(unicodedata.normalize("NFC", match[0])).lower()
    if not latin and all(unicodedata.category(sign).startswith("M") for sign in match[0]):
        return " "
    return f" {latin} " if latin else match[0]


SCRIPTS = (
    rule("repeated character", rf"(?<=[{HAN}])[々〻]", lambda match: match.string[match.start() - 1], needs="々〻"),
    rule("rare character", f"[{''.join(_VARIANTS)}]", lambda match: _VARIANTS[match[0]], needs="".join(_VARIANTS)),
    rule("rare character", f"[{_BASIC_HAN_AGAIN}]", _in_basic_han),
    GREEK_LETTERS,
    rule("rare character", f"[{_RARE_HAN}]", _by_pinyin),
    rule("foreign script", f"[{_OTHER_LETTERS}]+", _in_latin),
)
"""In this order: what is a Han character after all, then letters."""
