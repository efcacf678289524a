"""Numbers as headings write them."""

import re
import unicodedata
from functools import lru_cache

from tingshu.writing import NUMERALS

_DIGITS = {
    character: value
    for value, row in enumerate(
        ("零〇○", "一壹", "二贰貳两兩", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for character in row
}
_UNITS = {
    character: value
    for value, row in {10: "十拾", 20: "廿", 30: "卅", 100: "百佰", 1000: "千仟", 10000: "万萬"}.items()
    for character in row
}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
BELOW_TWENTY = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
"""The English words for numbers, from one."""

_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ENGLISH = {word: value for value, word in enumerate(BELOW_TWENTY, 1)} | {
    word: 10 * tens for tens, word in enumerate(_TENS, 2)
}

HAN_NUMERAL = f"[{NUMERALS}]{{1,9}}"
"""A regular expression for a Han numeral."""

ARABIC = r"\d{1,5}"
ROMAN = r"(?:[IVXLC]{1,8}|[Ⅰ-Ⅻ])\b"
SMALL_ROMAN = r"(?=[cxlvi])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\b"
"""Roman in small letters, written as the rules for them say: civil and ill are words."""

ENGLISH = rf"(?i:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(BELOW_TWENTY[:9])}))?|{'|'.join(reversed(BELOW_TWENTY))})\b"

SPACED = rf"(?:\d(?:[ \u3000]?\d){{0,4}}|[①-⑳㉑-㉟㊱-㊿]|[{NUMERALS}](?:[ \u3000]?[{NUMERALS}]){{0,8}})"
"""A Han or Arabic numeral that may be spaced out, as in 第 一 百 零 八 章, or one in a circle."""


@lru_cache(maxsize=4096)
def number_of(numeral: str) -> int:
    """Return the value of a numeral as a heading writes it.

    Args:
        numeral: Han (``一百零八``, ``二〇二``, ``廿三``, ``壹拾``), Arabic (also full-width or in a circle), Roman or
            English (``twenty-one``); spaces in it do not matter.

    Raises:
        ValueError: it is none of these.
    """
    if not numeral.strip():
        raise ValueError("an empty text is not a numeral")
    english = re.split(r"[- ]", numeral.lower())
    if set(english) <= _ENGLISH.keys():
        return sum(_ENGLISH[word] for word in english)
    plain = "".join(unicodedata.normalize("NFKC", numeral).split())
    if re.fullmatch(ARABIC, plain):
        return int(plain)
    if set(plain.upper()) <= _ROMAN.keys():
        return _roman(plain.upper())
    if not set(plain) <= _DIGITS.keys() | _UNITS.keys():
        raise ValueError(f"{numeral!r} is not a numeral")
    if set(plain) <= _DIGITS.keys():
        return int("".join(str(_DIGITS[character]) for character in plain))
    return _han(plain)


def _han(numeral: str) -> int:
    """Return the value of a numeral with units: each unit multiplies the digit before it, 万 all before it."""
    total = section = digit = 0
    for character in numeral:
        if character in _DIGITS:
            digit = _DIGITS[character]
            continue
        unit = _UNITS[character]
        if unit == 10000:  # noqa: PLR2004 - 万 is the one unit that groups
            total, section, digit = (total + section + digit) * unit, 0, 0
        elif unit in {20, 30}:
            section, digit = section + unit, 0
        else:
            section, digit = section + (digit or 1) * unit, 0
    return total + section + digit


def _roman(numeral: str) -> int:
    values = [_ROMAN[character] for character in numeral]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
