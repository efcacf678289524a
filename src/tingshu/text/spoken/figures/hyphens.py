"""A hyphen in front of a figure: part of a name, a minus sign, or a subtraction.

On the page they look alike, and a wrong guess turns a loss into a profit: what is neither a known name nor stands
behind a word for something that can be negative is left as it is.
"""

import re
from string import ascii_letters, ascii_lowercase

from tingshu.text.spoken.rule import rule

_SERIES = (
    "[歼轰运图强苏]|(?<![一垂简笔正])直|米格|伊尔|雅克|东风|巨浪|红旗|鹰击|长剑|长征|神舟|天宫|嫦娥|天问|天链|北斗|风云|遥感"
    "|实践|高分|枭龙|翼龙|彩虹|无侦|初教|水轰|空警|霹雳|波音|空客|联盟|礼炮|猎鹰|萨姆|战斧|民兵|飞豹"
)
"""What comes in numbered models: aircraft, missiles, rockets, satellites."""

_CAN_BE_NEGATIVE = (
    "(?:(?<=[值率额量力数币差度温为為是至到達达约約于於近跌降得在成有负負和与與从從由回])"
    "|(?<=海拔|支出|收入|转账|到账|扣款|亏损|损失|利润|净利|盈余|余额|等级|声望|防御|攻击|敏捷|体质|幸运|好感|忠诚|理智"
    "|近视|散光|积分|得分|扣分|经验|生命|精神|灵石|闪避|命中|暴击|车库|地下|电梯))"
)
_IS_A_DEGREE = r"(?=\d{1,3}(?:\.\d+)?\s?(?:[℃℉°至到]|摄氏|度(?!假)))"
_IN_AN_EQUATION = r"(?=[^，。；、\sA-Za-z]{0,12}[=<>≤≥])"


def _named_model(match: re.Match[str]) -> str:
    if len(match[1]) == 1 and match[1].islower():  # x-1 is no name
        return match[0]
    # the figures of a short name are read on with it, as in F16; a longer one is a word of its own
    return f"{match[1]}{'' if len(match[1]) < 3 else ' '}{match[2]}"  # noqa: PLR2004


def _off(match: re.Match[str]) -> str:
    """Say what is taken off a price, which is less than the price."""
    price, off = map(int, match.groups())
    return f"{price}减{off}" if off < price else match[0]


IN_NAMES = (
    rule(
        "model",
        rf"({_SERIES})-(\d{{1,3}})(?!\d|\.\d|\s?(?:[%％℃到至]|°|度|摄氏))",
        lambda match: f"{match[1]}{match[2]}",
        needs="-",
    ),
    rule(
        "model",
        r"(?<![A-Za-z0-9])([A-Za-z]{1,12})-(\d{1,4})(?![A-Za-z0-9.:%-])",
        _named_model,
        needs=f"- {ascii_letters}",
    ),
)
"""Between a name and its figures: the hyphen is no minus."""

OFF = rule("less", r"(?<=[满券惠减])(\d{2,5})-(\d{1,5})(?![\d.-])", _off, needs="- 满券惠减")
"""Between a price and what a voucher takes off it, which is no span."""

MINUS = (
    rule("minus", rf"{_CAN_BE_NEGATIVE}-(?=\d)(?!(?:19|20)\d\d(?!\d))", "负", needs="-"),
    rule("minus", rf"(?<=[\u4e00-\u9fff])-{_IS_A_DEGREE}", "负", needs="-"),
    rule("minus", r"(?<=[=(（])\s?-(?=[A-Za-z](?![A-Za-z]))", "负", needs=f"- =(（ {ascii_letters}"),
)
"""In front of a figure that is negative, behind a word that says what it is the figure of."""

LESS = (
    rule("less", r"(?<=(?<![A-Za-z0-9])[a-z])-(?=\d{1,4}(?![A-Za-z0-9.:%-]))", "减", needs="-"),
    rule(
        "less",
        rf"(?<=(?<![A-Za-z])[a-z])\s?-\s?(?=\(?(?:\d{{1,3}}[a-z]?|[a-z])(?![A-Za-z]){_IN_AN_EQUATION})",
        "减",
        needs=f"- {ascii_lowercase} =<>≤≥",
    ),
    rule("less", r"(?<=\d)(?:\s-\s(?=\d)|-(?=\d+(?:\.\d+)?[)）]?\s?(?:=|等于)))", "减", needs="-"),
    rule("less", rf"(?<=\d)-(?=\d+(?:\.\d+)?\s?[×÷*]\s?[\d(]{_IN_AN_EQUATION})", "减", needs="- ="),
    rule("less", r"(?<=[)）\d])-(?=[(（]-?\d)", "减", needs="-"),
)
"""Between two terms of a sum."""
