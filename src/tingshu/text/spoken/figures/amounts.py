"""How much and how many: percentages, sums of money, units, counted things, and what stands between two numbers."""

import re
import unicodedata
from collections.abc import Callable
from fractions import Fraction

from tingshu.text.spoken.figures.cardinals import cardinal, digits, number, quantity
from tingshu.text.spoken.figures.hyphens import LESS, MINUS
from tingshu.text.spoken.figures.shapes import COUNTED, DASH, NUMBER, UNIT
from tingshu.text.spoken.figures.units import CURRENCIES, MEASURES, NOT_COUNTED, SIGNS, UNITS
from tingshu.text.spoken.rule import rule
from tingshu.writing import HAN

_N = rf"(-?{NUMBER})"
_BEGIN_UNITS = "".join({unit[0] for unit in UNITS})
_CURRENCY = "|".join(map(re.escape, CURRENCIES))
_EACH = (
    "[年月日天周次人斤吨秒时小平个件位户股晚亩分步包箱瓶张盒片组例桶]|公[里斤]|千克|盎司|分钟|分鐘|小时|小時|[平立]方米"
)
_SCALE = "万亿|[千百]?万|千?亿|[kKmMbBwW](?![A-Za-z])"
_NOT_A_FRACTION = "(?:[月日号號楼樓层層路班组組季级級线線]|年[级級])"
"""What is numbered: 3/4月 are two months."""
_IN_A_SUM = re.compile(r"\s?(?:[=≈+×÷]|等于|加|乘)")
_LEFT_OF_ALL = re.compile(
    r"(?:HP|MP|SP|EXP|XP|经验|生命|气血|血量|蓝量|体力|耐久|法力|魔力|灵力|冷却|剩余次数|能量|护甲)[值条度]?[：:\s]*$"
)
"""What a game shows as so much of so much."""


def _every(*ranges: str) -> str:
    """Return all characters from the first to the last of each range."""
    return "".join(chr(code) for each in ranges for code in range(ord(each[0]), ord(each[1]) + 1))


_ITEMS = _every("①⑳", "⑴⒛", "㈠㈩", "❶❿", "㉑㉟", "㊱㊿")
_NUMERALS = _every("Ⅰⅻ", "¼¾", "⅐⅞", "〡〩", "〸〺")


def _per(parts: str) -> Callable[[re.Match[str]], str]:
    """Return how a percentage, or the like, is said, or a span of them: the parts first."""
    return lambda match: "到".join(f"{parts}{number(figures)}" for figures in match.groups())


def _sum(match: re.Match[str]) -> str:
    """Say a sum of money, or a span of two, with the currency behind."""
    sign, first, scale, last, last_scale = match.groups("")
    upto = f"到{quantity(last)}{last_scale}" if last else ""
    return f"{quantity(first)}{scale}{upto}{CURRENCIES[sign]}"


def _between(match: re.Match[str]) -> str:
    """Say what stands between two numbers of which nothing else is known: upwards it is a span."""
    first, last = match.groups()
    if _is_code(first) or _is_code(last):
        return f"{digits(first)}杠{digits(last)}"
    return f"{first}到{last}" if float(first) < float(last) else f"{first}杠{last}"


def _is_code(figures: str) -> bool:
    return len(figures) > 1 and figures[0] == "0" and figures[1] != "."


def _fraction(match: re.Match[str]) -> str:
    """Say a fraction; what is none, as what is left of how much (100/100, 0/5), is two numbers."""
    above, below = match.groups()
    if not (_IN_A_SUM.match(match.string, match.end()) or _is_fraction(int(above), int(below), match)):
        return f"{cardinal(above)}、{cardinal(below)}"
    return f"{cardinal(below)}分之{cardinal(above)}"


def _is_fraction(above: int, below: int, match: re.Match[str]) -> bool:
    if below < 2 or above in (0, below):  # noqa: PLR2004  (of one part there is no fraction)
        return False
    if above > 9 and (above > below or below > 99):  # noqa: PLR2004  (120/500, 170/60: nobody counts such parts)
        return False
    return _LEFT_OF_ALL.search(match.string, max(0, match.start() - 8), match.start()) is None


def _numbered(match: re.Match[str]) -> str:
    return "、".join(match.groups())


def _repeated(match: re.Match[str]) -> str:
    return digits(match[0])


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
    rule("plus", rf"(?<![A-Za-z0-9)）%°℃])\+(?={NUMBER}\s?(?:[%‰℃℉°]|点|个?基点|{UNIT})(?![A-Za-z]))", "正", needs="+"),
    rule("more", r"(?<=\d[%％])\+(?![\dA-Za-z(（=])", "以上", needs="+ %％"),
    rule("compared", r"(?<=[\w)\]])\s?>=\s?(?=[\w(-])", "大于等于", needs="> ="),
    rule("compared", r"(?<=[\w)\]])\s?<=\s?(?=[\w(-])", "小于等于", needs="< ="),
    rule("compared", r"(?<=[\w)\]])\s?={2,3}\s?(?=[\w(-])", "等于", needs="="),
    rule("compared", r"(?<=[\w)\]])\s?!=\s?(?=[\w(-])", "不等于", needs="! ="),
    rule("compared", rf"[<＜](?=\s?-?(?:[.\d]|(?:{_CURRENCY})\s?\d))", "小于", needs="<＜"),
    rule("compared", rf"[>＞](?=\s?-?(?:[.\d]|(?:{_CURRENCY})\s?\d))", "大于", needs=">＞"),
    rule("about", rf"(?<![\w{HAN})）%~～])[~～](?=\s?[\d$￥¥])", "约", needs="~～"),
    rule("percent", rf"{_N}%?到{_N}%", _per("百分之"), needs="%"),
    rule("percent", rf"{_N}\s?%", _per("百分之"), needs="%"),
    rule("percent", rf"{_N}\s?‰", _per("千分之"), needs="‰"),
    rule("percent", rf"{_N}\s?‱", _per("万分之"), needs="‱"),
    rule("money", rf"(?<![A-Za-z0-9千百万亿])-(?=(?:{_CURRENCY})\s?\d)", "负", needs="-"),
    rule(
        "money",
        rf"({_CURRENCY})\s?(-?{NUMBER})(?:\s?({_SCALE}))?(?:(?:到|至|{DASH})(?:{_CURRENCY})?\s?({NUMBER})(?:\s?({_SCALE}))?)?(?:美元|元)?",
        _sum,
        needs="".join(CURRENCIES),
    ),
    rule("pressure", r"(?<![\d/.])(\d{2,3})/(\d{2,3})(?=\s?mmHg)", lambda match: f"{match[1]}、{match[2]}", needs="/"),
    rule(
        "unit",
        rf"(?:(?<=\d)|(?<=\d[千百万亿])|(?<=次方))\s?({UNIT})(?![A-Za-z²³]|(?<=W)\+|(?<=V)\d)",
        lambda match: UNITS[match[1]],
        needs=_BEGIN_UNITS,
    ),
    rule("unit", r"(?<=\d\.\d)s(?![A-Za-z])|(?<=\.\d\d)s(?![A-Za-z])", "秒", needs="s"),
    rule("rate", rf"(?<=[{HAN}])/({UNIT})(?![A-Za-z²³])", lambda match: f"每{UNITS[match[1]]}", needs="/"),
    rule("rate", rf"(?<=[{HAN}])/(?=(?:{_EACH})(?![{HAN}]))", "每", needs="/"),
    rule("unit", "²", "平方", needs="²"),
    rule("unit", "³", "立方", needs="³"),
)
"""Numbers with what they are of."""

NUMBERS = (
    *LESS,
    *MINUS,
    rule("height", r"(?<=\d米)(\d\d)(?![\d.])", lambda match: digits(match[1]), needs="米"),
    rule("number", r"(?<=\d)#(?=[楼樓房门門车車库庫线線炉爐机機])", "号", needs="#"),
    rule("number", r"(?<![\w#])#(\d{1,4})(?![\w#])(?![^#]{1,30}#)", lambda match: f"{match[1]}号", needs="#"),
    rule("more", r"(?<=\d)\+(?![\d=A-Za-z(（Α-ωⅠ-Ⅻ])", "多", needs="+"),
    rule("times", r"(?<=\d)\s?[×xX*✕]\s?(?=\d)", "乘", needs="×xX*✕"),
    rule("times", r"(?<!\d)24/7(?!\d)", "二十四七", needs="/"),
    rule("sum", r"(?<=\d)\s?([+=÷])\s?(?=[\d-])", lambda match: SIGNS[match[1]], needs="+=÷"),
    rule("compared", r"(?<![A-Za-z])(?<=[a-z])\s?[<＜]\s?(?=[a-z](?![A-Za-z>]))", "小于", needs="<＜"),
    rule("compared", r"(?<![A-Za-z<])(?<=[a-z])\s?[>＞]\s?(?=[a-z](?![A-Za-z]))", "大于", needs=">＞"),
    rule("decimal", r"(?<![A-Za-z0-9.])\.(?=\d)", "0.", needs="."),
    rule("numbered", rf"(?<![\d/.])(\d{{1,2}})/(\d{{1,2}})(?={_NOT_A_FRACTION})", _numbered, needs="/"),
    rule("ordinal", r"第2(?![\d.])", "第二", needs="第"),
    rule(
        "two",
        rf"(?<![\d.负之])(?<!\d/)2(?=(?:到\d+)?(?:{MEASURES})|[大室房]\d|[大小][碗盘杯袋箱勺块片包瓶])(?!{NOT_COUNTED})",
        "两",
        needs="2",
    ),
    rule(
        "same figure",
        rf"(?<![\w.])(?:([1-9])\1{{2,}}|233|520|1314)(?=$|[，。！？～~”…!?])|(?<![A-Za-z0-9.])233{{2,14}}(?![\d.,]|{COUNTED})",
        _repeated,
    ),
    rule("span", r"(?<![\d.-])(\d+(?:\.\d+)?)[-–—~～](\d+(?:\.\d+)?)(?![\d-]|\.\d|便利店)", _between, needs="-–—~～"),
    rule("number", r"(?<![\d.A-Za-z/])[1-9]\d{2,}(?![\d./])", lambda match: cardinal(match[0])),
    rule("code", r"(?<=\d)-(?=\d)", "杠", needs="-"),
    rule("fraction", r"(?<=\d)[¼-¾⅐-⅞]", lambda match: f"又{_numeric(match)}", needs="¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"),
    rule("item", f"[{_ITEMS}]", _item, needs=_ITEMS),
    rule("numeral", f"[{_NUMERALS}]", _numeric, needs=_NUMERALS),
)
"""What wetext gets wrong about numbers that count, and characters that are numbers."""

PLAIN = (
    rule("fraction", r"(?<![\d/.])(\d+)/(\d+)(?![\d/])", _fraction, needs="/"),
    rule(
        "number",
        rf"(?<![\dA-Za-z{HAN}])-({NUMBER})",
        lambda match: f"负{number(match[1])}",
        needs="-",
    ),
    rule("number", NUMBER, lambda match: number(match[0])),
)
"""What is left when wetext was in doubt, or cannot be had."""
