"""Over-long sentence -> parts that a voice can say in one request, cut where a reader would breathe."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from tingshu.model import Pause
from tingshu.text.words import word_end
from tingshu.writing import CLOSERS, LONGEST_SYMBOL_RUN, anyone_of

TARGET = 120
"""Characters to which a longer sentence is cut where there is a good place: some half a minute of Chinese."""

LATIN_TARGET = 240
"""The same for text that is mostly in letters, of which a syllable takes several."""

LONGEST = 300
"""Characters that no sentence ever exceeds: beyond it services time out, refuse, or cut in mid-word.

The Edge service takes 4096 bytes of escaped UTF-8; 300 characters are 1500 at most (``&amp;``).
"""

FURTHEST = LONGEST - 2 * LONGEST_SYMBOL_RUN
"""Characters after which a part is cut wherever it is: marks with nothing to say may still join it on both sides."""

LONGEST_UNCUT = 3 / 2
"""Of the target: so far a sentence without a good place stays whole, rather than lose three words at its end."""

SMALLEST_REST = 1 / 3
"""Of an even part: less than this is never left over behind a good place."""

SHORTEST_PART = 16
"""Characters of a part where there are only bad places."""

_CLOSERS = f"{anyone_of(CLOSERS)}*"
_STRONG = re.compile(rf"(?:[；;︔]|[：︓]|:(?![\d/])|——|……){_CLOSERS}")
_WEAK = re.compile(rf"(?:[，、︐︑]|,(?!\d)|(?<=[A-Za-z])\s){_CLOSERS}")
_LONGEST_WHOLE = 20
_WHOLE = re.compile(
    r"(?:https?://|www\.)[!-~]{1,100}|[\w.+-]{1,40}@[\w.-]{1,60}"
    r"|[A-Za-z0-9]{1,40}(?:(?:[.:/~'_+-]|,(?=\d))[A-Za-z0-9]{1,20}){0,8}%?"
    + "".join(
        rf"|{re.escape(left)}[^{re.escape(left + right)}]{{1,{_LONGEST_WHOLE}}}{re.escape(right)}"
        for left, right in ("“”", "‘’", "「」", "『』", "《》", '""', "（）", "()", "【】")
    ),
    re.ASCII,
)
"""What is never cut in two, if it is not too long itself: an address, a number, a Western word, a short quotation."""

_WHOLE_BEGINS = re.compile(r"[!-~“‘「『《（【]")
_MARK_BEGINS = re.compile(r"[；;︔：:︓—…，、︐︑,\s]")
_WINDOW = FURTHEST + 100

Piece = tuple[str, Pause]
"""Some characters of a paragraph, and the pause that follows them."""


def clauses(text: str, ends: Sequence[int] = ()) -> Iterator[Piece]:
    """Yield a sentence in parts of about equal length; joined, they are the sentence.

    It is cut after a sentence inside its quotations if one ends in a good place, else after ；：—— or ……, else
    after ，、, else between words.

    Args:
        text: the sentence.
        ends: where sentences inside its quotations end, in order.
    """
    start = 0
    while start < len(text):
        target = LATIN_TARGET if _is_mostly_latin(text[start : start + LONGEST]) else TARGET
        rest = len(text) - start
        place = start + rest if rest <= target else _place(text, start, target, ends)
        is_end = place == len(text) or _among(ends, place, place)
        yield text[start:place], Pause.SENTENCE if is_end else Pause.CUT
        start = place


def _place(text: str, start: int, target: int, ends: Sequence[int]) -> int:
    """Return where to end a part that begins at ``start``, in a text that goes on beyond the target."""
    rest = len(text) - start
    aim = rest // -(-rest // target)
    spans = _spans(text, start)
    kinds = _places(text, start, ends, spans)
    last = min(start + target, len(text) - int(aim * SMALLEST_REST))
    for places, earliest in zip(kinds, (aim // 2, aim * 2 // 3, aim // 2), strict=True):
        if near := _among(places, start + earliest, last):
            return min(near, key=lambda place: abs(place - start - aim))
    if rest <= min(target * LONGEST_UNCUT, FURTHEST):
        return len(text)
    beyond = [place for places in kinds for place in _among(places, start + target, start + FURTHEST)]
    before = [place for places in kinds for place in _among(places, start + SHORTEST_PART, start + target)]
    return min(beyond, default=max(before, default=0)) or _between_words(text, start, aim, spans)


def _spans(text: str, start: int) -> list[tuple[int, int]]:
    """Return what must stay whole within reach of ``start``."""
    first = _WHOLE_BEGINS.search(text, start, start + _WINDOW)
    return [span.span() for span in _WHOLE.finditer(text, first.start(), start + _WINDOW)] if first else []


def _places(
    text: str, start: int, ends: Sequence[int], spans: Sequence[tuple[int, int]]
) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
    """Return the places within reach at which nothing that belongs together is cut.

    They are the ends of sentences in quotations, what follows a strong mark, and what follows a weak one.
    """
    furthest = start + FURTHEST
    strong: list[int] = []
    weak: list[int] = []
    first = _MARK_BEGINS.search(text, start, furthest)
    if first:
        window = first.start(), min(len(text), start + _WINDOW)
        strong, weak = ([mark.end() for mark in marks.finditer(text, *window)] for marks in (_STRONG, _WEAK))
    whole, strong, weak = (
        [place for place in places if place <= furthest and not _span_around(place, spans)]
        for places in (_among(ends, start + 1, furthest), strong, weak)
    )
    return whole, strong, weak


def _between_words(text: str, start: int, aim: int, spans: Sequence[tuple[int, int]]) -> int:
    place = word_end(text, start + aim, start + FURTHEST)
    if span := _span_around(place, spans):
        before, after = span
        place = before if before - start >= SHORTEST_PART else after
        return place if start < place <= start + FURTHEST else word_end(text, start + aim, start + FURTHEST)
    return place


def _span_around(place: int, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the span that ``place`` would cut in two."""
    number = bisect_left(spans, (place, 0)) - 1
    return spans[number] if number >= 0 and spans[number][1] > place else None


def _is_mostly_latin(text: str) -> bool:
    return 2 * len(text.encode("ascii", "ignore")) > len(text)


def _among(places: Sequence[int], first: int, last: int) -> Sequence[int]:
    """Return those of the sorted ``places`` from ``first`` to ``last``."""
    return places[bisect_left(places, first) : bisect_right(places, last)]
