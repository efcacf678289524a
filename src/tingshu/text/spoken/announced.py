"""How a heading is announced, so that one who only listens hears that a new section begins.

What stands there as a sign is said in words: a lone （一） would be a single syllable that nobody notices, so it is
said 第一部分; in front of a title, whatever its brackets and dots, it is said 第一 and a pause, as a speaker counts;
第三章 gets its pause as well, where the page has only a space. Stars and brackets around a heading are not said.
"""

import re

from tingshu.text.numerals import HAN_NUMERAL, SPACED, number_of
from tingshu.text.spoken.figures import cardinal
from tingshu.text.spoken.rule import Tell
from tingshu.text.spoken.units import MEASURES

_ORNAMENTS = " \u3000☆★◆◇■□●○◎▲△▼▽※♦♥♪♫❤►▶•·*#=~～-—_|"
_LEFT_OVER = "、，,。.．｡：:；;…"
"""Marks that parted a title from the ornament or number before it."""

_S = r"[\s\u3000]*"
_UNIT = "[章回节節卷部篇集编編折幕话話]"
_NUMERAL = rf"(?:\d{{1,3}}|{HAN_NUMERAL})"
_PLAIN = re.compile("[零〇一二三四五六七八九十百千]+")
_COUNTS_THINGS = re.compile(f"{MEASURES}|[月日号%％]")
_NAMED = re.compile(rf"[【\[]?第{_S}({SPACED}){_S}({_UNIT}){_S}[】\]]?[\s\u3000：:、.．·—-]*")
_COUNTED = re.compile(
    rf"(?:[（(【\[]{_S}({_NUMERAL}){_S}[）)】\]][\s\u3000、.．：:]*|({_NUMERAL})(?:{_S}[、．](?!\d)|\.(?!\d)|[\s\u3000：:]+|$){_S})"
)
_BELOW = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})[.．、\s\u3000]+(?=\S)")
_SPEAKABLE = re.compile(r"[^\W_]")


def announced(heading: str, tell: Tell) -> str:
    """Return what is said for a heading."""
    plain = heading.strip(_ORNAMENTS).lstrip(_LEFT_OVER) or heading
    said = _said(plain)
    if said != heading:
        tell("heading", heading, said)
    return said


def _said(heading: str) -> str:
    if named := _NAMED.match(heading):
        return _with_title(f"第{_counted(named[1])}{named[2]}", heading[named.end() :])
    if below := _BELOW.match(heading):
        return _with_title("点".join(map(cardinal, below[1].split("."))), heading[below.end() :])
    if counted := _COUNTED.match(heading):
        numeral, title = counted[1] or counted[2], heading[counted.end() :]
        if not _SPEAKABLE.search(title):
            return f"第{_counted(numeral)}部分"
        if counted[1] or not _COUNTS_THINGS.match(title):
            return _with_title(f"第{_counted(numeral)}", title)
    return heading


def _with_title(number: str, title: str) -> str:
    title = title.lstrip(_ORNAMENTS + _LEFT_OVER)
    return f"{number}，{title}" if _SPEAKABLE.search(title) else number


def _counted(numeral: str) -> str:
    """Return a numeral as it counts sections: 23, ２３ and 廿三 are all 二十三, and 200 is 二百."""
    if _PLAIN.fullmatch(numeral):
        return numeral
    return cardinal(str(number_of(numeral))).replace("两", "二")
