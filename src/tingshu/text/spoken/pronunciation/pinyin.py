"""The home of pypinyin: how words and single characters are read.

Its two dictionaries are loaded when they are first asked, in some tenths of a second.
"""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CHANGING = "一不"
"""Characters whose tone follows the next syllable; every voice knows how."""


@cache
def phrases() -> "Mapping[str, list[list[str]]]":
    """Return some 47,000 words, each with its readings (with tone marks), syllable by syllable."""
    from pypinyin.phrases_dict import phrases_dict

    return phrases_dict


def reading_of(character: str) -> str:
    """Return the first reading of a Han character, with a tone number; nothing for one that is not known.

    The 44,000 characters of Unicode's Unihan database (field kMandarin and others) are known.
    """
    from pypinyin.pinyin_dict import pinyin_dict

    first, _, _ = pinyin_dict.get(ord(character), "").partition(",")
    return numbered(first) if first else ""


@cache
def numbered(syllable: str) -> str:
    """Return a syllable with the number of its tone: zhòng is zhong4."""
    from pypinyin.contrib.tone_convert import to_tone3

    with_number: str = to_tone3(syllable, neutral_tone_with_five=True, v_to_u=False)
    return with_number.replace("ü", "v")
