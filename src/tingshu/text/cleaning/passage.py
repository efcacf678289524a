"""The proof of cleaning: a block of the manuscript with the exact spans that rules have taken out of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Self

Span = tuple[int, int]
"""Start and end of some characters, end not included."""

Edit = tuple[int, int, str]
"""A span, and what is to stand in its place."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Characters ``start`` to ``end`` of a block's source, the rule that took them out, and what it put there.

    Only a rule of the user's puts anything, and a cut of no characters is a place where it only put something.
    """

    start: int
    end: int
    rule: str
    put: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """One block on its way through cleaning.

    Attributes:
        source: the block as the reader handed it over.
        text: what is left of it: ``source`` without its cuts, and with what was put there.
        level: of a heading that the format marks as one (1 is the highest); 0 for a paragraph.
        cuts: what was taken out, in the order of the source, none overlapping another.
    """

    source: str
    text: str
    level: int = 0
    cuts: tuple[Cut, ...] = ()

    @classmethod
    def whole(cls, source: str, level: int = 0) -> Self:
        """Make a passage from which nothing has been taken."""
        return cls(source, source, level)

    def without(self, spans: Iterable[Span], rule: str) -> "Passage":
        """Take out ``spans`` of ``text`` (in order, none overlapping another) in the name of ``rule``."""
        return self.edited(((start, end, "") for start, end in spans), rule)

    def edited(self, edits: Iterable[Edit], rule: str) -> "Passage":
        """Put other text in the place of some spans of ``text`` (in order, none overlapping another).

        What an earlier rule has put there is simply changed; only characters of the source are cuts.
        """
        wanted = [edit for edit in edits if edit[0] < edit[1] or edit[2]]
        if not wanted:
            return self
        cuts = tuple(cut for cut in self._cuts_with(wanted, rule) if cut.start < cut.end or cut.put)
        return Passage(self.source, "".join(_left(self.source, cuts)), self.level, cuts)

    def _cuts_with(self, edits: list[Edit], rule: str) -> Iterator[Cut]:
        """Merge the edits into the cuts, in one walk along both."""
        here = number = 0
        for place, length, cut in self._pieces():
            changed: list[str] = []
            seen = 0
            while number < len(edits) and edits[number][0] < here + length:
                start, end, put = edits[number]
                first, last = max(start - here, 0), min(end - here, length)
                given = put if start >= here else ""
                if cut:
                    changed += (cut.put[seen:first], given)
                    seen = last
                else:
                    yield Cut(place + first, place + last, rule, given)
                if end > here + length:
                    break  # it goes on in the next piece
                number += 1
            if cut:
                yield replace(cut, put="".join((*changed, cut.put[seen:]))) if changed else cut
            here += length
        yield from (Cut(len(self.source), len(self.source), rule, put) for _, _, put in edits[number:])

    def _pieces(self) -> Iterator[tuple[int, int, Cut | None]]:
        """Yield what ``text`` is made of: place in the source, length in the text, and the cut if it was put there."""
        position = 0
        for cut in self.cuts:
            yield position, cut.start - position, None
            yield cut.start, len(cut.put), cut
            position = cut.end
        yield position, len(self.source) - position, None


def _left(source: str, cuts: Iterable[Cut]) -> Iterator[str]:
    """Yield the pieces of ``source`` between ``cuts``, and what was put in their place."""
    position = 0
    for cut in cuts:
        yield source[position : cut.start]
        yield cut.put
        position = cut.end
    yield source[position:]
