"""The forms in which Word writes the numbers of lists (ECMA-376-1, 17.18.59)."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

LARGEST = 9_999
"""The largest number that is written in another form than digits."""

_SIMPLE = ("〇一二三四五六七八九", "十百千")
_SPOKEN = ("零一二三四五六七八九", "十百千")
_FORMAL = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟")
_FORMAL_TRADITIONAL = ("零壹貳參肆伍陸柒捌玖", "拾佰仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def _counted(digits: str, units: str) -> Callable[[int], str]:
    """Return a writer of numbers as they are said: 一百零三; ten to nineteen begin with the unit: 十三."""

    def write(number: int) -> str:
        if number > LARGEST:
            return str(number)
        said = "".join(
            digits[int(digit)] + (units[place - 1] if place and digit != "0" else "")
            for place, digit in zip(range(len(str(number)) - 1, -1, -1), str(number), strict=True)
        )
        said = re.sub(f"{digits[0]}+", digits[0], said)
        said = said.rstrip(digits[0]) or digits[0]
        return said.removeprefix(digits[1]) if 10 <= number < 20 and units[0] == "十" else said  # noqa: PLR2004 - teens

    return write


def _digit_by_digit(number: int) -> str:
    return "".join(_SIMPLE[0][int(digit)] for digit in str(number))


def _tens_then_digits(number: int) -> str:
    """Write up to 99 as it is said and what is larger digit by digit, as Word's two counting systems do."""
    return _counted(*_SIMPLE)(number) if number < 100 else _digit_by_digit(number)  # noqa: PLR2004 - see above


def _in_turn(row: str) -> Callable[[int], str]:
    return lambda number: row[number - 1] if 0 < number <= len(row) else str(number)


def _letters(number: int) -> str:
    """Write A to Z, then AA, BB, as Word does."""
    times, place = divmod(number - 1, 26)
    return chr(ord("A") + place) * (times + 1) if 0 < number <= 26 * 9 else str(number)


def _roman(number: int) -> str:
    if not 0 < number <= LARGEST:
        return str(number)
    said = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        said += letters * times
    return said


FORMS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "none": lambda _: "",
        "decimal": str,
        "decimalZero": "{:02}".format,
        "decimalHalfWidth": str,
        "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
        "decimalEnclosedCircle": _in_turn("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
        "decimalEnclosedCircleChinese": _in_turn("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
        "upperLetter": _letters,
        "lowerLetter": lambda number: _letters(number).lower(),
        "upperRoman": _roman,
        "lowerRoman": lambda number: _roman(number).lower(),
        "chineseCounting": _tens_then_digits,
        "taiwaneseCounting": _tens_then_digits,
        "chineseCountingThousand": _counted(*_SPOKEN),
        "taiwaneseCountingThousand": _counted(*_SPOKEN),
        "japaneseCounting": _counted(*_SPOKEN),
        "ideographDigital": _digit_by_digit,
        "taiwaneseDigital": _digit_by_digit,
        "japaneseDigitalTenThousand": _digit_by_digit,
        "chineseLegalSimplified": _counted(*_FORMAL),
        "ideographLegalTraditional": _counted(*_FORMAL_TRADITIONAL),
        "ideographTraditional": _in_turn(_STEMS),
        "ideographZodiac": _in_turn(_BRANCHES),
    }
)
"""How each number format is written; any other is not known."""
