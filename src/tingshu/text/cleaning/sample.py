"""A part of a text, large enough to show what recurs in it and small enough to be looked at from every side."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log2
from operator import add

from tingshu.text.cleaning.spelling import PARAGRAPH, UNKNOWN, key
from tingshu.writing import FINAL

LARGEST = 400_000
"""Characters: what stands once in a chapter of five million stands here some hundred times."""

SLICE = 4_000
"""Characters of each of the parts that are taken, at equal distances, from a text that is larger."""

STOPS = FINAL + "…"
"""What a sentence ends with."""


@dataclass(frozen=True)
class Sample:
    """A text, or equally spaced parts of it, with how often characters and pairs of them occur there.

    Attributes:
        text: paragraphs, one a line, and ``UNKNOWN`` where something was left out.
    """

    text: str

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Sample":
        """Take a sample of paragraphs."""
        whole = PARAGRAPH.join(texts)
        if len(whole) <= LARGEST:
            return cls(whole)
        step = len(whole) * SLICE // LARGEST
        return cls(UNKNOWN.join(whole[start : start + SLICE] for start in range(0, len(whole), step)))

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs, or their parts, that are not empty; one with ``UNKNOWN`` in it is left out."""
        return tuple(line for line in self.text.split(PARAGRAPH) if UNKNOWN not in line and line.strip())

    @cached_property
    def folded(self) -> str:
        """The text as a key."""
        return key(self.text)

    def count(self, part: str) -> int:
        """Return how often one character, or two in a row, occur."""
        return self._counts[part]

    def holds_together(self, before: str, after: str) -> bool:
        """Whether these two characters follow each other elsewhere, and far more often than by chance."""
        expected = self.count(before) * self.count(after) / len(self.text)
        return self.count(before + after) >= max(1.0, 3 * expected)

    def begins_sentences(self, character: str, hidden: int = 0) -> float:
        """Return how much more often a character begins a sentence than chance would have it, in bits.

        Args:
            character: the one.
            hidden: times that it stands where it cannot be seen whether a sentence begins; they do not count.
        """
        beginning = self._beginnings(character)
        expected = self.sentences * max(0, self.count(character) - hidden) / (len(self.text) or 1)
        return log2((beginning + 1 / 2) / (expected + 1 / 2))

    @cached_property
    def stops(self) -> int:
        """How many sentences have a mark at their end, about."""
        return sum(map(self.count, STOPS))

    def share_of_beginnings(self, characters: str) -> float:
        """Return the share of the sentences that begin with one of these characters."""
        return sum(map(self._beginnings, characters)) / (self.sentences or 1)

    def _beginnings(self, character: str) -> int:
        return sum(self.count(stop + character) for stop in _BEFORE_SENTENCES)

    @cached_property
    def _counts(self) -> Counter[str]:
        counts = Counter(self.text)
        counts.update(map(add, self.text, self.text[1:]))
        return counts

    @cached_property
    def sentences(self) -> int:
        """How many sentences there are, about."""
        return sum(self.count(stop) for stop in _BEFORE_SENTENCES)


_BEFORE_SENTENCES: Iterable[str] = (*STOPS, *"”」』", PARAGRAPH)
