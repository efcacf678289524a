"""How much and how many: percentages, sums of money, units, counted things, and what stands between two numbers."""

import re
import unicodedata
from collections.abc import Callable
from fractions import Fraction

from tingshu.text.spoken.figures import cardinal, digits, number
from tingshu.text.spoken.rule import rule
from tingshu.text.spoken.shapes import NUMBER, UNIT
from tingshu.text.spoken.units import CURRENCIES, MEASURES, SIGNS, UNITS
from tingshu.writing import HAN

_N = rf"(-?{NUMBER})"
_CURRENCY = "|".join(map(re.escape, CURRENCIES))
_EACH = "[年月日天周次人斤吨秒时小平个件位户]|股|晚|亩|公[里斤]|千克"
_ROMAN = {"II": "二", "III": "三", "IV": "四", "VI": "六", "VII": "七", "VIII": "八", "IX": "九", "XI": "十一", "XII": "十二"}  # fmt: skip  # noqa: E501


def _per(parts: str) -> Callable[[re.Match[str]], str]:
    """Return how a percentage, or the like, is said, or a span of them: the parts first."""
    return lambda match: "到".join(f"{parts}{number(figures)}" for figures in match.groups())


def _sum(match: re.Match[str]) -> str:
    return f"{number(match[2])}{match[3] or ''}{CURRENCIES[match[1]]}"


def _between(match: re.Match[str]) -> str:
    """Say what stands between two numbers of which nothing else is known: upwards it is a span."""
    first, last = match.groups()
    return f"{first}到{last}" if int(first) < int(last) else f"{first}杠{last}"


def _item(match: re.Match[str]) -> str:
    """Say a circled number as that of an item, with its pause unless there is one."""
    said = cardinal(str(int(unicodedata.numeric(match[0]))))
    return said if match.string[match.end() : match.end() + 1] in tuple("，、。；：,;") else f"{said}、"


def _numeric(match: re.Match[str]) -> str:
    """Say a character that is a number by itself: a Roman numeral, a fraction."""
    value = Fraction(unicodedata.numeric(match[0])).limit_denominator(100)
    whole = cardinal(str(value.numerator))
    return whole if value.denominator == 1 else f"{cardinal(str(value.denominator))}分之{whole}"


AMOUNTS = (
    rule("percent", rf"{_N}%?到{_N}%", _per("百分之")),
    rule("percent", rf"{_N}\s?%", _per("百分之")),
    rule("percent", rf"{_N}\s?‰", _per("千分之")),
    rule("money", rf"({_CURRENCY})\s?({NUMBER})(?:\s?(万亿|[千百]?万|千?亿))?(?:美元|元)?", _sum),
    rule("unit", rf"(?<=\d)\s?({UNIT})(?![A-Za-z²³])", lambda match: UNITS[match[1]]),
    rule("unit", "²", "平方"),
    rule("unit", "³", "立方"),
    rule("rate", rf"(?<=[{HAN}])/({UNIT})(?![A-Za-z])", lambda match: f"每{UNITS[match[1]]}"),
    rule("rate", rf"(?<=[{HAN}])/(?=(?:{_EACH})(?![{HAN}]))", "每"),
)
"""Numbers with what they are of."""

NUMBERS = (
    rule("height", r"(?<=\d米)(\d\d)(?![\d.])", lambda match: digits(match[1])),
    rule("more", r"(?<=\d)\+(?![\d=])", "多"),
    rule("times", r"(?<=\d)\s?[×xX*✕]\s?(?=\d)", "乘"),
    rule("times", r"(?<!\d)24/7(?!\d)", "二十四七"),
    rule("sum", r"(?<=\d)\s?([+=÷])\s?(?=[\d-])", lambda match: SIGNS[match[1]]),
    rule("less", r"(?<=\d)\s-\s(?=\d)", "减"),
    rule("compared", r"[<＜](?=\s?\d)", "小于"),
    rule("compared", r"[>＞](?=\s?\d)", "大于"),
    rule("ordinal", r"第2(?![\d.])", "第二"),
    rule("two", rf"(?<![\d.])2(?=(?:到\d+)?(?:{MEASURES}))", "两"),
    rule("number", r"(?<![\d.A-Za-z/])[1-9]\d{2,}(?![\d./])", lambda match: cardinal(match[0])),
    rule("span", r"(?<![\d-])(\d+)[-–—~～](\d+)(?![\d-])", _between),
    rule("code", r"(?<=\d)-(?=\d)", "杠"),
    rule("item", "[①-⑳⑴-⒛㈠-㈩❶-❿]", _item),
    rule("numeral", "[Ⅰ-Ⅻⅰ-ⅻ¼-¾⅓-⅞]", _numeric),
    rule("numeral", rf"(?<![A-Za-z])({'|'.join(_ROMAN)})(?=[级型期类世卷章部度代])", lambda match: _ROMAN[match[1]]),
)
"""What wetext gets wrong about numbers that count, and characters that are numbers."""

PLAIN = (
    rule("fraction", r"(?<![\d/.])(\d+)/(\d+)(?![\d/])", lambda match: f"{cardinal(match[2])}分之{cardinal(match[1])}"),
    rule("number", rf"(?<![\dA-Za-z])-({NUMBER})", lambda match: f"负{number(match[1])}"),
    rule("number", NUMBER, lambda match: number(match[0])),
)
"""What is left when wetext was in doubt, or cannot be had."""
