"""Which headings begin a chapter: those of the format if it has any, else those found in the text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from tingshu.text.cleaning import Passage
from tingshu.text.headings import Candidate, Rank, Standing, find_headings
from tingshu.text.titles import shown

LONGEST_CHAPTER = 30_000
"""Characters, some two hours, above which chapters are sought one level of headings further down."""


class Depth(IntEnum):
    """What a heading is the head of."""

    VOLUME = 0
    CHAPTER = 1
    SECTION = 2


@dataclass(frozen=True, slots=True)
class Head:
    """A heading that is believed.

    Attributes:
        passage: number of the passage that it begins, or is.
        end: where in that passage its text ends.
        depth: what it heads; a volume's heading stands before its first chapter, a section's inside one.
        level: its place in the source's own order of headings; the highest has the smallest number.
    """

    passage: int
    end: int
    depth: Depth
    level: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings of a text, in order, and its title where one of them is the title of the whole."""

    heads: tuple[Head, ...]
    title: str = ""


def outline(passages: Sequence[Passage]) -> Outline:
    """Find the headings of a cleaned text and decide what each is the head of."""
    marked = [number for number, passage in enumerate(passages) if passage.level and passage.text.strip()]
    title = _title_place(marked, passages)
    if title is None:
        return Outline(_by_level(marked, passages) or _found_in_text(passages))
    head = Head(title, len(passages[title].text), Depth.VOLUME, level=-1)
    below = _by_level(marked[1:], passages) or _found_in_text(passages)
    return Outline(tuple(sorted((head, *below), key=lambda head: head.passage)), shown(passages[title].text))


def _title_place(marked: Sequence[int], passages: Sequence[Passage]) -> int | None:
    """Return where the first heading stands, if it is the only one of level 1: then it names the whole."""
    first_level = [place for place in marked if passages[place].level == 1]
    return marked[0] if first_level == [*marked[:1]] and marked else None


def _by_level(marked: Sequence[int], passages: Sequence[Passage]) -> tuple[Head, ...]:
    """Take the highest level with several headings for the chapters, or a lower one if they would be too long."""
    counts = Counter(passages[place].level for place in marked)
    if not counts:
        return ()
    levels = [level for level in sorted(counts) if counts[level] > 1] or [min(counts)]
    length = sum(len(passage.text) for passage in passages)
    chapter = next((level for level in levels if length / counts[level] <= LONGEST_CHAPTER), levels[-1])
    return tuple(
        Head(place, len(passages[place].text), _depth(passages[place].level, chapter), passages[place].level)
        for place in marked
    )


def _depth(level: int, chapter: int) -> Depth:
    if level < chapter:
        return Depth.VOLUME
    return Depth.CHAPTER if level == chapter else Depth.SECTION


def _found_in_text(passages: Sequence[Passage]) -> tuple[Head, ...]:
    """Take the believed headings: volumes above chapters, and inside chapters those on a line of their own."""
    texts = ["" if passage.level else passage.text for passage in passages]
    believed = [candidate for candidate in find_headings(texts) if candidate.accepted]
    chapter = _chapter_rank(believed)
    taken: dict[int, Head] = {}
    for candidate in believed:
        rank = candidate.shape.rank
        depth = _depth(rank, chapter)
        if depth is not Depth.SECTION or candidate.standing is not Standing.IN_FRONT:
            taken.setdefault(candidate.passage, Head(candidate.passage, candidate.end, depth, level=rank))
    return tuple(taken.values())


def _chapter_rank(believed: Sequence[Candidate]) -> Rank:
    """Return the rank of the headings that begin chapters: the largest strong one below volumes, else the first."""
    strong = {candidate.shape.rank for candidate in believed if candidate.shape.strong}
    if strong:
        return min(strong - {Rank.VOLUME} or strong)
    return believed[0].shape.rank if believed else Rank.CHAPTER
