"""Pronunciations: which words are said otherwise than they are written, as a person lists them.

A list is text, one word a line::

    # a comment
    重庆 = chong2 qing4     pinyin with tones (or chóng qìng), a syllable for each character
    乐队 = 越队             or what to say instead
    *囧 = jiong3            with a star also inside other words

Only whole words are meant: ``行长`` is said otherwise in 银行行长, and not in 自行长大.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tingshu.errors import UsageError
from tingshu.text.spoken.pronunciation.syllables import syllables
from tingshu.writing import HAN, is_speakable

_LONGEST = 20
_LINE = re.compile(r"\s*(\*?)\s*([^=＝*\s][^=＝]*?)\s*[=＝]\s*([^#=＝>＞]*?)\s*(?:#.*)?")
ALL_HAN = re.compile(rf"[{HAN}〇]+")
"""A word that pinyin can be given for."""
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]")
_LIKE_PINYIN = re.compile(r"^[\x00-\x7f]*$|[a-zêü][0-9]|[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]", re.IGNORECASE)
"""Latin letters, or tones: if it is meant as pinyin, it must be."""
_FORM = "Write it as a word, =, and pinyin with tones or other characters: 重庆 = chong2 qing4"


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
    for number, line in enumerate(_UNSEEN.sub("", text).splitlines(), 1):
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
        raise UsageError(f"{where}: {line.strip()!r} is no reading", _FORM)
    star, word, said = form.groups()
    if len(word) > _LONGEST or len(said) > 8 * _LONGEST:
        raise UsageError(f"{where}: {word!r} is too long for a word", _FORM)
    if not is_speakable(word):
        raise UsageError(
            f"{where}: {word!r} is a mark, not a word", "What is said for marks is changed by --rules with only = 'ear'"
        )
    if not is_speakable(said):
        raise UsageError(f"{where}: {said!r} cannot be heard, and {word} would be left out of the book", _FORM)
    found = syllables(said)
    if not ALL_HAN.fullmatch(word):
        if found is not None:
            raise UsageError(
                f"{where}: {word!r} is no word of Han characters, and pinyin is for them",
                "Say it with characters: GPT = 吉皮提",
            )
        return Reading(word, instead=said, anywhere=bool(star))
    if found is None and not _LIKE_PINYIN.search(unicodedata.normalize("NFKC", said).replace("’", "'")):
        return Reading(word, instead=said, anywhere=bool(star))
    return Reading(word, syllables=_one_each(word, said, found, where), anywhere=bool(star))


def _one_each(word: str, said: str, found: tuple[str, ...] | None, where: str) -> tuple[str, ...]:
    """Return the syllables of a word of Han characters; each character has one."""
    if found is None:
        raise UsageError(f"{where}: {said!r} is not pinyin with tones, or not only", _FORM)
    if len(found) != len(word):
        raise UsageError(
            f"{where}: {word} has {len(word)} characters and {said!r} has {len(found)} syllables",
            "Give each character one syllable, 儿 too: 花儿 = hua1 er5",
        )
    return found


@cache
def shipped_readings() -> tuple[Reading, ...]:
    """Return the names and words that Chinese voices are known to miss, right in nearly every context."""
    return _shipped("readings.txt")


@cache
def embedded_readings() -> tuple[Reading, ...]:
    """Return what only the embedded voice says wrongly."""
    return _shipped("embedded.txt")


def _shipped(name: str) -> tuple[Reading, ...]:
    return parse_readings(files("tingshu.text.spoken.pronunciation").joinpath("data", name).read_text("utf-8"), name)
