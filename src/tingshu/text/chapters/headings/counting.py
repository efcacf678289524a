"""How far the entries of a list have counted, to see where the same numbers begin anew and the text begins."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tingshu.text.chapters.headings.candidates import Candidate
from tingshu.text.chapters.headings.shapes import NAMED_VOLUME, Rank


class _Span(NamedTuple):
    """The first and the last number of a shape, and how large a part that heads."""

    rank: Rank
    first: int
    last: int


@dataclass(slots=True)
class Counting:
    """What a list has counted, each shape by itself; below a volume the numbers may be those of the one before.

    Attributes:
        spans: the numbers of each shape since the last volume.
        volumes: the volumes with a name and no number, such as 上部.
    """

    spans: dict[tuple[str, str], _Span] = field(default_factory=dict)
    volumes: set[str] = field(default_factory=set)

    def begins_anew(self, line: str, marks: Sequence[Candidate], *, has_text: bool) -> bool:
        """Whether a line is no entry of this list, but what the list is of.

        Its number is no larger than the list's first; or merely no larger than its last, which may be a slip, and it
        has a text; or it is a first volume, and the chapters of the list are in none.

        Args:
            line: the line.
            marks: the marks in it, in order.
            has_text: whether what stands under it is no entry but text.
        """
        if not marks:
            return False
        mark = marks[0]
        if volume := _volume(line, mark):
            return volume in self.volumes or (not self.volumes and self._has_chapters())
        span = self.spans.get((mark.name, mark.stem))
        if mark.shape is None:
            return False
        if span is None:
            return mark.rank is Rank.VOLUME and mark.number <= 1 and self._has_chapters()
        return mark.number <= span.first or (has_text and mark.number <= span.last)

    def has(self, mark: Candidate) -> bool:
        """Whether the list counts in the shape of ``mark``."""
        return (mark.name, mark.stem) in self.spans

    def add(self, line: str, marks: Sequence[Candidate]) -> None:
        """Count the marks of an entry."""
        for mark in marks:
            if volume := _volume(line, mark):
                self.volumes.add(volume)
            if mark.rank is Rank.VOLUME:
                self.spans = {key: span for key, span in self.spans.items() if span.rank is Rank.VOLUME}
            if mark.shape is not None:
                key = mark.name, mark.stem
                first = self.spans[key].first if key in self.spans else mark.number
                self.spans[key] = _Span(mark.rank, first, mark.number)

    def _has_chapters(self) -> bool:
        return bool(self.spans) and all(span.rank is not Rank.VOLUME for span in self.spans.values())


def _volume(line: str, mark: Candidate) -> str:
    """Return the name of a volume without a number: 上部 of 上部 第一章 雨夜; empty for any other mark."""
    name = NAMED_VOLUME.match(line) if mark.shape is None and mark.rank is Rank.VOLUME else None
    return name[0] if name else ""
