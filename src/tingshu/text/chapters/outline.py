"""Which headings begin a chapter: those the person asked for, else those of the format, else those of the text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tingshu.text.chapters.cues import cue_lines
from tingshu.text.chapters.headings import (
    COPY,
    Candidate,
    Findings,
    LinePosition,
    Rank,
    ends_as_sentence,
    essence,
    find_headings,
    in_figures,
)
from tingshu.text.chapters.headings.wanted import wanted
from tingshu.text.chapters.hierarchy import Depth, Head, heads_of_format, heads_of_text, whole
from tingshu.text.chapters.repeats import Redundant, redundant_lines, repeated_chapters
from tingshu.text.chapters.titles import shown
from tingshu.text.cleaning import Passage
from tingshu.text.patterns import Pattern

LONGEST_TITLE = 40
"""Characters of the only line in front of the first heading above which it is no title."""

CONTENTS = "table of contents"
"""The rule that takes out a list of the headings in front of the text."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What the headings of a text make of it.

    Attributes:
        heads: the headings, in order.
        title: the title of the whole, where one of them is that.
        redundant: what need not be spoken, because a heading says it.
        candidates: every mark that may have been a heading, in order, with its verdict.
        has_format: whether the headings are those of the source's format.
    """

    heads: tuple[Head, ...]
    title: str
    redundant: tuple[Redundant, ...]
    candidates: tuple[Candidate, ...]
    has_format: bool


def outline(passages: Sequence[Passage], patterns: Sequence[Pattern] = ()) -> Outline:
    """Find the headings of a cleaned text and decide what each is the head of.

    Args:
        passages: the text.
        patterns: what the person says a chapter's heading looks like.

    Raises:
        UsageError: a pattern takes too long.
    """
    cues = {each.passage: each for each in cue_lines(passages)}
    texts = ["" if place in cues else passage.text for place, passage in enumerate(passages)]
    marked = [number for number, passage in enumerate(passages) if passage.level and texts[number].strip()]
    found = find_headings(texts, marked)
    marked = [place for place in marked if place not in found.contents.lines]
    title = _title_place(marked, passages)
    of_format = heads_of_format([place for place in marked if place != title], passages)
    open_texts = ["" if number in found.contents.lines else text for number, text in enumerate(texts)]
    if patterns:
        asked = wanted(open_texts, patterns)
        heads, candidates = _as_asked(asked, found, of_format), (*asked, *found.candidates)
    else:
        heads = of_format or heads_of_text(found.candidates, texts)
        candidates = _overruled(found.candidates) if of_format else found.candidates
        title = _title_line(heads, open_texts) if title is None and heads and not of_format else title
    if title is not None and all(head.passage != title for head in heads):
        named = essence(in_figures(texts[title]))  # a site may write the title twice: that is no chapter of its name
        others = [head for head in heads if essence(in_figures(texts[head.passage][head.start : head.end])) != named]
        heads = sorted([whole(title, passages, Depth.VOLUME, level=-1), *others], key=_place)
    again = _sent_again(heads, found, open_texts)
    heads = [head for head in heads if head.passage not in again]
    gone = [*cues.values(), *_contents(found, texts), *again.values()]
    spans = [(head.passage, head.start, head.end) for head in heads]
    gone += (each for each in redundant_lines(texts, spans, found.candidates) if each.passage not in again)
    return Outline(
        heads=tuple(heads),
        title="" if title is None else shown(texts[title]),
        redundant=tuple(sorted(gone)),
        candidates=tuple(sorted((*_of_format(marked, passages), *candidates), key=_place)),
        has_format=bool(of_format) and not patterns,
    )


def _contents(found: Findings, texts: Sequence[str]) -> Iterator[Redundant]:
    """Yield what tables of contents take up: whole lines, and what stands in a line with text."""
    yield from (Redundant(place, 0, len(texts[place]), CONTENTS) for place in sorted(found.contents.lines))
    in_lines = (each for each in found.run_on if each.passage not in found.contents.lines)
    yield from (Redundant(each.passage, each.start, each.end, CONTENTS) for each in in_lines)


def _sent_again(heads: Iterable[Head], found: Findings, texts: Sequence[str]) -> dict[int, Redundant]:
    """Return the lines of chapters that come a second time at once, by passage."""
    starts = {head.passage for head in heads if head.depth is not Depth.SECTION}
    starts |= {candidate.passage for candidate in found.candidates if candidate.reason == COPY}
    return {each.passage: each for each in repeated_chapters(texts, sorted(starts))}


def _place(item: Head | Candidate) -> tuple[int, int]:
    return item.passage, item.start


def _title_place(marked: Sequence[int], passages: Sequence[Passage]) -> int | None:
    """Return where the first heading stands, if it is the only one of level 1: then it names the whole."""
    first_level = [place for place in marked if passages[place].level == 1]
    return marked[0] if first_level == [*marked[:1]] and marked else None


def _title_line(heads: Sequence[Head], texts: Sequence[str]) -> int | None:
    """Return where the only line in front of the first heading stands, if it is one that names a text."""
    lines = [place for place in range(heads[0].passage) if texts[place].strip()]
    if len(lines) != 1 or heads[0].start:
        return None
    line = texts[lines[0]].strip()
    names = len(line) <= LONGEST_TITLE and not ends_as_sentence(line) and not any(mark in line for mark in "：:。/")
    return lines[0] if names else None


def _of_format(marked: Iterable[int], passages: Sequence[Passage]) -> Iterable[Candidate]:
    for place in marked:
        reason = f"the format marks it as a heading of level {passages[place].level}"
        end = len(passages[place].text)
        yield Candidate(place, 0, end, "marked", Rank.CHAPTER, LinePosition.TITLED, accepted=True, reason=reason)


def _overruled(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    reason = "the format marks the headings of this text itself"
    return tuple(replace(c, accepted=False, reason=reason) if c.accepted else c for c in candidates)


def _as_asked(asked: Sequence[Candidate], found: Findings, of_format: Sequence[Head]) -> list[Head]:
    """Take what the person's patterns mark for the chapters, volumes from the text, other headings as sections."""
    heads = {c.passage: Head(c.passage, c.start, c.end, Depth.CHAPTER, level=Rank.CHAPTER) for c in asked}
    for candidate in found.candidates:
        if candidate.accepted and candidate.rank is Rank.VOLUME and candidate.position.on_own_line:
            head = Head(candidate.passage, candidate.start, candidate.end, Depth.VOLUME, level=Rank.VOLUME)
            heads.setdefault(candidate.passage, head)
    for head in of_format:
        heads.setdefault(head.passage, replace(head, depth=Depth.SECTION, level=Rank.SECTION + head.level))
    return sorted(heads.values(), key=_place)
