"""Mandarin syllables in pinyin with a tone number, and the characters that sound like one."""

import re
import unicodedata
from functools import cache
from importlib.resources import files

_WITHOUT_A_CHARACTER = frozenset(
    {
        "a", "biang", "cei", "chua", "chuai", "dei", "den", "dia", "ei", "eng", "fo", "gei", "ha", "ka", "kei",
        "le", "len", "lo", "me", "nang", "nou", "o", "pie", "pou", "rua", "shei", "tei", "yo", "zhei", "zhuai",
    }
)  # fmt: skip
"""Syllables of which no common character is read so alone."""

_TONE_MARK = re.compile("[\u0304\u0301\u030c\u0300]")
_UE = re.compile("^([ln])ue$")
_JV = re.compile("^([jqxy])v")
_IONG = re.compile(r"([jqx])iong")

INLINE_PINYIN = re.compile(
    r"(?<![A-Za-z0-9])((?:(?:[bpmfdtnlgkhjqxzcsrwy]|[zcs]h)?[aeiouv]{1,3}(?:ng?|r)?[1-5]){2,}"
    r"|(?:[bpmfdtnlgkhjqxzcsrwy]|[zcs]h)[aeiouv]{1,3}(?:ng?|r)?[1-5]|(?:er|[aeo](?:ng?|i|o|u))[1-5])(?![A-Za-z0-9])"
)
"""Pinyin as it stands between Han characters for a voice that reads it; one vowel alone could be a model's name."""


def syllables(reading: str) -> tuple[str, ...] | None:
    """Return the syllables of ``chong2 qing4``, or None if one of them is no Mandarin syllable with its tone.

    The tone is a number from 1 to 5, where 5 (or 0) is the neutral one, or a mark: ``chóng qìng``, with a space
    between syllables. ü may be written v, ü or u:, and as u where no other vowel can be meant, as in lue4.
    """
    plain = _numbered(unicodedata.normalize("NFKC", reading).lower().replace("u:", "v").replace("ü", "v"))
    found = [(_spelling(sound), tone) for sound, tone in re.findall(r"([a-z]+)([1-5])", plain)]
    if not found or re.sub(r"[a-z]+[1-5]|[\s']", "", plain) or any(sound not in _sounds() for sound, _ in found):
        return None
    return tuple(sound + tone for sound, tone in found)


def _numbered(reading: str) -> str:
    """Return a reading with tone marks as one with tone numbers; where marks are, a syllable without is neutral."""
    apart = unicodedata.normalize("NFD", reading.replace("0", "5"))
    if not _TONE_MARK.search(apart):
        return reading.replace("0", "5")
    return " ".join(map(_with_number, re.split(r"[\s'’]+", apart.strip())))


def _with_number(syllable: str) -> str:
    marks = _TONE_MARK.findall(syllable)
    tone = str("\u0304\u0301\u030c\u0300".index(marks[0]) + 1) if len(marks) == 1 else "" if marks else "5"
    return _TONE_MARK.sub("", syllable).replace("u\u0308", "v") + tone


def _spelling(sound: str) -> str:
    """Return a syllable in its usual spelling: lve for lue, ju for jv, er for r."""
    if sound == "r":
        return "er"
    return _UE.sub(r"\1ve", _JV.sub(r"\1u", sound))


def for_the_embedded_voice(reading: tuple[str, ...]) -> str:
    """Return syllables as espeak-ng takes them between Han characters: without spaces, which would slow it down.

    It spells out what ends in -iong in English letters, and says -ong after j, q and x as it should say -iong.
    """
    return "".join(_IONG.sub(r"\1ong", syllable) for syllable in reading)


def same_sound(word: str, reading: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return characters that are read as ``reading`` wherever they stand, and the syllables for which there is none.

    A character of ``word`` that has only this reading, or should be toneless, stays.
    """
    said, missing = "", []
    for character, syllable in zip(word, reading, strict=True):
        alike = _characters().get(syllable, "")
        if character in alike or syllable[-1] == "5":
            said += character
        else:
            said += alike[:1] or character
            missing += [] if alike else [syllable]
    return said, tuple(missing)


@cache
def _characters() -> dict[str, str]:
    """Return the characters of one reading by their syllable, the best first."""
    table = files("tingshu.text.spoken.pronunciation").joinpath("data", "homophones.txt").read_text("utf-8")
    rows = (line.split() for line in table.splitlines() if line and line[0] != "#")
    return {row[0]: row[1] for row in rows}


@cache
def _sounds() -> frozenset[str]:
    return _WITHOUT_A_CHARACTER | {syllable[:-1] for syllable in _characters()}
