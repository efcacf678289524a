"""Words kept apart for the embedded voice, which looks for its own wherever characters stand side by side.

espeak-ng 1.52 takes the longest entry of its dictionary at each place, from left to right, without a thought for
words: in 孩子长大 it finds the county 子长, and says chang2. A zero-width space, which is Unicode's sign for a place
between words, stops it, and is not heard: the clip has the same length.
"""

import re
from itertools import pairwise

from tingshu.text.spoken.pronunciation.pinyin import CHANGING
from tingshu.text.words import words
from tingshu.writing import HAN

BETWEEN_WORDS = "\u200b"

_TWO_HAN = re.compile(f"[{HAN}]{{2}}")


def apart(text: str, known: frozenset[str] = frozenset()) -> str:
    """Return ``text`` with a zero-width space between two Han words, unless both are of one character.

    Those are left to the voice, which knows 我得走 as three words that jieba has no say in. ``known`` are words beside
    those of the dictionary.
    """
    if not _TWO_HAN.search(text):
        return text
    found = words(text, known)
    gaps = (BETWEEN_WORDS if _is_gap(one, other) else "" for one, other in pairwise(found))
    return found[0] + "".join(gap + word for gap, word in zip(gaps, found[1:], strict=True))


def _is_gap(one: str, other: str) -> bool:
    return (
        len(one) + len(other) > 2  # noqa: PLR2004  (two words of one character each)
        and one[-1] not in CHANGING  # across a gap their tone would not
        and _TWO_HAN.fullmatch(one[-1:] + other[:1]) is not None
    )
