"""Which words of a book a voice may misread, so that twenty are listened to instead of ten hours.

A word is doubtful when one of its characters is read otherwise than in most words: 银行, but not 行动. pypinyin's
dictionary of phrases knows both.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from tingshu.model import Book, Chapter, Sentence
from tingshu.text.spoken.pronunciation.pinyin import CHANGING, numbered, phrases
from tingshu.text.words import words

_TONELESS = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ", "aaaaeeeeiiiioooouuuuüüüü"
_PLAIN = str.maketrans(*_TONELESS)


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A word that a voice may misread.

    Attributes:
        word: as written.
        reading: pinyin of the word, with tone numbers, as a list of readings takes it.
        count: how often it stands in the book.
        chapter: number of the chapter of ``sentence``.
        sentence: the shortest sentence with it, and the first of these.
    """

    word: str
    reading: str
    count: int
    chapter: int
    sentence: str


def doubtful(chapters: Iterable[Chapter]) -> tuple[Doubtful, ...]:
    """Return the doubtful words of ``chapters``, the most frequent first, each with the sentence to hear it in."""
    found: dict[str, Doubtful] = {}
    counts: Counter[str] = Counter()
    for chapter in chapters:
        for sentence in chapter.sentences:
            for word in words(sentence.text):
                if not (reading := _doubtful_reading(word)):
                    continue
                counts[word] += 1
                if word not in found or len(sentence.text) < len(found[word].sentence):
                    found[word] = Doubtful(word, reading, 0, chapter.number, sentence.text)
    return tuple(replace(found[word], count=count) for word, count in counts.most_common())


def to_hear(book: Book, found: Iterable[Doubtful]) -> Book:
    """Return a book of the sentences of ``found``, each a chapter of its own that has the word and reading as title."""
    chapters = {chapter.number: chapter for chapter in book.chapters}
    sentences = tuple(
        Chapter(number, f"{word.word} {word.reading}", (_sentence(chapters[word.chapter], word.sentence),))
        for number, word in enumerate(found, 1)
    )
    return replace(book, title=f"{book.title} 读音", chapters=sentences, removals=())


def _sentence(chapter: Chapter, text: str) -> Sentence:
    return next(sentence for sentence in chapter.sentences if sentence.text == text)


@cache
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
    return character not in CHANGING and reading not in (usual, usual.translate(_PLAIN))


@cache
def _usual_readings() -> dict[str, str]:
    """Return how each character is read in most of the phrases that have it."""
    counts: dict[str, Counter[str]] = {}
    for word, phrase in phrases().items():
        for character, syllable in zip(word, phrase, strict=False):
            counts.setdefault(character, Counter())[syllable[0]] += 1
    return {character: readings.most_common(1)[0][0] for character, readings in counts.items()}
