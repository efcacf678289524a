"""What a heading says already and need not be spoken a second time: sites write titles twice, and send pages twice."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tingshu.text.chapters.headings import COPY, Candidate, essence, in_figures
from tingshu.text.chapters.titles import is_numbered, words_of

REPEATED_CHAPTER = "repeated chapter"
"""The rule that takes out a chapter that comes again at once, letter for letter."""

REPEATED_TITLE = "repeated title"
"""The rule that takes out the copy of a heading under it, or later in its chapter."""

FURTHEST = 3
"""Lines under a heading in which its copy is sought: a line about the author or the date may stand between."""

_SENTENCE_MARKS = "。！？…”’」』!?"


class Redundant(NamedTuple):
    """Characters ``start`` to ``end`` of a passage's text that are not spoken, and the rule that says so."""

    passage: int
    start: int
    end: int
    rule: str


def redundant_lines(
    texts: Sequence[str], heads: Sequence[tuple[int, int, int]], candidates: Iterable[Candidate]
) -> Iterator[Redundant]:
    """Yield the copies of headings.

    Args:
        texts: the text, by passages.
        heads: passage, start and end of each heading, in order.
        candidates: what was found in the text; those that are copies are among them.
    """
    taken = {passage for passage, _, _ in heads}
    copies = {c.passage for c in candidates if c.reason == COPY} - taken
    for passage, start, end in heads:
        if end == len(texts[passage].rstrip()):  # else text follows on the same line, and no title of its own
            copies |= _copies_under(texts, passage, texts[passage][start:end], taken)
    for passage in sorted(copies):
        yield Redundant(passage, 0, len(texts[passage]), REPEATED_TITLE)


def repeated_chapters(texts: Sequence[str], starts: Sequence[int]) -> Iterator[Redundant]:
    """Yield the lines of each chapter that is letter for letter the one before it, heading and all.

    A scraper fetched the page twice. If one letter of the second differs, both stay; so do those whose heading has
    no number, for a song may have its refrain twice.

    Args:
        texts: the text, by passages.
        starts: the passages that are a heading or the copy of one, in order.
    """
    before: list[str] = []
    for start, end in pairwise([*starts, len(texts)]):
        lines = [line for text in texts[start:end] if (line := text.strip())]
        if len(lines) > 1 and lines == before and is_numbered(lines[0]):
            yield from (
                Redundant(place, 0, len(texts[place]), REPEATED_CHAPTER)
                for place in range(start, end)
                if texts[place].strip()
            )
        before = lines


def _copies_under(texts: Sequence[str], passage: int, heading: str, taken: set[int]) -> set[int]:
    """Return the first lines under a heading, up to the next one, that say the same or its words alone."""
    whole, words = essence(in_figures(heading)), essence(words_of(heading))
    copies = set()
    for place in range(passage + 1, min(passage + 1 + FURTHEST, len(texts))):
        line = texts[place].strip()
        if place in taken or len(line) > 2 * len(heading) + 4:
            break
        said = essence(in_figures(line))
        if said and (said == whole or (said == words and line[-1] not in _SENTENCE_MARKS)):
            copies.add(place)
    return copies
