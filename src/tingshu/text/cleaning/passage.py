"""The proof of cleaning: a block of the manuscript with the exact spans that rules have taken out of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

Span = tuple[int, int]
"""Start and end of some characters, end not included."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Characters ``start`` to ``end`` of a block's source, and the rule that took them out."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One block on its way through cleaning.

    Attributes:
        source: the block as the reader handed it over.
        text: what is left of it: ``source`` without its cuts.
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
        new = [cut for span in spans for cut in self._in_source(*span, rule)]
        if not new:
            return self
        cuts = tuple(sorted((*self.cuts, *new), key=lambda cut: cut.start))
        return Passage(self.source, "".join(_kept(self.source, cuts)), self.level, cuts)

    def _in_source(self, start: int, end: int, rule: str) -> Iterable[Cut]:
        """Say which characters of the source stand at ``start`` to ``end`` of the text: one cut per unbroken run."""
        gone = 0
        for cut in self.cuts:
            here = cut.start - gone  # where in the text the earlier cut was made
            if start < min(here, end):
                yield Cut(start + gone, min(here, end) + gone, rule)
                start = min(here, end)
            gone += cut.end - cut.start
        if start < end:
            yield Cut(start + gone, end + gone, rule)


def _kept(source: str, cuts: Iterable[Cut]) -> Iterable[str]:
    """Yield the pieces of ``source`` between ``cuts``."""
    position = 0
    for cut in cuts:
        yield source[position : cut.start]
        position = cut.end
    yield source[position:]
