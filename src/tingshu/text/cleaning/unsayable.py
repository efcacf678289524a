"""What no voice can say: characters that are no text at all, and paragraphs or long runs of marks."""

import re
from collections.abc import Iterable

from tingshu.text.cleaning.passage import Passage
from tingshu.writing import FINAL, LONGEST_SYMBOL_RUN, is_speakable

STRAY = "stray characters"
"""The rule that takes control characters, unpaired surrogates and the sign of a damaged character."""

SCENE_BREAK = "scene break"
"""The rule that takes a line of ornaments, such as ☆☆☆ or ——✂——; the pause there is longer."""

SYMBOLS = "symbols"
"""The rule that takes a paragraph or a long run of marks in which there is nothing to say."""

ORNAMENTS = "ornaments"
"""The rule that takes a row of them from between two sentences of a paragraph."""

_STRAY = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff9-\uffff]+")
# Unicode's blocks of box drawing, geometric shapes, symbols, dingbats but for their digits, and stars
_SIGNS = r"※⁂\u2500-\u2775\u2794-\u27bf\u2b00-\u2bff"
_ORNAMENTS = re.compile(rf"[{_SIGNS}*＊—―–\-=_~～#＃·・•\s]+")
_ROW = re.compile(rf"(?<=[{re.escape(FINAL)}…”」])\s*(?:[{_SIGNS}]\s*){{2,}}")
_SYMBOL_RUN = re.compile(rf"[\W_]{{{LONGEST_SYMBOL_RUN + 1},}}")


def without_stray_characters(passages: Iterable[Passage]) -> list[Passage]:
    """Take out control characters but white space, and what stands for a character that was lost.

    They are no author's: U+FFFD is what a decoder writes for damaged bytes (Unicode, chapter 23.8), U+001A ends
    a DOS file.
    """
    return [passage.without((run.span() for run in _STRAY.finditer(passage.text)), STRAY) for passage in passages]


def without_symbols(passages: Iterable[Passage]) -> list[Passage]:
    """Take out what no voice can say: ornaments between paragraphs and sentences, lines and long runs of marks."""
    return [_speakable_part(passage) for passage in passages]


def _speakable_part(passage: Passage) -> Passage:
    text = passage.text
    if is_speakable(text):
        passage = passage.without((row.span() for row in _ROW.finditer(text)), ORNAMENTS)
        return passage.without((run.span() for run in _SYMBOL_RUN.finditer(passage.text)), SYMBOLS)
    rule = SCENE_BREAK if _ORNAMENTS.fullmatch(text) and text.strip() else SYMBOLS
    return passage.without([(0, len(text))], rule)
