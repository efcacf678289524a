"""Headings -> what each is the head of: volumes, chapters, sections.

Headings come in levels; chapters are the largest parts below volumes that can be listened to in one sitting. What
stands above them heads the first chapter of its volume; what stands below is spoken as a heading inside a chapter.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise

from tingshu.text.chapters.headings import Candidate, LinePosition, Rank, essence, is_name, rank_of
from tingshu.text.chapters.parts import LONGEST_CHAPTER
from tingshu.text.cleaning import Passage

SMALLEST_REACH = 1 / 2
"""Share of the widest row of weak headings that a row must span to head chapters; a shorter one is a list in front."""

SUBTITLED_SHARE = 3 / 4
"""Share of the bare numbers of a row that must have a name on the next line."""


class Depth(IntEnum):
    """What a heading is the head of."""

    VOLUME = 0
    CHAPTER = 1
    SECTION = 2


@dataclass(frozen=True, slots=True)
class Head:
    """A heading that is believed.

    Attributes:
        passage: number of the passage in which it stands.
        start: where in that passage its text begins.
        end: where in that passage its text ends.
        depth: what it heads; a volume's heading stands before its first chapter, a section's inside one.
        level: its place in the source's own order of headings; the highest has the smallest number.
    """

    passage: int
    start: int
    end: int
    depth: Depth
    level: int


def heads_of_format(marked: Sequence[int], passages: Sequence[Passage]) -> list[Head]:
    """Take the highest level with several headings for the chapters, or a lower one if they would be too long.

    A level of volumes by their own words, 第一卷 over 第一章, is above the chapters.
    """
    counts = Counter(passages[place].level for place in marked)
    if not counts:
        return []
    levels = [level for level in sorted(counts) if counts[level] > 1] or [min(counts)]
    words: dict[int, list[Rank | None]] = defaultdict(list)
    for place in marked:
        words[passages[place].level].append(rank_of(passages[place].text))
    while len(levels) > 1 and _are_volumes(words[levels[0]]) and Rank.CHAPTER in words[levels[1]]:
        del levels[0]
    length = sum(len(passage.text) for passage in passages)
    chapter = next((level for level in levels if length / counts[level] <= LONGEST_CHAPTER), levels[-1])
    return [
        whole(place, passages, _depth(passages[place].level, chapter), level=passages[place].level) for place in marked
    ]


def _are_volumes(words: Collection[Rank | None]) -> bool:
    """Whether there are volumes among the headings of a level, by their words, and no chapters."""
    return Rank.VOLUME in words and Rank.CHAPTER not in words


def whole(place: int, passages: Sequence[Passage], depth: Depth, level: int) -> Head:
    """Return a head that is all of its passage."""
    return Head(place, 0, len(passages[place].text), depth, level)


def _depth(level: int, chapter: int) -> Depth:
    if level < chapter:
        return Depth.VOLUME
    return Depth.CHAPTER if level == chapter else Depth.SECTION


def heads_of_text(candidates: Iterable[Candidate], texts: Sequence[str]) -> list[Head]:
    """Take the believed headings: volumes above chapters, and inside chapters those on a line of their own."""
    believed = _raised([candidate for candidate in candidates if candidate.accepted], texts)
    if not believed:
        return []
    chapter = _chapter_level(believed, texts)
    levels = _levels(believed)
    heads = []
    for candidate in believed:
        rank = chapter if candidate.shape is None and candidate.rank is Rank.CHAPTER else candidate.rank
        depth = _depth(rank, chapter)
        if depth is not Depth.SECTION or candidate.position.on_own_line:
            level = levels[candidate.name] if depth is Depth.VOLUME else 100 * rank
            heads.append(Head(candidate.passage, candidate.start, candidate.end, depth, level))
    return _with_subtitles(heads, believed, texts)


def _raised(believed: Sequence[Candidate], texts: Sequence[str]) -> list[Candidate]:
    """Raise the shapes that hold larger ones: where 第一节 follows each 一、 at once, it is part of it."""
    above: dict[str, list[Rank | None]] = defaultdict(list)
    for here, after in pairwise([*believed, None]):
        if here is None:
            continue
        follows = after is not None and here.position.on_own_line and _follows_at_once(here, after, texts)
        above[here.name].append(after.rank if follows and after is not None else None)
    holders = {
        name: Rank(min(ranks) - 1)
        for name, below in above.items()
        if len(ranks := [rank for rank in below if rank is not None and rank > Rank.VOLUME]) == len(below) > 1
    }
    return [replace(c, rank=holders[c.name]) if c.name in holders and holders[c.name] < c.rank else c for c in believed]


def _follows_at_once(here: Candidate, after: Candidate, texts: Sequence[str]) -> bool:
    """Whether a heading is followed by another with nothing between."""
    between = range(here.passage + 1, after.passage)
    return after.passage > here.passage and after.start == 0 and not any(texts[place].strip() for place in between)


def _levels(believed: Iterable[Candidate]) -> dict[str, int]:
    """Order shapes of the same rank, such as 部 and 卷, by which comes first: the first holds the others."""
    names = dict.fromkeys(c.name for c in sorted(believed, key=lambda c: c.rank))
    ranks = {c.name: c.rank for c in believed}
    return {name: 100 * ranks[name] + order for order, name in enumerate(names)}


def _chapter_level(believed: Sequence[Candidate], texts: Sequence[str]) -> Rank:
    """Return the rank of the headings that begin chapters.

    It is the largest below volumes among strong marks such as 第…章 and whatever else counts chapters; among weak
    ones that of the shape which reaches as far as any. Where these chapters would be too long, or there are only
    volumes, it is the next rank below that has headings on their own line.
    """
    counting = [c for c in believed if c.shape is not None] or believed
    strong = {c.rank for c in counting if c.strong or (c.shape and c.shape.rank is Rank.CHAPTER)}
    largest = min(strong - {Rank.VOLUME} or strong) if strong else _widest(counting)
    ranks = {c.rank for c in counting if c.rank > largest and c.position.on_own_line}
    length = sum(map(len, texts))
    counts = Counter(c.rank for c in counting)
    levels = [largest, *sorted(ranks)]
    return next((rank for rank in levels if length / counts[rank] <= LONGEST_CHAPTER), levels[-1])


def _widest(believed: Sequence[Candidate]) -> Rank:
    """Return the largest rank whose headings reach, from the first to the last, about as far as any others do."""
    places: dict[Rank, list[int]] = defaultdict(list)
    for candidate in believed:
        places[candidate.rank].append(candidate.passage)
    reach = {rank: found[-1] - found[0] for rank, found in places.items()}
    return min(rank for rank in reach if reach[rank] >= SMALLEST_REACH * max(reach.values()))


def _with_subtitles(heads: Sequence[Head], believed: Sequence[Candidate], texts: Sequence[str]) -> list[Head]:
    """Add the names of chapters that stand on the line after a bare number, if nearly every one has such a name."""
    bare = {c.passage for c in believed if c.position is LinePosition.ALONE}
    taken = {head.passage for head in heads}
    chapters = [head for head in heads if head.passage in bare and head.depth is Depth.CHAPTER]
    below = [(head, _subtitle(head, texts, taken)) for head in chapters]
    names = {place: head for head, place in below if place is not None and place not in taken}  # the nearest head's
    if len(names) < max(2, SUBTITLED_SHARE * len(chapters)):
        return list(heads)
    added = [Head(place, 0, len(texts[place]), Depth.CHAPTER, head.level + 1) for place, head in names.items()]
    return sorted((*heads, *added), key=lambda head: (head.passage, head.start))


def _subtitle(head: Head, texts: Sequence[str], taken: Collection[int]) -> int | None:
    """Return the place of the next line under a heading, but for a copy of it, if it could be its name."""
    heading = essence(texts[head.passage][head.start : head.end])
    for place in range(head.passage + 1, min(head.passage + 4, len(texts))):
        line = texts[place].strip()
        if line and essence(line) != heading:
            return place if is_name(line) and _has_text(place, texts, taken) else None
    return None


def _has_text(place: int, texts: Sequence[str], taken: Collection[int]) -> bool:
    """Whether a text or a heading stands right under a line, and not one more line like it, as in a poem."""
    below = texts[place + 1].strip() if place + 1 < len(texts) else ""
    return bool(below) and (place + 1 in taken or not is_name(below))
