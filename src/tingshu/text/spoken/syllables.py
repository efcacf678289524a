"""Mandarin syllables in pinyin with a tone number, and the characters that sound like one."""

import re
from functools import cache
from importlib.resources import files

_WITHOUT_A_CHARACTER = frozenset(
    {
        "a", "biang", "cei", "chua", "chuai", "dei", "den", "dia", "ei", "eng", "fo", "gei", "ha", "ka", "kei",
        "le", "len", "lo", "me", "nang", "nou", "o", "pie", "pou", "rua", "shei", "tei", "yo", "zhei", "zhuai",
    }
)  # fmt: skip
"""Syllables of which no common character is read so alone."""

_IONG = re.compile(r"([jqx])iong")

INLINE_PINYIN = re.compile(
    r"(?<![A-Za-z0-9])((?:(?:[bpmfdtnlgkhjqxzcsrwy]|[zcs]h)?[aeiouv]{1,3}(?:ng?|r)?[1-5]){2,}"
    r"|(?:[bpmfdtnlgkhjqxzcsrwy]|[zcs]h)[aeiouv]{1,3}(?:ng?|r)?[1-5]|(?:er|[aeo](?:ng?|i|o|u))[1-5])(?![A-Za-z0-9])"
)
"""Pinyin as it stands between Han characters for a voice that reads it; one vowel alone could be a model's name."""


def syllables(reading: str) -> tuple[str, ...] | None:
    """Return the syllables of ``chong2 qing4``, or None if one of them is no Mandarin syllable with its tone.

    The tone is a number from 1 to 5, where 5 (or 0) is the neutral one; ü may be written v, ü or u:.
    """
    plain = reading.lower().replace("u:", "v").replace("ü", "v").replace("0", "5")
    found = re.findall(r"([a-z]+)([1-5])", plain)
    if not found or re.sub(r"[a-z]+[1-5]|[\s']", "", plain) or any(sound not in _sounds() for sound, _ in found):
        return None
    return tuple(sound + tone for sound, tone in found)


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
    table = files("tingshu.text.spoken").joinpath("data", "homophones.txt").read_text("utf-8")
    rows = (line.split() for line in table.splitlines() if line and line[0] != "#")
    return {row[0]: row[1] for row in rows}


@cache
def _sounds() -> frozenset[str]:
    return _WITHOUT_A_CHARACTER | {syllable[:-1] for syllable in _characters()}
