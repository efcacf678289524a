"""Figures -> Han numerals, as Mandarin says them; ``numerals`` is the way back."""

import re
from functools import lru_cache

DIGITS = "零一二三四五六七八九"
_SPELLED = str.maketrans("0123456789", DIGITS)
_UNITS = ("", "十", "百", "千")
_LONGEST = 16  # digits; a longer run is a code, whatever it stands for


def digits(figures: str) -> str:
    """Say each digit by itself: ``2024`` → ``二零二四``."""
    return figures.translate(_SPELLED)


def telephone(figures: str) -> str:
    """Say each digit by itself, and one as 幺, which no listener takes for seven: ``110`` → ``幺幺零``."""
    return digits(figures).replace("一", "幺")


def cardinal(figures: str) -> str:
    """Say a whole number: ``2300`` → ``两千三百``; with leading zeros, or very long, digit by digit."""
    if len(figures) > _LONGEST or (figures[0] == "0" and len(figures) > 1):
        return digits(figures)
    return _cardinal(int(figures)) or DIGITS[0]


def _cardinal(value: int) -> str:
    """Say a number by its 亿 (themselves a number), its 万 and the rest; a gap between two of them is one 零."""
    said, left, skipped = "", value, False
    for power, unit in ((8, "亿"), (4, "万"), (0, "")):
        count, left = divmod(left, 10**power)
        if count:
            gap = DIGITS[0] if said and (skipped or count < 1000) else ""  # noqa: PLR2004  (less than four digits)
            said += gap + (_cardinal(count) if count > 9999 else _group(count, unit, leading=not said)) + unit  # noqa: PLR2004
        skipped = not count
    return said


@lru_cache(maxsize=4096)
def by_digits(match: re.Match[str]) -> str:
    """Say the figures in all groups of a match digit by digit."""
    return digits("".join(match.groups()))


def number(figures: str) -> str:
    """Say a whole or decimal number, with a sign if it has one: ``-3.14`` → ``负三点一四``."""
    sign = "负" if figures[0] == "-" else ""
    whole, _, fraction = figures.lstrip("+-").partition(".")
    return sign + cardinal(whole) + (f"点{digits(fraction)}" if fraction else "")


def quantity(figures: str) -> str:
    """Say how much or how many there is of what follows: a lone two is 两."""
    return "两" if figures == "2" else number(figures)


def _group(value: int, unit: str, *, leading: bool) -> str:
    """Say 1 to 9999: two before a unit is 两 but in 二十, and ten to nineteen at the front begin with 十."""
    if value == 2 and unit:  # noqa: PLR2004
        return "两"
    said = ""
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if digit:
            said += ("两" if digit == 2 and place >= 2 else DIGITS[digit]) + _UNITS[place]  # noqa: PLR2004
        elif said and value % 10**place and not said.endswith(DIGITS[0]):
            said += DIGITS[0]
    return said[1:] if leading and said.startswith("一十") else said
