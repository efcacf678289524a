"""Which words of a book a voice may misread, so that twenty are listened to instead of ten hours.

A word is doubtful when one of its characters is read otherwise than in most words: 银行, but not 行动. pypinyin's
dictionary of phrases knows both.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tingshu.model import Chapter
from tingshu.text.spoken.pinyin import numbered, phrases
from tingshu.text.words import words

_TONELESS = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ", "aaaaeeeeiiiioooouuuuüüüü"
_PLAIN = str.maketrans(*_TONELESS)

_CHANGING = "一不"  # their tone follows the next syllable, which every voice knows


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A word that a voice may misread.

    Attributes:
        word: as written.
        reading: pinyin of the word, with tone numbers, as a list of readings takes it.
        count: how often it stands in the book.
        chapter: number of the chapter where it stands first.
        sentence: the sentence in which it does.
    """

    word: str
    reading: str
    count: int
    chapter: int
    sentence: str


def doubtful(chapters: Iterable[Chapter]) -> tuple[Doubtful, ...]:
    """Return the doubtful words of ``chapters``, the most frequent first, each with its first sentence."""
    found: dict[str, Doubtful] = {}
    counts: dict[str, int] = {}
    for chapter in chapters:
        for sentence in chapter.sentences:
            for word in words(sentence.text):
                reading = _doubtful_reading(word)
                if reading:
                    counts[word] = counts.get(word, 0) + 1
                    found.setdefault(word, Doubtful(word, reading, 0, chapter.number, sentence.text))
    ordered = sorted(found.values(), key=lambda each: -counts[each.word])
    return tuple(Doubtful(each.word, each.reading, counts[each.word], each.chapter, each.sentence) for each in ordered)


def _doubtful_reading(word: str) -> str:
    """Return the reading of ``word`` if it is a doubtful one, else nothing."""
    phrase = phrases().get(word)
    if phrase is None or len(phrase) != len(word):
        return ""
    syllables = [syllable[0] for syllable in phrase]
    is_doubtful = any(map(_is_unusual, word, syllables))
    return " ".join(map(numbered, syllables)) if is_doubtful else ""


def _is_unusual(character: str, reading: str) -> bool:
    """Whether a character is read otherwise than mostly; a tone that is only left away does not count."""
    usual = _usual_readings().get(character, reading)
    return character not in _CHANGING and reading not in (usual, usual.translate(_PLAIN))


@cache
def _usual_readings() -> dict[str, str]:
    """Return how each character is read in most of the phrases that have it."""
    counts: dict[str, Counter[str]] = {}
    for word, phrase in phrases().items():
        for character, syllable in zip(word, phrase, strict=False):
            counts.setdefault(character, Counter())[syllable[0]] += 1
    return {character: readings.most_common(1)[0][0] for character, readings in counts.items()}
