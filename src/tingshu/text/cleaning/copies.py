"""Where each copy of a phrase stands: what is before it and after it says whether a sentence has room for it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tingshu.text.cleaning.passage import Span
from tingshu.text.cleaning.phrases import split_tail
from tingshu.text.cleaning.sample import STOPS
from tingshu.text.cleaning.spelling import PARAGRAPH, UNKNOWN, spellings
from tingshu.writing import CLOSERS, FINAL, INVISIBLE, NUMERALS, OPENERS, PAIRS

SECTION_NUMBER = re.compile(rf"[（(]?[\d{NUMERALS}]{{1,4}}[）)、.．]|第\w{{1,8}}?[章回节卷部篇集]")
"""A bare section number: what a phrase is glued to where a page marks even the headings."""

_BRACKETED_NUMBER = re.compile(rf"[（(][\d{NUMERALS}]{{1,4}}[）)]$")
_SYMBOLS = "★☆◆◇●○■□▲△※*＊#＃~～|｜/\\-—=_+^·•<>＜＞→"
_BRACKETS = "（([［【〔〖"
_NEAR = 24
_LONGEST_TAIL = 64


class Standing(StrEnum):
    """Where a copy stands."""

    ALONE = "alone"  # it is the paragraph
    END = "end"  # of a paragraph, after a finished sentence
    START = "start"  # of a paragraph
    BETWEEN = "between"  # a finished sentence and the beginning of another
    INSIDE = "inside"  # between two characters that are no marks
    TAIL = "tail"  # of a paragraph, after an unfinished sentence
    LOOSE = "loose"  # beside one mark
    SET_OFF = "set off"  # by marks on both sides, or by a gap: where a sentence has room for it


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a phrase, or several in a row, in a text.

    Attributes:
        start: where it begins in the text, with the symbols and brackets that belong to it.
        end: where it ends, with its own final mark and the space behind it.
        spelled: how the phrase is spelled here.
        before: the character before it that can be seen; empty at the start of a paragraph.
        after: the same after it.
        standing: what these two make of it.
        times: how many copies in a row.
        final: whether it has a final mark of its own.
        gap: whether a space that can be seen is before it, as before a signature.
        in_tail: whether no sentence is finished between it and the end of its paragraph, which is near.
    """

    start: int
    end: int
    spelled: str
    before: str
    after: str
    standing: Standing
    times: int
    final: bool
    gap: bool
    in_tail: bool


def copies(phrase: str, text: str) -> Iterator[Copy]:
    """Yield the copies of the phrase with this key, in whatever spelling, in a text of one paragraph or more."""
    row: list[re.Match[str]] = []
    for found in spellings(phrase).finditer(text):
        if row and _is_parted(row, found, text):
            yield _copy(row, text)
            row = []
        row.append(found)
    if row:
        yield _copy(row, text)


def _is_parted(row: Sequence[re.Match[str]], found: re.Match[str], text: str) -> bool:
    """Whether something is between two copies: words, or the full stop of an author who ends a sentence so."""
    between = text[row[-1].end() : found.start()]
    if between.strip(_TRIMMED):
        return True
    left = text[max(0, row[0].start() - _NEAR) : row[0].start()].rpartition(PARAGRAPH)[2].rstrip(_BLANK)
    return bool(left) and _is_word(left[-1]) and not is_finished(left) and any(stop in between for stop in FINAL)


_BLANK = INVISIBLE + " \t\u3000\xa0"
_TRIMMED = _BLANK + _SYMBOLS + FINAL
_ORNAMENTS = re.compile(rf"[{re.escape(_BLANK + _SYMBOLS)}]*")
_WITHIN = re.compile(rf"[{re.escape(_TRIMMED)}]*")
_OWN_END = re.compile(rf"(?P<final>[{re.escape(FINAL)}]*)[{re.escape(_BLANK)}]*")


def _copy(row: Sequence[re.Match[str]], text: str) -> Copy:
    start, end = _with_ornaments(row[0].start(), row[-1].end(), text)
    left = text[max(0, start - _NEAR) : start].rpartition(PARAGRAPH)[2]
    seen = left.rstrip(_BLANK)
    is_sentence = not seen or is_finished(seen)
    final = False
    if own := _OWN_END.match(text, end):
        final = is_sentence and bool(own["final"])
        end = own.end() if is_sentence or not own["final"] else end
    before, after = seen[-1:], text[end : end + 1].strip(PARAGRAPH)
    gap = left != seen and not left.endswith(tuple(INVISIBLE))
    standing = _standing(before, after, is_sentence=is_sentence)
    rest, ended, _ = text[end : end + _LONGEST_TAIL].partition(PARAGRAPH)
    in_tail = bool(ended or len(rest) < _LONGEST_TAIL) and not any(stop in rest for stop in STOPS)
    return Copy(start, end, row[0][0], before, after, standing, len(row), final, gap, in_tail)


def _with_ornaments(start: int, end: int, text: str) -> Span:
    """Widen a copy by the brackets that hold nothing else, and by symbols on both sides or at a paragraph's edge."""
    while start and text[start - 1] in INVISIBLE:
        start -= 1
    first, last = start, _end_of(_ORNAMENTS, text, end)
    while first and text[first - 1] in _SYMBOLS + INVISIBLE:
        first -= 1
    both = first < start and last > end
    start = first if both or text[first - 1 : first] in ("", PARAGRAPH) else start
    end = last if both or text[last : last + 1] in ("", PARAGRAPH) else end
    after = _end_of(_WITHIN, text, end)
    if start and text[start - 1] in _BRACKETS and text[after : after + 1] == PAIRS[text[start - 1]]:
        return _with_ornaments(start - 1, after + 1, text)
    return start, end


def _end_of(pattern: re.Pattern[str], text: str, place: int) -> int:
    found = pattern.match(text, place)
    return found.end() if found else place


def _standing(before: str, after: str, *, is_sentence: bool) -> Standing:
    """Say where a copy stands from the characters on both sides; ``is_sentence``: nothing unfinished is before it."""
    begins = not after or after in OPENERS or _is_word(after)
    if UNKNOWN in (before, after):
        return Standing.SET_OFF
    if is_sentence and not before:
        return Standing.ALONE if not after else (Standing.START if begins else Standing.LOOSE)
    if is_sentence:
        return Standing.END if not after else (Standing.BETWEEN if begins else Standing.LOOSE)
    if _is_word(before) and _is_word(after):
        return Standing.INSIDE
    if not after and (_is_word(before) or before in CLOSERS):
        return Standing.TAIL
    return Standing.LOOSE if _is_word(before) or _is_word(after) else Standing.SET_OFF


def _is_word(character: str) -> bool:
    return character.isalnum()


def is_finished(left: str) -> bool:
    """Whether a sentence has ended here, or a section has just been numbered."""
    if not split_tail(left)[1] or _BRACKETED_NUMBER.search(left):
        return True
    return SECTION_NUMBER.fullmatch(left.strip()) is not None
