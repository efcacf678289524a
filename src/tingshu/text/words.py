"""The home of jieba: where one word ends and the next begins.

jieba reads its dictionary (a second, 80 MB) when it is first asked, so a text that needs no words does not ask it.
"""

import contextlib
import logging
import re
import unicodedata
import warnings
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tingshu.layout import cache_folder
from tingshu.writing import CLOSERS, FINAL, HAN, OPENERS

if TYPE_CHECKING:
    from jieba import Tokenizer

_HAN = re.compile(f"[{HAN}]")

_BOUND_TO_WORD = (*CLOSERS, *FINAL, *"，、；：,;:…—～%％")

_CONTEXT = 16
"""Characters read on either side of a place: enough for jieba to fall into step with the words."""


def word_end(text: str, near: int, furthest: int) -> int:
    """Return a place at or before ``furthest`` where ``text`` can be cut between words, close to ``near``.

    Only some dozen characters around ``near`` are looked at, whatever the length of ``text``. Where there is no
    Han text a space will do; where there is none either, the place is between two whole characters.
    """
    start = max(0, near - _CONTEXT)
    ends = (start + end for end in _ends_of_words(text[start : near + _CONTEXT]))
    nearest = sorted(ends, key=lambda end: abs(end - near))
    fitting = (end for end in nearest if end <= furthest and not _parts_mark_from_word(text, end))
    return _between_characters(text, next(fitting, near))


@lru_cache(maxsize=4096)
def _ends_of_words(window: str) -> tuple[int, ...]:
    """Return where words end in ``window``, but for its first and last word, which may be cut off themselves."""
    if _HAN.search(window):
        ends = [end for _, _, end in _jieba().tokenize(window)]
        return tuple(ends[1:-1])
    return tuple(space.end() for space in re.finditer(r"\s+", window))


def is_in_word(text: str, place: int) -> bool:
    """Whether ``place`` in ``text`` is inside a word of the dictionary, as its neighbours suggest."""
    start = max(0, place - _CONTEXT)
    words = _jieba().tokenize(text[start : place + _CONTEXT], HMM=False)
    return not any(start + end == place for _, _, end in words)


def _parts_mark_from_word(text: str, place: int) -> bool:
    """Whether a cut at ``place`` would begin a part with a mark that ends something, or end one with an opening."""
    return text[place : place + 1] in _BOUND_TO_WORD or text[place - 1] in OPENERS


def is_word_at(text: str, start: int, end: int, known: frozenset[str] = frozenset()) -> bool:
    """Whether ``text[start:end]`` stands there as a word, and is no piece of two words or a chance piece of one.

    行长 is a word in 银行行长, whose rest is one too, and none in 自行长大, which are the words 自行 and 长大.

    Args:
        text: a sentence.
        start: where the piece begins.
        end: where it ends.
        known: words that count as such although no dictionary has them, such as names.
    """
    ends = _ends(text, known)
    begins_in, ends_in = start not in ends, end not in ends
    if not begins_in and not ends_in:
        return True
    if end - start == 1 or any(start < place < end for place in ends):
        return False
    longer_start = max((place for place in ends if place <= start), default=0)
    longer_end = min((place for place in ends if place >= end), default=len(text))
    rests = text[longer_start:start], text[end:longer_end]
    return all(len(rest) <= 1 or _tokenizer(known).FREQ.get(rest) for rest in rests)


def words(text: str, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the words of ``text`` in order; what is no word stands between them, so that joined they are the text.

    Args:
        text: a sentence.
        known: words that count as such although no dictionary has them.
    """
    return tuple(text[start:end] for start, end in pairwise(sorted(_ends(text, known))))


@lru_cache(maxsize=64)
def _ends(text: str, known: frozenset[str]) -> frozenset[int]:
    """Return the places in ``text`` where words end or begin."""
    return frozenset({0, *(end for _, _, end in _tokenizer(known).tokenize(text, HMM=False))})


@lru_cache(maxsize=2)
def _tokenizer(known: frozenset[str]) -> "Tokenizer":
    """Return a tokenizer for which ``known`` are words, and which shares nothing with the one for cuts."""
    plain = _jieba()
    plain.check_initialized()
    unheard = sorted(word for word in known if not plain.FREQ.get(word))
    if not unheard:
        return plain
    tokenizer = type(plain)()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = dict(plain.FREQ), plain.total, True
    for word in unheard:
        tokenizer.add_word(word)
    return tokenizer


def _between_characters(text: str, place: int) -> int:
    """Move ``place`` back to where no accent, joiner or variant mark is torn from its letter."""
    earliest = max(1, place - _CONTEXT)
    while earliest < place < len(text) and (
        unicodedata.category(text[place]) in {"Mn", "Mc", "Me", "Cf", "Sk"} or text[place - 1] == "\u200d"
    ):
        place -= 1
    return place


@cache
def _jieba() -> "Tokenizer":
    """Import jieba quietly and point its cache at a folder that only this user can write."""
    with warnings.catch_warnings():
        # its regular expressions and its use of pkg_resources warn on import (fxsjy/jieba issues 1026, 1050)
        warnings.simplefilter("ignore")
        import jieba

    jieba.setLogLevel(logging.CRITICAL)
    with contextlib.suppress(OSError):  # without the folder jieba only reads its dictionary anew each time
        cache_folder().mkdir(parents=True, exist_ok=True)
    jieba.dt.tmp_dir = str(cache_folder())
    tokenizer: Tokenizer = jieba.dt
    return tokenizer
