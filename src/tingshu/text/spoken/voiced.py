"""Book -> the same book as one voice is asked to say it; what is shown never changes."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from tingshu.model import Book, Chapter, Role, Sentence
from tingshu.tasks import stop_if_told
from tingshu.text.spoken.announced import announced
from tingshu.text.spoken.embedded import EMBEDDED as FOR_THE_EMBEDDED_VOICE
from tingshu.text.spoken.plain import spoken
from tingshu.text.spoken.readings import Lexicon, Reading, embedded_readings, shipped_readings
from tingshu.text.spoken.rule import applied
from tingshu.text.spoken.shapes import LEFTOVERS, SHAPES
from tingshu.text.spoken.spelled import spelled
from tingshu.text.spoken.syllables import INLINE_PINYIN, for_the_embedded_voice, same_sound
from tingshu.writing import is_speakable

EMBEDDED = "espeak"


class Numbers(StrEnum):
    """What becomes of figures and signs."""

    AUTO = "auto"
    ASIS = "asis"
    SPELL = "spell"


@dataclass(frozen=True, slots=True)
class Manner:
    """What a voice has to be helped with.

    Attributes:
        embedded: whether it is the embedded voice, which says figures and signs wrongly and takes pinyin; any other
            says figures by itself, and takes only characters.
        numbers: ``AUTO`` spells figures where the voice needs it, ``SPELL`` always, ``ASIS`` touches none.
        readings: how words are said, beyond the shipped list and before it.
    """

    embedded: bool = False
    numbers: Numbers = Numbers.AUTO
    readings: tuple[Reading, ...] = ()


def manner(engine: str, numbers: str = Numbers.AUTO, readings: Sequence[Reading] = ()) -> Manner:
    """Return the manner of the engine of this name; an engine yet to be chosen counts as one that reads figures."""
    return Manner(engine == EMBEDDED, Numbers(numbers), tuple(readings))


@dataclass(frozen=True, slots=True)
class Change:
    """What a rule changed, and how often: it was ``written`` so, and is ``spoken`` so."""

    rule: str
    written: str
    spoken: str
    count: int


def voiced(book: Book, manner: Manner) -> tuple[Book, tuple[Change, ...]]:
    """Return ``book`` with what the voice is asked to say for each sentence, and every change that was made for it.

    A reading that cannot be had from this voice is named in the book's notices.
    """
    sayer = Sayer(manner)
    chapters = tuple(_voiced(chapter, sayer) for chapter in book.chapters)
    notices = tuple(
        f"{word} cannot be said as {syllables}: no character is read so alone, and this voice takes no pinyin"
        for word, syllables in sayer.unsayable.items()
    )
    return replace(book, chapters=chapters, notices=(*book.notices, *notices)), sayer.changes()


def _voiced(chapter: Chapter, sayer: "Sayer") -> Chapter:
    sentences = tuple(replace(sentence, spoken=sayer.said(sentence)) for sentence in chapter.sentences)
    return replace(chapter, sentences=sentences)


@dataclass(slots=True)
class Sayer:
    """Derives what is said from what is shown, for one voice, and keeps count of what that changed."""

    manner: Manner
    unsayable: dict[str, str] = field(default_factory=dict)
    counted: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    lexicon: Lexicon = field(init=False)

    def __post_init__(self) -> None:
        self.lexicon = Lexicon.of(self._readings())

    def said(self, sentence: Sentence) -> str:
        """Return what the voice is asked to say for ``sentence``; never nothing."""
        stop_if_told()  # a long novel takes minutes
        said = text = spoken(sentence.spoken)  # a rule for the ear may have been at work before
        if sentence.role is Role.TITLE:
            said = announced(said, self._tell)
        said = self._with_readings(self._with_figures(said))
        if self.manner.embedded:
            said = applied(FOR_THE_EMBEDDED_VOICE, said, self._tell)
        said = spoken(said).strip()
        return said if is_speakable(said) else text

    def changes(self) -> tuple[Change, ...]:
        """Return what was changed so far, the most frequent first."""
        return tuple(Change(*changed, count) for changed, count in self.counted.most_common())

    def _tell(self, rule: str, written: str, said: str) -> None:
        self.counted[rule, written, said] += 1

    def _readings(self) -> Iterator[Reading]:
        """Return every reading that this voice is to be given, the person's own last."""
        if self.manner.embedded:
            yield from embedded_readings()
        for reading in shipped_readings():
            if self.manner.embedded or not same_sound(reading.word, reading.syllables)[1]:
                yield reading
        yield from self.manner.readings

    def _with_figures(self, text: str) -> str:
        numbers = self.manner.numbers
        if numbers is Numbers.ASIS:
            return text
        if numbers is Numbers.SPELL or self.manner.embedded:
            return spelled(text, self._tell)
        return applied((*LEFTOVERS, *SHAPES), text, self._tell)

    def _with_readings(self, text: str) -> str:
        pieces, place = [], 0
        for found in self.lexicon.find(text):
            written = text[found.start : found.end]
            now = self._reading(found.reading)
            if now != written:
                self._tell("reading", written, now)
            pieces += [text[place : found.start], now]
            place = found.end
        return _joined([*pieces, text[place:]])

    def _reading(self, reading: Reading) -> str:
        if not reading.syllables:
            return reading.instead
        if self.manner.embedded:
            return for_the_embedded_voice(reading.syllables)
        said, missing = same_sound(reading.word, reading.syllables)
        if missing:
            self.unsayable.setdefault(reading.word, " ".join(reading.syllables))
        return said


def _joined(pieces: Iterable[str]) -> str:
    """Join pieces of a text, with a space where letters meet that would become one word; pinyin is joined as it is."""
    joined = before = ""
    for piece in filter(None, pieces):
        if _LETTERS_MEET.fullmatch(joined[-1:] + piece[0]) and not (_is_pinyin(before) and _is_pinyin(piece)):
            joined += " "
        joined += piece
        before = piece
    return joined


_LETTERS_MEET = re.compile("[A-Za-z0-9]{2}")


def _is_pinyin(piece: str) -> bool:
    return INLINE_PINYIN.fullmatch(piece) is not None
