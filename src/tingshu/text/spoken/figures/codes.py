"""Figures that name something: a telephone, a train, a model, a version. They are said digit by digit, or nearly."""

import re
from string import ascii_letters

from tingshu.text.spoken.figures.cardinals import cardinal, digits, number, telephone
from tingshu.text.spoken.rule import rule
from tingshu.writing import HAN

_CODES = (
    "编号|号码|邮编|邮政编码|密码|验证码|代码|学号|账号|帐号|卡号|尾号|证号|门牌|QQ|微信|電話|电话|热线|熱線|拨打|撥打|客服|致电"
    "|拨通|短号|ISBN|ISSN|书号|单号|订单|流水号|批号|身份证|航班|股票"
)
_HOTLINES = "110|119|120|122|12306|12315|12345|10086|10010"
_ABOUT_A_HOTLINE = "报警|急救|热线|电话|平台|指挥|网站|出警|火警"
_DOMAINS = "com|cn|net|org|gov|edu|io|me|tv"
_SHARES = r"(?:00|15|30|43|51|60|68|83|87|92)\d{4}"
"""Codes of the exchanges of Shanghai, Shenzhen and Beijing, by what they begin with."""
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_MONEY = "RMB|USD|EUR|CNY|HKD|JPY|GBP"
_TAUGHT = "985|211|是|福报|模式|生活|文化|ICU|高校|大学|院校|工程|工作制|加班|特工|密探"
_DIGIT_BY_DIGIT = 3
"""Digits from which the number of a model is not said as a number."""


def _dialled(match: re.Match[str]) -> str:
    """Say the last group of a match as on the telephone, what stands before it as it is."""
    *before, figures = match.groups("")
    return "".join(before) + telephone(figures.replace("-", ""))


def _coded(match: re.Match[str]) -> str:
    """Say a code as on the telephone; where it has several hyphens they are part of it."""
    before, code = match.groups()
    return before + telephone(code).replace("-", "杠" if code.count("-") > 1 else "")


def _model(match: re.Match[str]) -> str:
    whole, point, fraction = match[2].partition(".")
    said = digits(whole) if len(whole) >= _DIGIT_BY_DIGIT else number(whole)
    return f"{match[1]}{said}" + (f"点{digits(fraction)}" if point else "")


def _last_digits(match: re.Match[str]) -> str:
    *before, figures = match.groups()
    return "".join(before) + digits(figures)


def _first(match: re.Match[str]) -> str:
    return f"第{cardinal(match[1])}"


def _every_digit(match: re.Match[str]) -> str:
    return digits(match[0])


def _plate(match: re.Match[str]) -> str:
    return f"{match[1]}{digits(match[2])}"


CODES = (
    rule(
        "address",
        rf"(?<=[A-Za-z0-9])\.(?=(?:[A-Za-z0-9-]{{1,63}}\.){{0,5}}(?:{_DOMAINS})(?![A-Za-z0-9]))",
        "点",
        needs=".",
    ),
    rule("address", r"(?<=[A-Za-z0-9])@(?=[A-Za-z0-9])", "艾特", needs="@"),
    rule(
        "telephone",
        r"(?<![\d.A-Za-z])((?:1[3-9]\d{9}|(?:0\d{2,3}|400|800)-\d{3,8}(?:-\d{3,4})?)(?:转\d{1,5}(?!\d))?)(?![\d.])",
        _dialled,
    ),
    rule(
        "telephone", rf"((?:{_CODES})[^\d，。；]{{0,3}})(\d[\d-]{{2,}})(?!\d|\.\d|\s?[%％万亿])", _coded, needs=_CODES
    ),
    rule("telephone", rf"(?<=[打拨撥叫])(了|通|过)?({_HOTLINES})(?!\d)", _dialled, needs="打拨撥叫"),
    rule("telephone", rf"(?<!\d)({_HOTLINES})(?={_ABOUT_A_HOTLINE})", _dialled, needs=_ABOUT_A_HOTLINE),
    rule("share", r"(?<![A-Za-z0-9.])\d{5,6}(?=\.(?:SH|SZ|BJ|HK)(?![A-Za-z]))", _every_digit, needs=". SB HK"),
    rule("share", rf"(?<=[{HAN}A-Z][（(])(?:{_SHARES})(?=[)）])", _every_digit, needs="（("),
    rule(
        "plate",
        rf"(?<=[{_PROVINCES}])([A-Z])[·•]?(?=[A-Z]{{0,2}}\d)([A-Z\d]{{4,6}})(?![A-Za-z\d])",
        _plate,
        needs=_PROVINCES,
    ),
    rule("code", rf"(?<![A-Za-z0-9])(?!{_MONEY})[A-Z]{{1,4}}\d{{6,}}(?![\d.,])", _every_digit, needs=ascii_letters),
    rule("train", r"(?<![A-Za-z0-9])([GDCTKZ])(\d{1,4})(?=次|号列车|列车)", _dialled, needs="GDCTKZ"),
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
"""Addresses, telephone numbers, codes, rooms, roads: before anything is taken for a number or a span."""

MODELS = (
    rule("ordinal", r"(?<![A-Za-z0-9])(\d{1,3})(?:st|nd|rd|th)(?![A-Za-z])", _first, needs="tdh"),
    rule("ordinal", r"(?<![A-Za-z])(?:No|NO)\.\s?(\d{1,4})(?!\d)", _first, needs="N"),
    rule(
        "version",
        r"(?<![\d.])\d{1,4}(?:\.\d{1,5}){2,}(?![\d.]*\d)",
        lambda match: "点".join(map(cardinal, match[0].split("."))),
        needs=".",
    ),
    rule("model", r"(?<![A-Za-z0-9])([A-Za-z]{1,12})(\d{1,5}(?:\.\d+)?)(?![\d%])", _model, needs=ascii_letters),
    rule("model", r"(?<=[A-Za-z])(\d)(?=[A-Za-z])", _last_digits, needs=ascii_letters),
    rule("model", r"(?<![\d.])(\d{3,4})(?=[pPiI](?![A-Za-z]))", _last_digits, needs="pPiI"),
    rule("model", r"(波音|空客|空中客车|图|米格|东风|教)(\d{3})(?![\d.])", _last_digits, needs="音客图格风教"),
    rule("model", rf"(?<!\d)(985|211|996|007)(?=[、和]?(?:{_TAUGHT}))", _dialled, needs=_TAUGHT),
)
"""Ordinals in letters, versions, models."""
