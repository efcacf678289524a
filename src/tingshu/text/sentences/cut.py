"""Paragraph -> sentences, each of a length that a voice can say in one breath of a request."""

from collections.abc import Iterable, Iterator
from itertools import chain

from tingshu.model import Pause, Role, Sentence
from tingshu.text.sentences.boundaries import Boundary, boundaries
from tingshu.text.sentences.clauses import LONGEST, TARGET, Piece, clauses
from tingshu.text.spoken.plain import spoken
from tingshu.writing import is_speakable

SHORTEST = 4
"""Characters, marks counted, below which a sentence joins its neighbour: a request for “好。” sounds clipped."""


def sentences(paragraph: str, *, last: Pause = Pause.PARAGRAPH, role: Role = Role.NARRATION) -> tuple[Sentence, ...]:
    """Cut a paragraph into sentences; joined, they are its characters, but for white space between them.

    Args:
        paragraph: text with at least one letter, digit or Han character; marks in a row without any do not exceed
            ``writing.LONGEST_SYMBOL_RUN``.
        last: the pause after the last sentence.
        role: who speaks them.
    """
    pieces = _joined(_pieces(paragraph))
    pauses = (*(pause for _, pause in pieces[:-1]), last)
    return tuple(
        Sentence(text, spoken(text), pause, role)
        for text, pause in zip((text.strip() for text, _ in pieces), pauses, strict=True)
    )


def _pieces(paragraph: str) -> Iterator[Piece]:
    """Cut at the ends of sentences, inside a quotation only if it is over-long, and inside a sentence likewise."""
    start, inner = 0, list[int]()
    for end in chain(boundaries(paragraph), (Boundary(len(paragraph), 0),)):
        if end.depth:
            inner.append(end.place - start)
            continue
        if end.place - start <= TARGET:
            yield paragraph[start : end.place], Pause.SENTENCE
        else:
            yield from clauses(paragraph[start : end.place], inner)
        start = end.place
        if inner:
            inner = []


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Join what is too short to stand alone, or has nothing to say, to what follows; at the end, to what precedes."""
    done: list[Piece] = []
    held = ""
    for piece in pieces:
        text = held + piece[0]
        if len(text) >= SHORTEST and len(text.strip()) >= SHORTEST and is_speakable(text):
            done.append((text, piece[1]))
            held = ""
        elif text.strip():
            held = text
    if held and done and (not is_speakable(held) or len(done[-1][0]) + len(held) <= LONGEST):
        done[-1] = (done[-1][0] + held, Pause.SENTENCE)
    elif held:
        done.append((held, Pause.SENTENCE))
    return done
