"""How a heading is announced, so that one who only listens hears that a new section begins.

What stands there as a sign is said in words: a lone （一） would be a single syllable that nobody notices, so it is
said 第一部分; in front of a title, whatever its brackets and dots, it is said 第一 and a pause, as a speaker counts;
第三章 gets its pause as well, where the page has only a space. Stars and brackets around a heading are not said.
"""

import re
import unicodedata

from tingshu.text.numerals import HAN_NUMERAL, SPACED, number_of
from tingshu.text.spoken.figures.cardinals import cardinal
from tingshu.text.spoken.figures.units import MEASURES
from tingshu.text.spoken.rule import Tell
from tingshu.writing import is_speakable

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
    rf"(?:[（(【\[]{_S}({_NUMERAL}){_S}[）)】\]][\s\u3000、.．：:]*|({_NUMERAL})(?:{_S}[、．。](?:(?!\d)|(?<=[一二三四五六七八九十]、))|\.(?!\d)|[\s\u3000：:]+(?!(?<=[：:])\d)|$){_S})"
)
_BELOW = re.compile(r"(?:§[\s\u3000]*)?(\d{1,2}(?:\.\d{1,2}){1,3})(?![\d.]*\d)(?:[.．、\s\u3000]+(?=\S)|$)")
_SIGN = re.compile(rf"§{_S}({_NUMERAL})(?!\d){_S}[.．、：:]?{_S}")
_VOLUME = re.compile(rf"(卷|番外)({_NUMERAL})(?:[\s\u3000：:、.．]+(?=\S)|$)")
_HALF = re.compile(rf"[（(【\[]?{_S}([上中下]){_S}[）)】\]]?")
_SIGNED = re.compile(r"(第?[\s\u3000]*)([\u2160-\u216b①-⒇㈠-㈩❶-❿⓵-⓾㊀-㊉])(?![级類类型度期代号等])")
_NAMED_IN_ROMAN = re.compile(rf"第{_S}([IVX]+)(?={_S}{_UNIT})")
_ROMAN = re.compile(
    r"(?=[IVX])(X{0,3}(?:IX|IV|V?I{0,3}))(?:[.．、：:]\s*(?!\w\.)|(?<=II|IV|IX)(?:\s+(?=[^\x00-\x7f])|$))(?![A-Za-z])"
)
"""Roman numerals: with a mark behind them, or so that they can be no word; VI could be a name."""
_ABOUT = re.compile(rf"{HAN_NUMERAL}{_S}(?:{MEASURES})")
"""What makes 三、四天 two numbers of days, and not the heading of a third part."""


def announced(heading: str, tell: Tell) -> str:
    """Return what is said for a heading."""
    plain = heading.strip(_ORNAMENTS).lstrip(_LEFT_OVER) or heading
    said = _said(plain)
    if said != heading:
        tell("heading", heading, said)
    return said


def _said(heading: str) -> str:
    heading = _in_figures(heading)
    if named := _NAMED.match(heading):
        number = f"第{_counted(named[1])}{named[2]}"
        title = _once(number, heading[named.end() :])
        return _with_title(number, _said(title) if _NAMED.match(title) else title)
    if below := _BELOW.match(heading):
        return _with_title("点".join(map(cardinal, below[1].split("."))), heading[below.end() :])
    if sign := _SIGN.match(heading):
        return _with_title(f"第{_counted(sign[1])}节", heading[sign.end() :])
    if volume := _VOLUME.match(heading):
        return _with_title(f"{volume[1]}{_counted(volume[2])}", heading[volume.end() :])
    if half := _HALF.fullmatch(heading):
        return f"{half[1]}篇"
    return _numbered(heading)


def _numbered(heading: str) -> str:
    """Say the number that a heading begins with, unless it counts things, as in 7 天."""
    counted = _COUNTED.match(heading)
    if not counted:
        return heading
    numeral, title = counted[1] or counted[2], heading[counted.end() :]
    if not is_speakable(title):
        return f"第{_counted(numeral)}部分"
    is_marked = counted[1] or not counted[0].rstrip().endswith(numeral)
    if _ABOUT.match(title) if is_marked and "、" in counted[0] else not is_marked and _COUNTS_THINGS.match(title):
        return heading
    return _with_title(f"第{_counted(numeral)}", title)


def _in_figures(heading: str) -> str:
    """Write the numeral that a heading begins with in figures, where it is Roman or a sign such as ①."""
    if sign := _SIGNED.match(heading):
        return f"{sign[1]}{int(unicodedata.numeric(sign[2]))}{'' if sign[1] else '. '}{heading[sign.end() :]}"
    if named := _NAMED_IN_ROMAN.match(heading):
        return f"第{number_of(named[1])}{heading[named.end() :]}"
    if roman := _ROMAN.match(heading):
        return f"{number_of(roman[1])}. {heading[roman.end() :]}"
    return heading


def _once(number: str, title: str) -> str:
    """Return ``title`` without the number that was said already, as in 第12章 第12章."""
    while (again := _NAMED.match(title)) and f"第{_counted(again[1])}{again[2]}" == number:
        title = title[again.end() :]
    return title


def _with_title(number: str, title: str) -> str:
    title = title.lstrip(_ORNAMENTS + _LEFT_OVER)
    return f"{number}，{title}" if is_speakable(title) else number


def _counted(numeral: str) -> str:
    """Return a numeral as it counts sections: 23, ２３ and 廿三 are all 二十三, and 200 is 二百."""
    if _PLAIN.fullmatch(numeral):
        return numeral
    return cardinal(str(number_of(numeral))).replace("两", "二")
