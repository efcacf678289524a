"""The home of jieba: where one word ends and the next begins.

jieba reads its dictionary (a second, 80 MB) when it is first asked, so it is asked only when nothing else helps.
"""

import contextlib
import logging
import re
import unicodedata
import warnings
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tingshu.layout import cache_folder

if TYPE_CHECKING:
    from jieba import Tokenizer

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

_CONTEXT = 16
"""Characters read on either side of a place: enough for jieba to fall into step with the words."""


def word_end(text: str, near: int, furthest: int) -> int:
    """Return a place at or before ``furthest`` where ``text`` can be cut between words, close to ``near``.

    Only some dozen characters around ``near`` are looked at, whatever the length of ``text``. Where there is no
    Han text a space will do; where there is none either, the place is between two whole characters.
    """
    start = max(0, near - _CONTEXT)
    ends = [start + end for end in _ends_of_words(text[start : near + _CONTEXT]) if start + end <= furthest]
    place = min(ends, key=lambda end: abs(end - near), default=near)
    return _between_characters(text, place)


@lru_cache(maxsize=4096)
def _ends_of_words(window: str) -> tuple[int, ...]:
    """Return where words end in ``window``, but for its first and last word, which may be cut off themselves."""
    if _HAN.search(window):
        ends = [end for _, _, end in _jieba().tokenize(window)]
        return tuple(ends[1:-1])
    return tuple(space.end() for space in re.finditer(r"\s+", window))


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
