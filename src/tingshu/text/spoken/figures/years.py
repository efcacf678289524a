"""Years by their digits, and numbers of years as numbers."""

import re

from tingshu.text.spoken.figures.cardinals import by_digits, cardinal, digits
from tingshu.text.spoken.figures.shapes import COUNTED, DASH, END_OF_YEARS
from tingshu.text.spoken.rule import rule
from tingshu.writing import HAN

_YEARS_AGO = re.compile(
    r"年(?:前(?!后|後)|[来來]|以前|之前|之久|[历歷]史|文明|[间間]|左右|多|的[历歷]史|[时時][间間光])"
)
_ABOUT = ("距今", "近", "约", "約", "上下", "长达", "历时", "超过")
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_HELD = (
    "奥运|奧運|世界杯|世界盃|欧洲杯|美洲杯|亚洲杯|亚运|冬奥|全运|大运|世乒|世锦|春晚|高考|中考|考研|国考|峰会|论坛|年会|博览会"
    "|大会|白皮书|榜单"
)
"""What is held or comes out once a year, and stands behind its year."""


def _year(match: re.Match[str]) -> str:
    """Say a year by its digits, and a round number of years as a number."""
    figures = match[0]
    before = match.string[max(0, match.start() - 2) : match.start()]
    is_span = _YEARS_AGO.match(match.string, match.end()) is not None or before.endswith(_ABOUT)
    if not _FIRST_YEAR <= int(figures) <= _LAST_YEAR or (is_span and figures.endswith("00")):
        return cardinal(figures)
    return digits(figures)


def _years(match: re.Match[str]) -> str:
    first, last = match.groups()
    return f"{digits(first)}到{digits(last)}" if first < last else match[0]


def _whole(match: re.Match[str]) -> str:
    return digits(match[0])


def _decade(match: re.Match[str]) -> str:
    said = digits(match[1]) if len(match[1]) > 2 else cardinal(match[1])  # noqa: PLR2004  (with its century)
    return f"{said}年代"


def _short_year(match: re.Match[str]) -> str:
    return digits(match[1] or match[2])


YEARS = (
    rule(
        "years", rf"(?<![\d.])(1\d{{3}}|20\d\d)(?=年?[到至](?:1\d{{3}}|20\d\d){END_OF_YEARS})", by_digits, needs="到至"
    ),
    rule("years", rf"(?<=[\d年零一二三四五六七八九][到至])(1\d{{3}}|20\d\d){END_OF_YEARS}", by_digits, needs="到至"),
    rule(
        "years", rf"(?<![\d.,约約近])((?:19|20)\d\d){DASH}((?:19|20)\d\d)(?![\d.,/]|{COUNTED})", _years, needs="-~～–—−"
    ),
    rule("years", rf"(?<![\d.,约約近])((?:19|20)\d\d)[到至]((?:19|20)\d\d)(?![\d.,/]|{COUNTED})", _years, needs="到至"),
    rule(
        "year",
        r"(?<=[自从從])(?:19|20)\d\d(?=[以起]|[到至](?:今|现在|現在))|(?<![\d.,])(?:19|20)\d\d(?=至今|以[来來])",
        _whole,
        needs="到至以起",
    ),
    rule(
        "year",
        rf"(?<![\d.,])(?:19|20)(?!00)\d\d(?=款|Q[1-4]|H[12]|[春夏秋冬]|[{HAN}]{{0,6}}?(?:{_HELD}))",
        _whole,
        needs="款QH春夏秋冬运運杯盃锦晚考会會坛書书单",
    ),
    rule(
        "year",
        r"(?<=[〔（(])(?:1\d|20)(?!00)\d\d(?=[〕）)])|(?<=[^\d\s][，,]\s)(?:19|20)\d\d(?=[)）])|(?<=[^\d\s][，,])(?:19|20)\d\d(?=[)）])",
        _whole,
        needs="〕）)",
    ),
    rule("decade", r"(?<![\dA-Za-z])['’]?((?:1\d|20)\d0)['’]?s(?![A-Za-z])(?:年代)?", _decade, needs="s"),
    rule(
        "decade",
        r"(?<![\dA-Za-z])['’]?([1-9]0)['’]?s(?=的?(?:歌|音乐|音樂|风|風|复古|老|港|电影|電影|经典|摇滚))",
        _decade,
        needs="s",
    ),
    rule("year", r"(?<![\d.,])\d{4}(?=\s?(?:年|[学學財财]年|赛季|賽季|年度|[届屆]))", _year, needs="年赛賽届屆"),
    rule("year", r"(?<!\d)\d{3}(?=年)", lambda match: cardinal(match[0]), needs="年"),
    rule(
        "year", r"(?<!\d)['’]?([6-9]\d)(?=年(?:\d|[春夏秋冬底初末]|出生|世界杯|毕业|畢業|下海))", by_digits, needs="年"
    ),
    rule(
        "year",
        rf"(?<![\d.{HAN}])['’]?(\d\d)(?=年(?:0?[1-9]|1[0-2])月)|(?<=[到至从從自于於在])(\d\d)(?=年(?:0?[1-9]|1[0-2])月)",
        _short_year,
        needs="年",
    ),
    rule("year", r"(?<![\d.,])(?:19|20)(?!00)\d\d(?=[级級](?![别別台]))", _whole, needs="级級"),
    rule(
        "year",
        r"(?<![\d.])['’](\d\d)(?=[级級])|(?<![\d.])(\d\d)(?=[级級](?:学生|學生|新生|校友|毕业|畢業|同学|同學|本科|研究生))",
        _short_year,
        needs="级級",
    ),
    rule("year", r"(?<![\d.,])(?:19|20)\d\d(?=-[A-Za-z])", _whole, needs="-"),
    rule("generation", r"(?<!\d)(\d[05])(?=[后後](?!面|来|來|的))", by_digits, needs="后後"),
    rule("title", r"(?<=[《〈])((?:1\d|20)\d\d)(?!\d)", by_digits, needs="《〈"),
)
"""Spans of years first, then years by what stands around them."""
