"""Figures that tell one of many apart: shares, plates, trains, rooms, roads, schools."""

import re
from string import ascii_letters

from tingshu.text.spoken.figures.cardinals import digits, telephone
from tingshu.text.spoken.figures.shapes import COUNTED
from tingshu.text.spoken.figures.telephones import dialled
from tingshu.text.spoken.rule import rule
from tingshu.writing import HAN

_SHARES = r"(?:00|15|30|43|51|60|68|83|87|92)\d{4}"
"""Codes of the exchanges of Shanghai, Shenzhen and Beijing, by what they begin with."""
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
MONEY = "RMB|USD|EUR|CNY|HKD|JPY|GBP"
"""Names of money in letters, which are no codes."""


def _every_digit(match: re.Match[str]) -> str:
    return digits(match[0])


def _plate(match: re.Match[str]) -> str:
    return f"{match[1]}{digits(match[2])}"


CODES = (
    rule(
        "university",
        rf"(?<![\d.,/])(985|211)[/、和与與](985|211)(?![\d.,/]|{COUNTED})",
        lambda match: f"{telephone(match[1])}、{telephone(match[2])}",
        needs="9 8 5 2 1",
    ),
    rule("share", r"(?<![A-Za-z0-9.])\d{5,6}(?=\.(?:SH|SZ|BJ|HK)(?![A-Za-z]))", _every_digit, needs=". SB HK"),
    rule("share", rf"(?<=[{HAN}A-Z][（(])(?:{_SHARES})(?=[)）])", _every_digit, needs="（("),
    rule(
        "plate",
        rf"(?<=[{_PROVINCES}])([A-Z])[·•]?(?=[A-Z]{{0,2}}\d)([A-Z\d]{{4,6}})(?![A-Za-z\d])",
        _plate,
        needs=_PROVINCES,
    ),
    rule("code", rf"(?<![A-Za-z0-9])(?!{MONEY})[A-Z]{{1,4}}\d{{6,}}(?![\d.,])", _every_digit, needs=ascii_letters),
    rule("train", r"(?<![A-Za-z0-9])([GDCTKZ])(\d{1,4})(?=次|号列车|列车)", dialled, needs="GDCTKZ"),
    rule(
        "room",
        r"(?<![\d.A-Za-z-])(?:\d{1,3}-){0,3}\d{3,4}(?=[室房](?![间間]))",
        lambda match: telephone(match[0]).replace("-", "杠"),
        needs="室房",
    ),
    rule(
        "room",
        r"(?:(?<=[层層座栋棟])|(?<=单元|單元))\d{3,4}(?=[，。；、,）)]|$)",
        lambda match: telephone(match[0]),
        needs="层層座栋棟元",
    ),
    rule("school", r"(?<![\d.第])(?<![有共约近])(?!\d00)\d{3}(?=中[学學]|[医醫]院)", _every_digit, needs="中医醫"),
    rule(
        "road",
        r"(?<![\d.A-Za-z])\d{3}(?=[国國省县縣]道|路(?:公交|电车|車|车))",
        lambda match: telephone(match[0]),
        needs="道路",
    ),
)
"""Before anything is taken for a number or a span."""
