"""Words said as a list of readings has them: in pinyin for a voice that takes it, in characters for any other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tingshu.text.spoken.manner import Manner
from tingshu.text.spoken.pronunciation.lexicon import LETTERS_MEET, Lexicon
from tingshu.text.spoken.pronunciation.readings import Reading, embedded_readings, shipped_readings
from tingshu.text.spoken.pronunciation.syllables import INLINE_PINYIN, for_the_embedded_voice, same_sound
from tingshu.text.spoken.rule import Tell


@dataclass(slots=True)
class Pronouncer:
    """Finds the words of a text that have a reading, and says them so.

    ``unsayable`` gathers the words whose reading this voice cannot be given, with that reading.
    """

    manner: Manner
    unsayable: dict[str, str] = field(default_factory=dict)
    lexicon: Lexicon = field(init=False)

    def __post_init__(self) -> None:
        self.lexicon = Lexicon.of(_readings(self.manner))

    def pronounced(self, text: str, tell: Tell) -> str:
        """Return ``text`` with each word that has a reading said so, telling of every change."""
        pieces, place = [], 0
        for found in self.lexicon.find(text):
            written = text[found.start : found.end]
            now = self._said(found.reading)
            if now != written:
                tell("reading", written, now)
            pieces += [text[place : found.start], now]
            place = found.end
        return _joined([*pieces, text[place:]])

    def _said(self, reading: Reading) -> str:
        if not reading.syllables:
            return reading.instead
        if self.manner.embedded:
            return for_the_embedded_voice(reading.syllables)
        said, missing = same_sound(reading.word, reading.syllables)
        if missing:
            self.unsayable.setdefault(reading.word, " ".join(reading.syllables))
        return said


def _readings(manner: Manner) -> Iterator[Reading]:
    """Return every reading that a voice is to be given, the person's own last."""
    if manner.embedded:
        yield from embedded_readings()
    for reading in shipped_readings():
        if manner.embedded or reading.instead or not same_sound(reading.word, reading.syllables)[1]:
            yield reading
    yield from manner.readings


def _joined(pieces: Iterable[str]) -> str:
    """Join pieces of a text, with a space where letters meet that would become one word; pinyin is joined as it is."""
    joined = before = ""
    for piece in filter(None, pieces):
        if LETTERS_MEET.fullmatch(joined[-1:] + piece[0]) and not (_is_pinyin(before) and _is_pinyin(piece)):
            joined += " "
        joined += piece
        before = piece
    return joined


def _is_pinyin(piece: str) -> bool:
    return INLINE_PINYIN.fullmatch(piece) is not None
