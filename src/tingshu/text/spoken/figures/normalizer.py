"""The home of wetext: what is left of figures, said by its finite-state grammars for Mandarin and for English.

Its faults are kept from it by the rules that come first; what it answers is only believed where it plainly did
no harm.
"""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tingshu.writing import HAN

if TYPE_CHECKING:
    from wetext import Normalizer

_HAN = re.compile(rf"[{HAN}]")
_LONG_WORD = re.compile(r"[A-Za-z]{4,}")
_LETTERS = re.compile(r"[A-Za-z]")


@lru_cache(maxsize=4096)
def in_english(passage: str) -> str | None:
    """Return an English ``passage`` with its figures in English words; None where wetext fails, or is in doubt.

    It is in doubt when a figure is left, or when a word of four letters or more is gone.
    """
    said = _by_wetext(passage, "en")
    if said is None or re.search(r"\d", said):
        return None
    heard = iter(_LONG_WORD.findall(said))
    return said if all(word in heard for word in _LONG_WORD.findall(passage)) else None


@lru_cache(maxsize=4096)
def normalized(passage: str) -> str | None:
    """Return ``passage`` with its figures in words; None where wetext cannot be had, fails, or is in doubt.

    It is in doubt when a figure is left, when a Han character of the passage is gone, or when letters changed.
    """
    said = _by_wetext(passage, "zh")
    if said is None:
        return None
    is_whole = not re.search(r"\d", said) and _LETTERS.findall(said) == _LETTERS.findall(passage)
    return said if is_whole and _keeps_han(passage, said) else None


def _keeps_han(passage: str, said: str) -> bool:
    """Whether the Han characters of ``passage`` are all in ``said``, in their order."""
    heard = iter(said)
    return all(character in heard for character in _HAN.findall(passage))


def _by_wetext(passage: str, language: str) -> str | None:
    normalizer = _normalizer(language)
    if normalizer is None:
        return None
    try:
        said: str = normalizer.normalize(passage)
    except (ArithmeticError, AssertionError, LookupError, RuntimeError, ValueError):  # what its parsers raise
        return None
    return said


@cache
def _normalizer(language: str) -> "Normalizer | None":
    try:
        from wetext import Normalizer
    except ImportError:  # it has compiled parts, which not every machine has
        return None
    # told the language, or it takes a lone number for English, and fails on signs it does not know
    return Normalizer(lang=language, operator="tn")
