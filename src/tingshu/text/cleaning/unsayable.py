"""What no voice can say: characters that are no text at all, and paragraphs or long runs of marks."""

import re
from collections.abc import Iterable

from tingshu.text.cleaning.passage import Passage
from tingshu.text.marks import LONGEST_SYMBOL_RUN, is_speakable

STRAY = "stray characters"
"""The rule that takes control characters, unpaired surrogates and the sign of a damaged character."""

SCENE_BREAK = "scene break"
"""The rule that takes a line of ornaments; the pause there is longer."""

SYMBOLS = "symbols"
"""The rule that takes a paragraph or a long run of marks in which there is nothing to say."""

_STRAY = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff9-\uffff]+")
_ORNAMENTS = re.compile(r"[*＊※◇◆☆★○●◎□■△▲▽▼—―–\-=_~～#＃·・•⁂❖✦✧❀\s]+")
_SYMBOL_RUN = re.compile(rf"[\W_]{{{LONGEST_SYMBOL_RUN + 1},}}")


def without_stray_characters(passages: Iterable[Passage]) -> list[Passage]:
    """Take out control characters but white space, and what stands for a character that was lost.

    They are no author's: U+FFFD is what a decoder writes for damaged bytes (Unicode, chapter 23.8), U+001A ends
    a DOS file.
    """
    return [passage.without((run.span() for run in _STRAY.finditer(passage.text)), STRAY) for passage in passages]


def without_symbols(passages: Iterable[Passage]) -> list[Passage]:
    """Take out what no voice can say: lines of ornaments, lines of marks only, and long runs of marks."""
    return [_speakable_part(passage) for passage in passages]


def _speakable_part(passage: Passage) -> Passage:
    text = passage.text
    if is_speakable(text):
        return passage.without((run.span() for run in _SYMBOL_RUN.finditer(text)), SYMBOLS)
    rule = SCENE_BREAK if _ORNAMENTS.fullmatch(text) and text.strip() else SYMBOLS
    return passage.without([(0, len(text))], rule)
