"""The words of a text that have a reading, found as jieba divides it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tingshu.text.spoken.pronunciation.readings import ALL_HAN, Reading
from tingshu.text.words import is_word_at

_RARE = re.compile("[\U00020000-\U0003ffff]")
"""A character that no dictionary of jieba's has: a word with it is only itself."""
LETTERS_MEET = re.compile("[A-Za-z0-9]{2}")
"""Two that would be read as one word."""


@dataclass(frozen=True, slots=True)
class Found:
    """A word in a text that has a reading."""

    start: int
    end: int
    reading: Reading


SURE = 4
"""Characters from which a listed word is taken for itself wherever it stands: pieces of other words that chance puts
together are shorter, and asking jieba costs a second before the first answer."""


@dataclass(slots=True)
class Lexicon:
    """Readings, ready to be found in a text; of two for the same word the later one counts."""

    by_first: dict[str, dict[str, Reading]] = field(default_factory=dict)
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    first: re.Pattern[str] = re.compile(r"(?!)")

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> "Lexicon":
        """Return the lexicon of ``readings``."""
        lexicon = cls()
        for reading in readings:
            lexicon.by_first.setdefault(reading.word[0], {})[reading.word] = reading
        for first, entries in lexicon.by_first.items():
            lexicon.lengths[first] = tuple(sorted({len(word) for word in entries}, reverse=True))
        if lexicon.by_first:
            lexicon.first = re.compile(f"[{re.escape(''.join(lexicon.by_first))}]")
        words = (word for entries in lexicon.by_first.values() for word in entries)
        lexicon.known = frozenset(word for word in words if len(word) > 1 and ALL_HAN.fullmatch(word))
        return lexicon

    def find(self, text: str) -> Iterator[Found]:
        """Yield the words of ``text`` that have a reading, in order; where two begin together, the longer one."""
        place = 0
        while candidate := self.first.search(text, place):
            found = self._at(text, candidate.start())
            if found:
                yield found
            place = found.end if found else candidate.end()

    def _at(self, text: str, start: int) -> Found | None:
        entries = self.by_first[text[start]]
        for length in self.lengths[text[start]]:
            reading = entries.get(text[start : start + length])
            if reading and (reading.anywhere or self._is_word(text, start, start + length)):
                return Found(start, start + length, reading)
        return None

    def _is_word(self, text: str, start: int, end: int) -> bool:
        """Whether a listed word stands there as one; GPT does not in ChatGPT, which jieba need not be asked for."""
        if any(LETTERS_MEET.fullmatch(text[place - 1 : place + 1]) for place in (start, end) if place):
            return False
        if end - start >= SURE or _RARE.search(text, start, end):
            return True
        return is_word_at(text, start, end, self.known)
