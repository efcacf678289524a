"""Pronunciations: which words are said otherwise than they are written, as a person lists them.

A list is text, one word a line::

    # a comment
    重庆 = chong2 qing4     pinyin with tone numbers, one syllable for each character
    乐队 = 越队             or what to say instead
    *囧 = jiong3            with a star also inside other words

Only whole words are meant: ``行长`` is said otherwise in 银行行长, and not in 自行长大.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from tingshu.errors import UsageError
from tingshu.text.spoken.syllables import syllables
from tingshu.text.words import is_word_at
from tingshu.writing import HAN

_LONGEST = 20
_LINE = re.compile(r"\s*(\*?)\s*([^=]*?)\s*=\s*([^#]*?)\s*(?:#.*)?")
_ALL_HAN = re.compile(rf"[{HAN}]+")
_NOT_PINYIN_FORM = "Write it as a word, =, and pinyin with tone numbers or other characters: 重庆 = chong2 qing4"


@dataclass(frozen=True, slots=True)
class Reading:
    """How a word is said: by its ``syllables`` (tone-numbered pinyin), or as if it were written ``instead``.

    ``anywhere`` means also inside other words.
    """

    word: str
    syllables: tuple[str, ...] = ()
    instead: str = ""
    anywhere: bool = False


def parse_readings(text: str, name: str) -> tuple[Reading, ...]:
    """Return the readings of a list.

    Args:
        text: the list.
        name: what it is called in errors, as its path.

    Raises:
        UsageError: a line is not of the form, is not pinyin, or contradicts an earlier one.
    """
    found: dict[str, Reading] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        reading = _parsed(line, f"{name}, line {number}")
        if found.setdefault(reading.word, reading) != reading:
            raise UsageError(
                f"{name}, line {number}: {reading.word} has another reading further up", "Keep one of them"
            )
    return tuple(found.values())


def _parsed(line: str, where: str) -> Reading:
    form = _LINE.fullmatch(line)
    if not form or not form[2] or not form[3]:
        raise UsageError(f"{where}: {line.strip()!r} is no reading", _NOT_PINYIN_FORM)
    star, word, said = form.groups()
    if len(word) > _LONGEST or len(said) > 8 * _LONGEST:
        raise UsageError(f"{where}: {word!r} is too long for a word", _NOT_PINYIN_FORM)
    if not (_ALL_HAN.fullmatch(word) and said.replace("ü", "v").isascii()):
        return Reading(word, instead=said, anywhere=bool(star))
    found = syllables(said)
    if found is None:
        raise UsageError(f"{where}: {said!r} is not pinyin with tone numbers", _NOT_PINYIN_FORM)
    if len(found) != len(word):
        raise UsageError(
            f"{where}: {word} has {len(word)} characters and {said!r} has {len(found)} syllables",
            "Give each character one syllable",
        )
    return Reading(word, syllables=found, anywhere=bool(star))


@cache
def shipped_readings() -> tuple[Reading, ...]:
    """Return the names and words that Chinese voices are known to miss, right in nearly every context."""
    return _shipped("readings.txt")


@cache
def embedded_readings() -> tuple[Reading, ...]:
    """Return what only the embedded voice says wrongly."""
    return _shipped("embedded.txt")


def _shipped(name: str) -> tuple[Reading, ...]:
    return parse_readings(files("tingshu.text.spoken").joinpath("data", name).read_text("utf-8"), name)


@dataclass(frozen=True, slots=True)
class Found:
    """A word in a text that has a reading."""

    start: int
    end: int
    reading: Reading


SURE = 3
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
        lexicon.known = frozenset(word for word in words if len(word) > 1 and _ALL_HAN.fullmatch(word))
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
            if reading and (reading.anywhere or length >= SURE or is_word_at(text, start, start + length, self.known)):
                return Found(start, start + length, reading)
        return None
