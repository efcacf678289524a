"""Years, dates and times of day, which are said by other rules than numbers are."""

import re

from tingshu.text.spoken.figures import cardinal, digits, number
from tingshu.text.spoken.rule import rule
from tingshu.text.spoken.shapes import END_OF_YEARS

_YEARS_AGO = re.compile(
    r"年(?:前(?!后|後)|[来來]|以前|之前|之久|[历歷]史|文明|[间間]|左右|多|的[历歷]史|[时時][间間光])"
)
_ABOUT = ("距今", "近", "约", "約", "上下", "长达", "历时", "超过")
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_MONTHS, _DAYS = 12, 31


def _year(match: re.Match[str]) -> str:
    """Say a year by its digits, and a round number of years as a number."""
    figures = match[0]
    before = match.string[max(0, match.start() - 2) : match.start()]
    is_span = _YEARS_AGO.match(match.string, match.end()) is not None or before.endswith(_ABOUT)
    if not _FIRST_YEAR <= int(figures) <= _LAST_YEAR or (is_span and figures.endswith("00")):
        return cardinal(figures)
    return digits(figures)


def _date(match: re.Match[str]) -> str:
    year, month, day = match[1], int(match[2]), int(match[3])
    if not (1 <= month <= _MONTHS and 1 <= day <= _DAYS):
        return match[0]
    return f"{digits(year)}年{cardinal(str(month))}月{cardinal(str(day))}日"


def _clock(match: re.Match[str]) -> str:
    hour, minute, second = match.groups()
    said = f"{cardinal(str(int(hour)))}点" + (f"{_past(minute)}分" if int(minute) or second else "")
    return said + (f"{_past(second)}秒" if second else "")


def _past(figures: str) -> str:
    """Say minutes or seconds: 05 is 零五, and 00 in front of seconds 零."""
    return cardinal(str(int(figures))) if figures[0] != "0" or figures == "00" else f"零{number(figures[1])}"


def _digits(match: re.Match[str]) -> str:
    return digits("".join(match.groups()))


DAYS = (
    rule("date", r"(?<![\d.])((?:1\d|20)\d\d)[.](\d{1,2})[.](\d{1,2})(?![\d.])", _date),
    rule("date", r"(?<![\d/-])((?:1\d|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?![\d/-])", _date),
    rule("day", r"(?<![\d.])(\d{1,2})[·•・](\d{1,2})(?![\d.])", _digits),
    rule(
        "day",
        r"(?<![\d.])(\d{1,2})\.(\d{1,2})(?=晚[会會]|大?地震|事件|事[变變]|[惨慘]案|[讲講][话話]|[运運][动動])",
        _digits,
    ),
)
"""Whole dates, and days that have become names: 9·11, 3.15晚会."""

YEARS = (
    rule("years", rf"(?<![\d.])(1\d{{3}}|20\d\d)(?=年?到(?:1\d{{3}}|20\d\d){END_OF_YEARS})", _digits),
    rule("years", rf"(?<=[\d年零一二三四五六七八九]到)(1\d{{3}}|20\d\d){END_OF_YEARS}", _digits),
    rule("year", r"(?<![\d.,])\d{4}(?=\s?(?:年|[学學財财]年|赛季|賽季|年度|[届屆]))", _year),
    rule("year", r"(?<!\d)\d{3}(?=年)", lambda match: cardinal(match[0])),
    rule("year", r"(?<!\d)['’]?([6-9]\d)(?=年(?:\d|[春夏秋冬底初末]|出生|世界杯|毕业|畢業|下海))", _digits),
    rule("generation", r"(?<!\d)(\d[05])(?=[后後](?!面|来|來|的))", _digits),
    rule("title", r"(?<=[《〈])((?:1\d|20)\d\d)(?!\d)", _digits),
    rule("time", r"(?<![\d:：.])([01]?\d|2[0-4])[:：]([0-5]\d)(?:[:：]([0-5]\d))?(?![\d:：])", _clock),
)
"""Years by their digits, numbers of years as numbers, and times of day."""
