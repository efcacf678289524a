"""Telephone numbers, as people say them: digit by digit, the one as 幺, the hyphens silent."""

import re

from tingshu.text.spoken.figures.cardinals import telephone
from tingshu.text.spoken.figures.shapes import COUNTED
from tingshu.text.spoken.rule import rule

_CODES = (
    "编号|号码|邮编|邮政编码|密码|验证码|代码|学号|账号|帐号|卡号|尾号|证号|门牌|QQ|微信|電話|电话|热线|熱線|拨打|撥打|客服|致电"
    "|拨通|短号|ISBN|ISSN|书号|单号|订单|流水号|批号|身份证|航班|股票"
)
_EMERGENCIES = "110|119|120|122"
_AN_EMERGENCY = re.compile("[打拨撥]|电话|電話|号码|號碼|热线|熱線|报警|報警|急救|火警")
_SERVICES = "10086|12306|12315|12348|12369|95533|95588"
"""Numbers so well known that nothing else need tell what they are."""
_HOTLINES = f"{_EMERGENCIES}|{_SERVICES}|10010|12345"
_ABOUT_A_HOTLINE = "报警|急救|热线|电话|平台|指挥|网站|出警|火警"
_LEAST, _MOST = 9, 15
"""Digits of a telephone number with its country (ITU-T E.164 allows 15)."""
_NEAR = 100


def dialled(match: re.Match[str]) -> str:
    """Say the last group of a match as on the telephone, what stands before it as it is."""
    *before, figures = match.groups("")
    return "".join(before) + telephone(figures.replace("-", ""))


def _all_digits(match: re.Match[str]) -> str:
    return telephone("".join(filter(str.isdecimal, match[0])))


def _from_abroad(match: re.Match[str]) -> str:
    said = _all_digits(match)
    return f"加{said}" if _LEAST <= len(said) <= _MOST else match[0]


def _emergencies(match: re.Match[str]) -> str:
    is_one = "/" in match[0] or _AN_EMERGENCY.search(match.string, max(0, match.start() - _NEAR), match.end() + _NEAR)
    return telephone(match[0]).replace("/", "、") if is_one else match[0]


def _coded(match: re.Match[str]) -> str:
    """Say a code as on the telephone; where it has several hyphens they are part of it."""
    before, code = match.groups()
    return before + telephone(code).replace("-", "杠" if code.count("-") > 1 else "")


TELEPHONES = (
    rule(
        "telephone",
        r"(?<![A-Za-z0-9+])\+\d{1,3}[\s-]?(?:\(\d{1,4}\)|\d{1,4})?(?:[\s-]?\d{2,11}){1,3}(?![\d.%％万亿])",
        _from_abroad,
        needs="+",
    ),
    rule("telephone", r"(?<![A-Za-z0-9.+-])1[3-9]\d([\s-])\d{4}\1\d{4}(?![\d.-])", _all_digits),
    rule("telephone", r"[(（]0\d{2,3}[)）]\s?\d{3,4}[\s-]?\d{4}(?!\d)", _all_digits, needs="(（"),
    rule("telephone", r"(?<![A-Za-z0-9.-])0\d{2,3}[\s-]\d{3,4}[\s-]\d{4}(?![\d.-])", _all_digits),
    rule("telephone", rf"(?<![\d.,])(?<![共计計为為约約达達是])(?:{_SERVICES})(?![\d.+]|,\d|{COUNTED})", _all_digits),
    rule(
        "telephone",
        rf"(?<![\d.,/])(?:{_EMERGENCIES})(?:[/、和与與及或](?:{_EMERGENCIES}))+(?![\d.,/]|{COUNTED})",
        _emergencies,
        needs="1 /、和与與及或",
    ),
    rule(
        "telephone",
        r"(?<![\d.A-Za-z])((?:1[3-9]\d{9}|(?:0\d{2,3}|400|800)-\d{3,8}(?:-\d{3,4})?)(?:转\d{1,5}(?!\d))?)(?![\d.])",
        dialled,
    ),
    rule(
        "telephone", rf"((?:{_CODES})[^\d，。；]{{0,3}})(\d[\d-]{{2,}})(?!\d|\.\d|\s?[%％万亿])", _coded, needs=_CODES
    ),
    rule("telephone", rf"(?<=[打拨撥叫])(了|通|过)?({_HOTLINES})(?!\d)", dialled, needs="打拨撥叫"),
    rule("telephone", rf"(?<!\d)({_HOTLINES})(?={_ABOUT_A_HOTLINE})", dialled, needs=_ABOUT_A_HOTLINE),
)
"""Before anything is taken for a number or a span."""
