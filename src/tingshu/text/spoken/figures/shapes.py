"""What no voice can guess, not even one that reads figures by itself: scores, spans, model names, marks left over.

The figures stay figures here, for the voice or for ``spelled``.
"""

import re

from tingshu.text.spoken.figures.hyphens import IN_NAMES, OFF
from tingshu.text.spoken.figures.units import MEASURES, UNITS
from tingshu.text.spoken.rule import rule
from tingshu.writing import HAN

NUMBER = r"(?<!\d)\d+(?:\.\d+)?"
"""Begins where no digit stands before it: a search that began anew inside a long one would take for ever."""
DASH = r"\s?(?:——|[-~～–—−])\s?"
_DASHES = "-~～–—−"
UNIT = "|".join(map(re.escape, UNITS))
COUNTED = rf"\s?(?:{UNIT}|{MEASURES}|[%％‰°元圆圓字亩畝户戶册冊票克平毫厘千万萬亿億百余餘多几幾英公第~～]|-\d)"
"""What follows a number of something, and not a name that is a number."""
END_OF_YEARS = r"(?=\s?(?:年|[学學財财]年|赛季|賽季|[届屆]|[)）》〉，。、；]|$))"
"""What follows two years, and not two numbers of something: 1500-2000字 are no years."""

_SCORE_BEFORE = re.compile(
    r"(?:比分|比例|之比|比率|比值|配比|总分|赔率|领先|落后|战成|扳成|追成|打成|改写[成为]|定格在|锁定在|稀释|(?:以(?![前后後上下内內外及来來])|按)[^，。；]{0,4}"
    r"|[胜负平败])[^，。；\d]{0,3}(?:\d{1,3}[-–—:：]\d{1,3}(?:[(（]\d+[)）])?[、，,\s]+){0,5}$"
)
_SCORE_AFTER = re.compile(
    r"(?:[(（]\d+(?:[-–—]\d+)?[)）])?(?:[、，和,\s]\d+[-–—:：]\d+(?:[(（]\d+(?:[-–—]\d+)?[)）])?){0,6}\s?(?:[的之]?(?:大?比分|画面|畫面|画幅|屏幕|[竖横宽]屏|沙盘|模型|手办)|[的之](?:比例|比率|总?成绩|优势)|[战击大完险小轻取获力横][胜败克扫]|[逆战逼踢打]平|领先|落后|逆转|告负"
    r"|绝杀|反超|惜败|击溃|爆冷|过关|捧杯|告捷|落败|淘汰|拿下|不敌|胜出|[胜负平])"
)
_IN_A_GAME = re.compile(
    r"(?:回合|常规时间|加时赛?|点球(?:大战)?|[上下半全]场|首节|抢[七十]|决胜[局盘]|第[一二三四五1-5][局盘])\s?$"
)
_COUNTED_BEHIND = re.compile(COUNTED)
_HAN = re.compile(f"[{HAN}]")
_LEADING_NOUGHT = re.compile(r"0\d")
_COMES_ROUND = re.compile(r"\s?[月点點时時号號日周℃°]")
"""What begins again after its last: 22-6点, 11-3月."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_STANDARD_BEFORE = re.compile(r"[A-Z](?:/[A-Z])?\s?$")
_NEAR = 48
_LAST_HOUR, _LAST_MINUTE = 24, 59
_BEFORE_A_MINUS = "为為是至到达達约約于於近跌降得在成有负負和与與"


def _score(match: re.Match[str]) -> str:
    if _is_standard(match[2], match) or (_is_time(match) and not _is_score(match)):
        return match[0]
    return "比".join(filter(None, match.groups()))


def _score_by_dash(match: re.Match[str]) -> str:
    return f"{match[1]}比{match[2]}" if _is_score(match) else match[0]


def _parts(match: re.Match[str]) -> str:
    first, unit, ordinal, last = match.groups()
    return f"{first}{unit}到{ordinal}{last}" if int(first) < int(last) else match[0]


def _tie_break(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2]}比{match[3]}"


def _fractions(match: re.Match[str]) -> str:
    """Say a span of fractions; where a part is more than its whole these are dates, or codes."""
    are_fractions = all(int(one) < int(other) for one, other in (each.split("/") for each in match.groups()))
    return "到".join(match.groups()) if are_fractions else match[0]


def _span(match: re.Match[str]) -> str:
    """Say a span; not a year and a negative share, 2020年-5%, nor what has a nought in front, as a telephone has."""
    first, unit, last = match.groups()
    behind = match.string[match.end() : match.end() + 1]
    if (unit and behind in "%％") or _LEADING_NOUGHT.match(first) or _is_standard(last, match):
        return match[0]
    is_turned = "-" in match[0] and not unit and float(first) >= float(last) and float(last) >= 0
    if is_turned and not _COMES_ROUND.match(match.string, match.end()):
        return match[0]
    return f"{first}{unit or ''}到{last}"


def _is_standard(year: str, match: re.Match[str]) -> bool:
    """Whether figures behind capitals are a standard's number and ``year``: GB 2760-2014, ISO 9001:2015."""
    return (
        _YEAR.fullmatch(year) is not None
        and _STANDARD_BEFORE.search(match.string, max(0, match.start() - 4), match.start()) is not None
    )


def _is_time(match: re.Match[str]) -> bool:
    """Whether two or three figures with colons can be a time of day."""
    hour, minute = match[1], match[2]
    is_shaped = "∶" not in match[0] and hour.isdigit() and re.fullmatch(r"\d\d", minute)
    return bool(is_shaped) and int(hour) <= _LAST_HOUR and int(minute) <= _LAST_MINUTE


def _is_score(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - _NEAR) : match.start()]
    if _SCORE_BEFORE.search(before) or _SCORE_AFTER.match(match.string, match.end()):
        return True
    return _IN_A_GAME.search(before) is not None and not _COUNTED_BEHIND.match(match.string, match.end())


_AFTER_A_NOTED = rf"(?<=[{HAN}。！？，；：”’」』》）)])(?<!区间)(?<!区間)(?<!数组)(?<!數組)"
"""A word or a sentence; behind a letter, an array or an interval stands its index, as in a[0]."""

ELEMENT = "[A-Z][a-z]?"
"""The sign of a chemical element, in front of which its mass number is set high: ¹⁴C."""


def _note(match: re.Match[str]) -> str:
    """Leave out a note mark; a small figure behind a bracket with no word in it is a power, as in (-2)²."""
    opening = max(match.string.rfind(mark, max(0, match.start() - _NEAR), match.start()) for mark in "(（")
    is_power = (
        match[0][0] not in "[［〔【"
        and match.string[match.start() - 1] in ")）"
        and opening >= 0
        and _HAN.search(match.string, opening, match.start()) is None
    )
    return match[0] if is_power else ""


LEFTOVERS = (
    rule(
        "address",
        r"(?:https?|ftp)://(?:www\.)?([A-Za-z0-9.-]+)(?::\d+)?(?:[/?#][!-(*-\\^-~]*)?",
        lambda match: match[1].rstrip("."),
        needs=":",
    ),
    rule("nought", "(?<=[零〇一二三四五六七八九十])[○◯]|[○◯](?=[零〇一二三四五六七八九十])", "〇", needs="○◯"),
    rule("pictograph", "[\U0001f000-\U0001faff\u2600-\u2775\u2794-\u27bf\u25a0-\u25ff\u2b00-\u2bff\ufe0f\u203b]+", ""),
    rule(
        "drawing",
        r"(?<![A-Za-z0-9])(?!(?<=[A-Za-z0-9)\]]\s)[^\w\s]{2,3}\s[\w(\[-])[=*#_~^|<>•+\\/-]{2,}(?![A-Za-z0-9])",
        " ",
        needs="=*#_~^|<>•+\\/-",
    ),
    rule("drawing", "-{2,}", " ", needs="-"),
    rule(
        "note mark",
        rf"{_AFTER_A_NOTED}(?:\[\d{{1,3}}\]|［\d{{1,3}}］|〔\d{{1,3}}〕|【\d{{1,3}}】|[¹²³⁰⁴-⁹]++(?!(?:{ELEMENT})(?![A-Za-z])))+",
        _note,
        needs="[［〔【¹²³⁰⁴⁵⁶⁷⁸⁹",
    ),
    rule("note mark", r"(?<=[。！？”」』])[①-⑳]+(?=$|[“「『])", "", needs="①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
)
"""Marks that are no part of what is read: of notes, the rest of an address, drawing, pictographs."""

SHAPES = (
    rule(
        "percentages",
        rf"(-?{NUMBER})[%％]{DASH}(-?{NUMBER})(?=[%％])",
        lambda match: f"{match[1]}%到{match[2]}",
        needs=f"%％ {_DASHES}",
    ),
    rule("span", rf"(?<![\d/.])(\d{{1,3}}/\d{{1,3}}){DASH}(\d{{1,3}}/\d{{1,3}})(?![\d/.])", _fractions, needs="/"),
    rule(
        "years",
        rf"(?<![\d.])(1\d{{3}}|20\d\d)(年?){DASH}(1\d{{3}}|20\d\d){END_OF_YEARS}",
        lambda match: f"{match[1]}{match[2]}到{match[3]}",
        needs=_DASHES,
    ),
    rule(
        "score", rf"(?<![\d:：.])({NUMBER})\s?[:：∶]\s?({NUMBER})(?:[:：∶]({NUMBER}))?(?![\d:：])", _score, needs=":：∶"
    ),
    rule("times", rf"(?<=\d[:：]\d\d){DASH}(?=\d\d?[:：]\d\d)", "到", needs=f":： {_DASHES}"),
    rule("score", r"(?<![A-Za-z0-9.-])(\d{1,3})[-–—](\d{1,3})(?![A-Za-z0-9.-])", _score_by_dash, needs="-–—"),
    rule("score", rf"(?<![A-Za-z0-9.-])(\d{{1,3}})[-–—](\d{{1,3}})(?=[{HAN}])", _score_by_dash, needs="-–—"),
    rule(
        "years",
        rf"(?<=前)(\d{{1,4}}年?){DASH}(?=(?:公元)?前\d{{1,4}}(?!\d))",
        lambda match: f"{match[1]}到",
        needs=f"前 {_DASHES}",
    ),
    rule("tie-break", r"(?<=\d比\d)([(（])(\d{1,2})[-–—](\d{1,2})(?=[)）])", _tie_break, needs="比"),
    OFF,
    rule("dates", rf"(?<=[初底末旬]){DASH}(?=\d+[年月日号號])", "到", needs=_DASHES),
    rule("dates", rf"(?<=\d[年月日号號时時点點]){DASH}(?=前?\d+[年月日号號时時点點])", "到", needs=_DASHES),
    rule(
        "figure",
        r"(?<=[图圖表式])(\d{1,3})[-–—](\d{1,3})(?![A-Za-z0-9.-])",
        lambda match: f"{match[1]}杠{match[2]}",
        needs="图圖表式 -–—",
    ),
    rule(
        "span",
        rf"(?<=第)(\d+)([{HAN}]?){DASH}(第?)(\d+)(?=[{HAN}])",
        _parts,
        needs=f"第 {_DASHES}",
    ),
    rule(
        "span",
        rf"(?<![A-Za-z0-9.~～–—−-])(-?{NUMBER})\s?({UNIT}|[kKwW](?![A-Za-z])|[万亿千百]|{MEASURES})?{DASH}(-?{NUMBER})(?![\d.]|-\d)(?=\s?(?:{UNIT}|[kKwW](?![A-Za-z])|[%％{HAN}]))(?!室|便利店)",
        _span,
        needs=_DASHES,
    ),
    rule(
        "span",
        r"(?<=[Pp])(\d{1,4})[-–—~～](\d{1,4})(?=\s?[页頁])",
        lambda match: f"{match[1]}到{match[2]}",
        needs="页頁",
    ),
    *IN_NAMES,
)
"""What stands between two figures, or between a name and its figures."""
