"""Numbers as headings write them."""

import re

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

HAN = f"[{''.join(_DIGITS)}{''.join(_UNITS)}]{{1,9}}"
"""A regular expression for a Han numeral."""

ARABIC = r"\d{1,5}"
ROMAN = r"[IVXLC]{1,8}\b"


def number_of(numeral: str) -> int:
    """Return the value of a Han (``一百零八``, ``二〇二``, ``廿三``), Arabic (also full-width) or Roman numeral.

    Raises:
        ValueError: it is none of these.
    """
    if re.fullmatch(ARABIC, numeral):
        return int(numeral)
    if set(numeral) <= _ROMAN.keys():
        return _roman(numeral)
    if not set(numeral) <= _DIGITS.keys() | _UNITS.keys():
        raise ValueError(f"{numeral!r} is not a numeral")
    if set(numeral) <= _DIGITS.keys():
        return int("".join(str(_DIGITS[character]) for character in numeral))
    return _han(numeral)


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
