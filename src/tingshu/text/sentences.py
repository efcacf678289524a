"""Paragraph -> sentences, each of a length that a voice can say in one breath of a request."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tingshu.model import Pause, Role, Sentence
from tingshu.text.boundaries import Boundary, boundaries
from tingshu.text.marks import CLOSERS, LONGEST_SYMBOL_RUN, anyone_of, is_speakable
from tingshu.text.spoken import spoken
from tingshu.text.words import word_end

TARGET = 120
"""Characters to which a longer sentence is cut where there is a good place: some half a minute of Chinese."""

LATIN_TARGET = 240
"""The same for text that is mostly in letters, of which a syllable takes several."""

LONGEST = 300
"""Characters that no sentence ever exceeds: beyond it services time out, refuse, or cut in mid-word."""

SHORTEST = 4
"""Characters, marks counted, below which a sentence joins its neighbour: a request for “好。” sounds clipped."""

FURTHEST = LONGEST - 2 * LONGEST_SYMBOL_RUN
"""Characters after which a part is cut wherever it is: marks with nothing to say may still join it on both sides."""

_CLOSERS = f"{anyone_of(CLOSERS)}*"
_STRONG = re.compile(rf"(?:[；;]|：|:(?![\d/])|——|……){_CLOSERS}")
_WEAK = re.compile(rf"(?:[，、]|,(?!\d)|(?<=[A-Za-z])\s){_CLOSERS}")

Piece = tuple[str, Pause]
"""Some characters of a paragraph, and the pause that follows them."""


def sentences(paragraph: str, *, last: Pause = Pause.PARAGRAPH, role: Role = Role.NARRATION) -> tuple[Sentence, ...]:
    """Cut a paragraph into sentences; joined, they are its characters, but for white space between them.

    Args:
        paragraph: text with at least one letter, digit or Han character; marks in a row without any do not exceed
            ``marks.LONGEST_SYMBOL_RUN``.
        last: the pause after the last sentence.
        role: who speaks them.
    """
    pieces = _joined([(text, pause) for text, pause in _pieces(paragraph) if text.strip()])
    pauses = (*(pause for _, pause in pieces[:-1]), last)
    return tuple(
        Sentence(text.strip(), spoken(text.strip()), pause, role)
        for (text, _), pause in zip(pieces, pauses, strict=True)
    )


def _pieces(paragraph: str) -> Iterator[Piece]:
    """Cut at the ends of sentences, inside a quotation only if it is over-long, and inside a sentence likewise."""
    ends = list(boundaries(paragraph))
    start, inner = 0, list[int]()
    for end in (*ends, Boundary(len(paragraph), 0)):
        if end.depth:
            inner.append(end.place)
            continue
        yield from _sentence(paragraph, start, inner, end.place)
        start, inner = end.place, []


def _sentence(text: str, start: int, inner: Sequence[int], end: int) -> Iterator[Piece]:
    """Yield a sentence whole, or, if it is over-long, the sentences in its quotations, packed up to the target."""
    if end - start <= TARGET:
        yield text[start:end], Pause.SENTENCE
        return
    packed = start
    for place, following in pairwise((*inner, end)):
        if following - packed > TARGET:
            yield from _clauses(text[packed:place])
            packed = place
    yield from _clauses(text[packed:end])


def _clauses(text: str) -> Iterator[Piece]:
    """Yield one sentence in parts of about equal length: cut after a mark if there is one, else between words."""
    target = LATIN_TARGET if _is_mostly_latin(text) else TARGET
    strong = [mark.end() for mark in _STRONG.finditer(text)]
    weak = [mark.end() for mark in _WEAK.finditer(text)]
    start = 0
    while len(text) - start > target:
        parts = -(-(len(text) - start) // target)
        aim = (len(text) - start) // parts
        place = _marked_place(start, aim, target, strong, weak) or word_end(text, start + aim, start + FURTHEST)
        yield text[start:place], Pause.CUT
        start = place
    yield text[start:], Pause.SENTENCE


def _marked_place(start: int, aim: int, target: int, strong: list[int], weak: list[int]) -> int:
    """Return the place after a mark at which to end a part from ``start`` on, best near ``aim`` characters; else 0.

    A strong mark is preferred if it leaves no very short part; beyond the target the first mark is taken.
    """
    for places, earliest in ((strong, aim * 2 // 3), (weak, aim // 2), (strong, SHORTEST), (weak, SHORTEST)):
        if near := _between(places, start + earliest, start + target):
            return min(near, key=lambda place: abs(place - start - aim))
    beyond = _between(strong, start + target, start + FURTHEST) + _between(weak, start + target, start + FURTHEST)
    return min(beyond, default=0)


def _is_mostly_latin(text: str) -> bool:
    return 2 * sum(map(str.isascii, text)) > len(text)


def _between(places: list[int], first: int, last: int) -> list[int]:
    """Return the ``places``, which are sorted, from ``first`` to ``last``."""
    return places[bisect_left(places, first) : bisect_right(places, last)]


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Join what is too short to stand alone, or has nothing to say, to what follows; at the end, to what precedes."""
    done: list[Piece] = []
    held = ""
    for text, pause in pieces:
        held += text
        if len(held.strip()) >= SHORTEST and is_speakable(held):
            done.append((held, pause))
            held = ""
    if held and done and (not is_speakable(held) or len(done[-1][0]) + len(held) <= LONGEST):
        done[-1] = (done[-1][0] + held, Pause.SENTENCE)
    elif held:
        done.append((held, Pause.SENTENCE))
    return done
