"""Whole dates and days, which are said by other rules than numbers are."""

import re

from tingshu.text.spoken.figures.cardinals import by_digits, cardinal, digits
from tingshu.text.spoken.figures.shapes import COUNTED, DASH
from tingshu.text.spoken.rule import rule

_MONTHS, _DAYS = 12, 31
_A_SALE = re.compile("双1[12]|双十[一二]|大促|电商|京东|天猫|淘宝|年中|预售|表白|情人|红包|告白|那天|快乐")
_NEAR = 40


def _seasons(match: re.Match[str]) -> str:
    """Say the two years of a season, the second of which follows the first."""
    first, last = match.groups()
    follows = (int(first) + 1) % 100 == int(last)
    return f"{digits(first)}到{digits(last)}" if follows else match[0]


def _date(match: re.Match[str]) -> str:
    year, month, day = match[1], int(match[2]), int(match[3])
    if not (1 <= month <= _MONTHS and 1 <= day <= _DAYS):
        return match[0]
    return f"{digits(year)}年{cardinal(str(month))}月{cardinal(str(day))}日"


def _month(match: re.Match[str]) -> str:
    return f"{digits(match[1])}年{cardinal(str(int(match[2])))}月"


def _later_month(match: re.Match[str]) -> str:
    return f"到{digits(match[1][-4:])}年{cardinal(str(int(match[2])))}月"


def _holiday(match: re.Match[str]) -> str:
    return "".join(map(cardinal, match.groups()))


def _month_and_day(match: re.Match[str]) -> str:
    month, day = map(int, match.groups())
    if not (1 <= month <= _MONTHS and 1 <= day <= _DAYS):
        return match[0]
    return f"{cardinal(str(month))}月{cardinal(str(day))}日"


def _sale(match: re.Match[str]) -> str:
    """Say a day of sales or of love by its digits, where the text is about one."""
    near = match.string[max(0, match.start() - _NEAR) : match.end() + _NEAR]
    return digits(match[0]) if _A_SALE.search(near) else match[0]


def _compact(match: re.Match[str]) -> str:
    return f"{digits(match[1])}年{cardinal(str(int(match[2])))}月{cardinal(str(int(match[3])))}日"


def _day(match: re.Match[str]) -> str:
    return digits(match[0].replace("/", ""))


DAYS = (
    rule(
        "seasons",
        r"(?<!\d)((?:19|20)?\d\d)[-/–—](\d\d)(?=赛季|賽季|[学學財财]年|年度)",
        _seasons,
        needs="赛賽学學財财年 -/–—",
    ),
    rule("date", r"(?<![\d.])((?:1\d|20)\d\d)[.](\d{1,2})[.](\d{1,2})(?![\d.])", _date, needs="."),
    rule("date", r"(?<![\d/-])((?:1\d|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?![\d/-])", _date, needs="/-"),
    rule(
        "month",
        rf"(?<![\d.])((?:19|20)\d\d)[.](0?[1-9]|1[0-2])(?={DASH}(?:(?:19|20)\d\d[.]|至今|现在))",
        _month,
        needs=". -~～–—−",
    ),
    rule("month", rf"(?<=月)({DASH}(?:19|20)\d\d)[.](0?[1-9]|1[0-2])(?![\d.])", _later_month, needs="月 . -~～–—−"),
    rule("month", r"(?<![A-Za-z0-9./-])((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?![A-Za-z0-9./-])", _month, needs="/-"),
    rule("day", r"(?<![\d.A-Za-z])(\d{1,2})[·•・](\d{1,2})(?![\d.A-Za-z])", by_digits, needs="·•・"),
    rule(
        "day",
        r"(?<![\d.])(5|10)\.(1)(?=假期|[黄黃]金周|小?[长長]假|放假|[国國][庆慶]|[劳勞][动動])",
        _holiday,
        needs=".",
    ),
    rule("day", r"(?<=[今昨明前后後][天日][（(])(\d{1,2})/(\d{1,2})(?![\d/])", _month_and_day, needs="/"),
    rule(
        "day",
        r"(?<![\d/.])(\d{1,2})/(\d{1,2})(?=圣诞|聖誕|情人[节節]|妇女[节節]|婦女[节節]|[国國][庆慶]|劳动节|儿童节|教师节)",
        _month_and_day,
        needs="/",
    ),
    rule("day", rf"(?<![\d.,A-Za-z])(?:618|520|1111|1212)(?![\d.,]|{COUNTED})", _sale),
    rule(
        "date",
        rf"(?<![\d.,A-Za-z-])((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![\d.,A-Za-z-]|{COUNTED})",
        _compact,
    ),
    rule(
        "day",
        r"(?<![\d/])(?:(?<=[“‘「])9/11(?=[”’」])|\d{1,2}/\d{1,2}(?=恐怖?|事件|事变|[袭襲][击擊]|[惨慘]案))",
        _day,
        needs="/ 恐事袭襲惨慘”’」",
    ),
    rule(
        "day",
        r"(?<![\d.A-Za-z])\d{3}(?=恐[怖袭]|事件|事变|晚会|大促|购物节|[讲講][话話])",
        _day,
        needs="事恐晚大购讲講",
    ),
    rule(
        "day",
        r"(?<![\d.])(\d{1,2})\.(\d{1,2})(?=晚[会會]|大?地震|事件|事[变變]|[惨慘]案|[讲講][话話]|[运運][动動])",
        by_digits,
        needs=". 会會震件变變案话話动動",
    ),
)
"""Whole dates, days that have become names (9·11, 3.15晚会), and what would be taken for a span or a score."""
