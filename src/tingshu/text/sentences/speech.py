"""Paragraph -> where somebody speaks in it: quotations that are speech, apart from those that only quote a word.

Marks alone do not tell: “脚踏实地”四个字 and 所谓“捷径” are in the narrator's own sentence. Speech shows by somebody
who says it, by an ender or a comma inside its marks, or by standing alone.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tingshu.text.sentences.attribution import is_in_clause, is_said_after, saying_before
from tingshu.text.sentences.pairs import partners
from tingshu.text.sentences.quoted import is_quoted
from tingshu.writing import CLOSERS, FINAL, HAN, QUOTES, TITLES, anyone_of, is_speakable

_OPENS = re.compile(anyone_of(QUOTES + TITLES + "'"))
_MAY_STAY_OPEN = "“「『﹁﹃"
_SENTENCE_END = re.compile(f"{anyone_of(FINAL)}+")
_ENDS_SPEECH = FINAL + ".…—，,"
_NOTHING_BEHIND = re.compile(rf"{anyone_of(CLOSERS)}*\s*(?:$|{anyone_of(QUOTES)})")
_WORD_BEHIND = re.compile(f"[{HAN}]")
_ENDS_THERE = re.compile(rf"\s*(?:$|{anyone_of(FINAL)})")
_NEAR = 4
"""Characters in front of a quotation, white space included, of which the last tells whether a clause leads into it."""

_SHORTEST_CLAUSE = 6
"""Characters of a quotation without an ender that may be a sentence all the same."""


class Quotation(NamedTuple):
    """A quotation with its marks, from ``start`` to ``end``, in a row of such side by side from ``first`` to ``last``.

    All four are places in the paragraph.
    """

    start: int
    end: int
    first: int
    last: int


def speech(paragraph: str) -> list[tuple[int, int]]:
    """Return where somebody speaks, marks included, in order; nothing overlaps.

    A quotation inside another, or in a title in 《》, is part of that. One that is opened with the paragraph, or by
    somebody who says it, and never closed goes on to the paragraph's end, as it does where the next paragraph goes
    on with it; if others follow it was left open by mistake, and is its first sentence.
    """
    closed, left_open = _quotations(paragraph)
    spans = [(each.start, each.end) for each in _in_rows(paragraph, closed) if _is_speech(paragraph, each)]
    return sorted([*spans, *left_open])


def _quotations(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the outermost quotations of a paragraph, and what is said in those that nothing closes."""
    partner = partners(text)
    last = max((place for place in partner if text[place] in _MAY_STAY_OPEN), default=-1)
    closed: list[tuple[int, int]] = []
    left_open: list[tuple[int, int]] = []
    reached = 0
    for mark in _OPENS.finditer(text):
        place = mark.start()
        end = partner.get(place, -1) + 1
        if place < reached:
            continue
        if end > place:
            reached = end
            if mark[0] not in TITLES:
                closed.append((place, end))
        elif mark[0] in _MAY_STAY_OPEN and _may_begin(text, place):
            ended = _SENTENCE_END.search(text, place) if last > place else None
            reached = ended.end() if ended else len(text)
            left_open.append((place, reached))
    return closed, left_open


def _may_begin(text: str, place: int) -> bool:
    """Whether speech that nothing closes may begin at ``place``."""
    return place == 0 or saying_before(text, place)[-1:] in tuple("：:，,")


def _in_rows(text: str, quotations: Sequence[tuple[int, int]]) -> Iterator[Quotation]:
    """Yield each quotation with the row it stands in."""
    row: list[tuple[int, int]] = []
    for start, end in quotations:
        if row and text[row[-1][1] : start].strip():
            yield from (Quotation(*each, row[0][0], row[-1][1]) for each in row)
            row = []
        row.append((start, end))
    yield from (Quotation(*each, row[0][0], row[-1][1]) for each in row)


def _is_speech(text: str, quotation: Quotation) -> bool:
    start, end = quotation.start, quotation.end
    inner = text[start + 1 : end - 1].rstrip(CLOSERS).rstrip()
    if not is_speakable(inner) or is_quoted(text, start, end):
        return False
    if is_said_after(text, end) or _is_said_before(text, quotation, inner):
        return True
    before = text[max(0, quotation.first - _NEAR) : quotation.first].rstrip()
    if is_in_clause(before) and not before.endswith("."):
        return inner[-1] in FINAL and _NOTHING_BEHIND.match(text, end) is not None
    if inner[-1] in _ENDS_SPEECH:
        return True
    is_alone = (not before or before[-1] in FINAL) and _ENDS_THERE.match(text, quotation.last) is not None
    return is_alone and len(inner) >= _SHORTEST_CLAUSE


def _is_said_before(text: str, quotation: Quotation, inner: str) -> bool:
    saying = saying_before(text, quotation.start)
    if saying in ("：", ":"):  # it may also begin a list of quoted words, side by side
        return inner[-1] in _ENDS_SPEECH or (quotation.first, quotation.last) == (quotation.start, quotation.end)
    if saying[-1:] in tuple("，,") and inner[-1] not in _ENDS_SPEECH and _WORD_BEHIND.match(text, quotation.end):
        return False  # 会议强调，“十四五”时期: a term at the head of a clause
    # a verb that runs straight into a short quotation names a word: 他总说“不”字
    return bool(saying) and (saying[-1] in "：:，," or len(inner) >= _SHORTEST_CLAUSE)
