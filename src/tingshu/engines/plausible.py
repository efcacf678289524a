"""Whether what came back can be the whole of what was to be said, going by its length and its marks.

Neither proves that every word is right. Together they show what the Edge service is known to do under load: to leave
out part of the audio and still say that it has finished (edge-tts issue 235).
"""

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from tingshu.model import Mark

# Syllables that one character can come to, (at least, at most). A voice says 4 to 6 syllables a second.
_HAN, _LATIN, _DIGIT, _OTHER_LETTER, _SIGN = (1, 2), (0.15, 3), (0.2, 3), (0, 4), (0, 5)

FASTEST_MS, SLOWEST_MS = 85, 600
"""What a syllable lasts at the natural rate, pauses included: twice as fast and twice as slow as any voice known."""

EDGES_MS = 6_000
"""Silence in front, behind and inside that even one word may come with."""

_LETTERS = re.compile(r"[㐀-鿿豈-\ufaff\U00020000-\U0003ffffA-Za-zÀ-ɏ]")

FEWEST_MISSING, PART_MISSING = 4, 0.2
FEWEST_AT_END, PART_AT_END = 3, 0.1
"""How much of a text may have no mark, in all and at its end: a service may write a word its own way."""


def shortest_ms(text: str, rate: str) -> int:
    """Return what ``text`` lasts at least, said at ``rate`` (a signed percentage)."""
    return int(_syllables(text)[0] * FASTEST_MS / max(_speed(rate), 1))


def longest_ms(text: str, rate: str) -> int:
    """Return what ``text`` lasts at most, said at ``rate`` (a signed percentage)."""
    return int((_syllables(text)[1] * SLOWEST_MS + EDGES_MS) / min(_speed(rate), 1))


def fault_in_length(text: str, rate: str, length_ms: int, marks: Sequence[Mark]) -> str:
    """Say in one clause why audio of this length cannot be ``text``, once; empty when it can."""
    if length_ms < shortest_ms(text, rate):
        return f"{length_ms} ms are too short for {len(text)} characters"
    if marks:
        after_ms, last = length_ms - max(mark.end_ms for mark in marks), marks[-1].text
        if after_ms > longest_ms(text.rpartition(last)[2] if last else text, rate):
            return f"it goes on for {after_ms} ms after its last word"
    return ""


def _syllables(text: str) -> tuple[float, float]:
    kinds = [_kind(character) for character in text if not character.isspace()]
    return sum(least for least, _ in kinds), sum(most for _, most in kinds)


def _kind(character: str) -> tuple[float, float]:
    if _LETTERS.match(character):
        return _LATIN if character < "\u3000" else _HAN
    if character.isnumeric():
        return _DIGIT
    return _OTHER_LETTER if character.isalpha() else _SIGN


def _speed(rate: str) -> float:
    return max(1 + int(rate.rstrip("%")) / 100, 0.1)


def fault_in_marks(text: str, marks: Sequence[Mark]) -> str:
    """Say in one clause which part of ``text`` the marks leave out; empty where it is too little to matter.

    Digits and signs are wild, because a service may mark them as it says them.
    """
    wanted, marked = letters_of(text), letters_of("".join(mark.text for mark in marks))
    if wanted == marked:
        return ""
    found = [
        block for block in SequenceMatcher(None, wanted, marked, autojunk=False).get_matching_blocks() if block.size
    ]
    missing = len(wanted) - sum(block.size for block in found)
    at_end = len(wanted) - max((block.a + block.size for block in found), default=0)
    if missing > max(FEWEST_MISSING, PART_MISSING * len(wanted)):
        return f"{missing} of its {len(wanted)} letters have no mark"
    if at_end > max(FEWEST_AT_END, PART_AT_END * len(wanted)):
        return f"its last {at_end} letters have no mark"
    return ""


def letters_of(text: str) -> str:
    """Return the Han and Latin letters of ``text``, without differences of case and width."""
    return "".join(_LETTERS.findall(unicodedata.normalize("NFKC", text).casefold()))
