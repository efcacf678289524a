"""Years, dates and times of day, which are said by other rules than numbers are."""

import re

from tingshu.text.spoken.figures.cardinals import cardinal, digits, number, quantity
from tingshu.text.spoken.figures.shapes import COUNTED, DASH, END_OF_YEARS
from tingshu.text.spoken.rule import rule
from tingshu.writing import HAN

_YEARS_AGO = re.compile(
    r"年(?:前(?!后|後)|[来來]|以前|之前|之久|[历歷]史|文明|[间間]|左右|多|的[历歷]史|[时時][间間光])"
)
_ABOUT = ("距今", "近", "约", "約", "上下", "长达", "历时", "超过")
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_MONTHS, _DAYS = 12, 31
_HELD = (
    "奥运|奧運|世界杯|世界盃|欧洲杯|美洲杯|亚洲杯|亚运|冬奥|全运|大运|世乒|世锦|春晚|高考|中考|考研|国考|峰会|论坛|年会|博览会"
    "|大会|白皮书|榜单"
)
"""What is held or comes out once a year, and stands behind its year."""
_A_SALE = re.compile("双1[12]|双十[一二]|大促|电商|京东|天猫|淘宝|年中|预售|表白|情人|红包|告白|那天|快乐")
_NEAR = 40
_TAKEN_BEFORE = re.compile(
    r"(?:用时|耗时|历时|半马|全马|马拉松|净时间|时长|片长|全长|纪录|记录|成绩|跑出|游出|用了?)[^，。；\d]{0,3}$"
)
_TAKEN_AFTER = re.compile(r"\s?(?:的?(?:成绩|纪录|时间完|用时)|完赛|跑完|夺冠|完成比赛)")


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
    said = f"{cardinal(str(int(hour)))}点" + (f"{past(minute)}分" if int(minute) or second else "")
    return said + (f"{past(second)}秒" if second else "")


def _duration(match: re.Match[str]) -> str:
    """Say how long something took, where that is plain; a time of day stays for the rule of clocks."""
    before = match.string[max(0, match.start() - 8) : match.start()]
    if not (_TAKEN_BEFORE.search(before) or _TAKEN_AFTER.match(match.string, match.end())):
        return match[0]
    hours, minutes, seconds = match.groups()
    return f"{quantity(str(int(hours)))}小时{past(minutes)}分{past(seconds)}秒"


def _whole(match: re.Match[str]) -> str:
    return digits(match[0])


def _years(match: re.Match[str]) -> str:
    first, last = match.groups()
    return f"{digits(first)}到{digits(last)}" if first < last else match[0]


def _seasons(match: re.Match[str]) -> str:
    """Say the two years of a season, the second of which follows the first."""
    first, last = match.groups()
    follows = (int(first) + 1) % 100 == int(last)
    return f"{digits(first)}到{digits(last)}" if follows else match[0]


def _decade(match: re.Match[str]) -> str:
    said = digits(match[1]) if len(match[1]) > 2 else cardinal(match[1])  # noqa: PLR2004  (with its century)
    return f"{said}年代"


def _compact(match: re.Match[str]) -> str:
    return f"{digits(match[1])}年{cardinal(str(int(match[2])))}月{cardinal(str(int(match[3])))}日"


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


def _month(match: re.Match[str]) -> str:
    return f"{digits(match[1])}年{cardinal(str(int(match[2])))}月"


def past(figures: str) -> str:
    """Say minutes or seconds: 05 is 零五, and 00 in front of seconds 零."""
    return cardinal(str(int(figures))) if figures[0] != "0" or figures == "00" else f"零{number(figures[1])}"


def _digits(match: re.Match[str]) -> str:
    return digits("".join(match.groups()))


def _short_year(match: re.Match[str]) -> str:
    return digits(match[1] or match[2])


def _day(match: re.Match[str]) -> str:
    return digits(match[0].replace("/", ""))


def _later_month(match: re.Match[str]) -> str:
    return f"到{digits(match[1][-4:])}年{cardinal(str(int(match[2])))}月"


DAYS = (
    rule(
        "seasons",
        r"(?<!\d)((?:19|20)?\d\d)[-/–—](\d\d)(?=赛季|賽季|[学學財财]年|年度)",
        _seasons,
        needs="赛賽学學財财年 -/–—",
    ),
    rule("duration", r"(?<![\d:：.])(\d{1,2})[:：]([0-5]\d)[:：]([0-5]\d)(?![\d:：])", _duration, needs=":："),
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
    rule("day", r"(?<![\d.A-Za-z])(\d{1,2})[·•・](\d{1,2})(?![\d.A-Za-z])", _digits, needs="·•・"),
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
        _digits,
        needs=". 会會震件变變案话話动動",
    ),
)
"""Whole dates, days that have become names (9·11, 3.15晚会), and what would be taken for a span or a score."""

YEARS = (
    rule("years", rf"(?<![\d.])(1\d{{3}}|20\d\d)(?=年?[到至](?:1\d{{3}}|20\d\d){END_OF_YEARS})", _digits, needs="到至"),
    rule("years", rf"(?<=[\d年零一二三四五六七八九][到至])(1\d{{3}}|20\d\d){END_OF_YEARS}", _digits, needs="到至"),
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
    rule("year", r"(?<!\d)['’]?([6-9]\d)(?=年(?:\d|[春夏秋冬底初末]|出生|世界杯|毕业|畢業|下海))", _digits, needs="年"),
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
    rule("generation", r"(?<!\d)(\d[05])(?=[后後](?!面|来|來|的))", _digits, needs="后後"),
    rule("title", r"(?<=[《〈])((?:1\d|20)\d\d)(?!\d)", _digits, needs="《〈"),
    rule("time", r"(?<![\d:：.])([01]?\d|2[0-4])[:：]([0-5]\d)(?:[:：]([0-5]\d))?(?![\d:：])", _clock, needs=":："),
)
"""Years by their digits, numbers of years as numbers, and times of day."""
