"""The ways to write a heading, as a table: first what counts, then what has a name, then what is ornamented.

The shapes that readers of Chinese text files have come across are those of legado's heading rules (gedoor/legado,
``txtTocRule.json``); how each is believed is decided elsewhere (``sequence``).
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from tingshu.text.numerals import ARABIC, ENGLISH, HAN_NUMERAL, ROMAN, SMALL_ROMAN, SPACED, number_of
from tingshu.writing import HAN, NUMERALS

_S = r"\s{0,9}"
_N = f"(?P<number>{SPACED})"
_ENGLISH_N = f"(?P<number>{ARABIC}|{ENGLISH}|{ROMAN}|{SMALL_ROMAN})"
_ENGLISH_GAP = r"(?:[\s.]+|(?=\d))"
_APART = r"(?=[\s：:·．.、，—\-_《【（(\]】=＝☆★]|$)"
_ORNAMENT = r"☆★◆◇●○■□▲△▼▽※❖✦✿♥♡◎=＝~～_#*＊·•━─—\-"
_UNITS = "部编編辑輯卷冊册篇集章回节節话話页頁幕折场場"
_BEFORE = r"(?:《[^》\n]{1,30}》|(?:VIP|作品)?正文卷?|VIP(?:章[节節]|卷))"
_LED = rf"(?:[{_ORNAMENT}]{{1,12}}[\s、.．]{{0,9}})?(?:{_BEFORE}{_S})?[【\[〖「『]?{_S}"
"""What may stand before a mark: ornaments, the book's name, 正文 or VIP卷, an opening bracket."""

ORNAMENTED = re.compile(rf"^[{_ORNAMENT}\s]+[、.．]?|[{_ORNAMENT}\s]+$")
"""The ornaments around a heading, which its name in a list goes without."""


class Rank(IntEnum):
    """How much of a text a shape of heading usually spans, the largest first.

    The order of 一、（一）1.（1） is that of GB/T 9704-2012, the standard for official documents.
    """

    VOLUME = 0
    CHAPTER = 1
    SECTION = 2
    ITEM = 3
    SUBITEM = 4
    POINT = 5
    SUBPOINT = 6


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to write a heading.

    Attributes:
        name: what the reasons call it.
        pattern: matches the mark at the start of a line; its group ``number`` is the numeral, its group ``stem``
            what has to be the same in all headings of the row.
        rank: how large a part of the text it usually heads.
        strong: whether the mark is rarely anything but a heading, so that counting may begin anywhere.
        in_front: whether it may also stand in front of a paragraph of text.
        inside: whether it may also stand in the middle of a line that nobody broke.
        bare: whether it is a number and nothing else, as the number of a page is.
        glued: whether nothing parts it from what follows, so that it heads only what another heading follows at once.
    """

    name: str
    pattern: re.Pattern[str]
    rank: Rank
    strong: bool = False
    in_front: bool = False
    inside: bool = False
    bare: bool = False
    glued: bool = False


def _strong(name: str, pattern: str, rank: Rank, *, in_front: bool = False, inside: bool = False) -> Shape:
    return Shape(name, re.compile(_LED + pattern), rank, strong=True, in_front=in_front, inside=inside)


def _glued(name: str, pattern: str) -> Shape:
    return Shape(name, re.compile(_LED + pattern), Rank.VOLUME, strong=True, glued=True)


SHAPES = (
    # units that also count things (部 films, 集 episodes, 篇 essays) have to stand apart from what follows
    _strong("第…部", rf"第{_S}{_N}{_S}[部编編辑輯]{_APART}", Rank.VOLUME, in_front=True, inside=True),
    _strong("第…卷", rf"第{_S}{_N}{_S}[卷冊册]{_APART}", Rank.VOLUME, in_front=True, inside=True),
    _strong("第…篇", rf"第{_S}{_N}{_S}[篇集]{_APART}", Rank.VOLUME, in_front=True, inside=True),
    _glued("第…部", rf"第{_S}{_N}{_S}[部编編辑輯](?!分)"),
    _glued("第…卷", rf"第{_S}{_N}{_S}[卷冊册]"),
    _glued("第…篇", rf"第{_S}{_N}{_S}[篇集]"),
    _strong("卷…", rf"卷{_S}之?(?P<number>{HAN_NUMERAL}|{ARABIC}){_APART}", Rank.VOLUME),
    _strong("Part", rf"(?i:part|volume|vol|book){_ENGLISH_GAP}{_ENGLISH_N}(?![\w%])", Rank.VOLUME),
    _strong(
        "第…章",
        rf"第{_S}{_N}{_S}(?:章(?![程节節])|回(?![合头頭去来來国國家忆憶答应應到复復信])|折(?![扣断斷磨腾子叠])"
        rf"|幕(?![后後布僚墙])|[话話](?![题題音剧劇费費语語说說]))[】\]〗」』]?",
        Rank.CHAPTER,
        in_front=True,
        inside=True,
    ),
    _strong("第…章", rf"(?P<number>\d{{1,5}})章{_APART}", Rank.CHAPTER),  # the same row: sites lose a 第 here and there
    _strong("章…", rf"章(?P<number>{HAN_NUMERAL}|{ARABIC}){_APART}", Rank.CHAPTER),
    _strong(
        "Chapter",
        rf"(?i:chapter|episode){_ENGLISH_GAP}{_ENGLISH_N}(?![\w%])[】\]〗」』]?",
        Rank.CHAPTER,
        in_front=True,
        inside=True,
    ),
    _strong("第…节", rf"第{_S}{_N}{_S}[节節](?![课課日目拍能约約省奏气氣])", Rank.SECTION, in_front=True, inside=True),
    _strong("第…场", rf"第{_S}{_N}{_S}[场場]{_APART}", Rank.SECTION),
    _strong("Section", rf"(?i:section){_ENGLISH_GAP}{_ENGLISH_N}(?![\w%])", Rank.SECTION),
    Shape(
        "一、",
        re.compile(rf"(?P<number>{HAN_NUMERAL}){_S}[、．.](?!{HAN_NUMERAL}[、！!])"),
        Rank.ITEM,
        in_front=True,
        inside=True,
    ),
    Shape("No.", re.compile(rf"(?i:no\.|№){_S}(?P<number>{ARABIC})(?!\d|%)"), Rank.ITEM),
    Shape("一", re.compile(rf"(?P<number>{HAN_NUMERAL})(?:(?=\s+[^\s{NUMERALS}])|{_S}$)"), Rank.ITEM, bare=True),
    Shape(
        "（一）", re.compile(rf"[（(]{_S}(?P<number>{HAN_NUMERAL}){_S}[）)]"), Rank.SUBITEM, in_front=True, inside=True
    ),
    Shape("1.", re.compile(r"(?:附件[：:]\s*)?(?P<number>\d{1,4})\s*[.．、](?!\d)"), Rank.POINT, in_front=True),
    Shape("[1]", re.compile(r"[\[［【〔](?P<number>\d{1,4})[\]］】〕]"), Rank.POINT),
    Shape("1", re.compile(r"(?P<number>\d{1,4})(?:(?=\s+[^\W\d]|\s*[【《])|\s*$)"), Rank.POINT, bare=True),
    Shape("（1）", re.compile(rf"[（(]?{_S}(?P<number>\d{{1,3}}){_S}[）)]"), Rank.SUBPOINT, in_front=True),
    Shape(
        "1.1",  # sections of a paper: the row is that of one parent
        re.compile(r"(?P<stem>\d{1,2}(?:[.．]\d{1,2}){0,2})[.．](?P<number>\d{1,2})(?=\s+[^\W\d])"),
        Rank.SUBPOINT,
    ),
    Shape("I.", re.compile(rf"(?P<number>{ROMAN})(?:{_S}[.．、](?![A-Za-z])|(?=\s+[^\W\d])|{_S}$)"), Rank.ITEM),
    Shape(
        "☆1",
        re.compile(rf"[{_ORNAMENT}]{{1,6}}{_S}[、.．]?{_S}(?P<number>{ARABIC}|{HAN_NUMERAL})(?=[\s、.．：:]|$)"),
        Rank.ITEM,
        bare=True,
    ),
    Shape("第…页", re.compile(rf"第{_S}{_N}{_S}[页頁]{_S}$"), Rank.SUBPOINT),
    Shape(
        "其一",
        re.compile(rf"(?P<stem>其|正文|分[页頁]|分[节節][阅閱][读讀]){_S}(?P<number>{HAN_NUMERAL}|{ARABIC}){_APART}"),
        Rank.ITEM,
    ),
    Shape(
        "第…",  # whatever else is counted, such as nights, lessons and letters: a row of one unit
        re.compile(rf"第{_S}{_N}{_S}(?P<stem>部分|(?![{_UNITS}])[{HAN}]{{1,2}}){_APART}"),
        Rank.ITEM,
    ),
    Shape(
        "篇第一",  # as the books of antiquity have it: 學而第一, 為政第二; the mark is part of the name
        re.compile(rf"(?=[{HAN}]{{1,8}}第(?P<number>{HAN_NUMERAL})\s*$)"),
        Rank.CHAPTER,
    ),
    Shape(
        "书名（1）",
        re.compile(
            rf"(?P<stem>[^\s（(，。：；！？,.:;!?]{{1,20}}){_S}[（(](?P<number>{ARABIC}|{HAN_NUMERAL})[）)]{_S}$"
        ),
        Rank.ITEM,
    ),
)
"""What counts, in the order in which a line is compared with it: the first that fits is what it is."""

_NAMED_NUMBER = rf"(?:{_S}[（(]?(?:{ARABIC}|{HAN_NUMERAL})[）)]?)?"

NAMED = re.compile(
    rf"{_LED}(?:(?:序[章言幕曲篇]?|自序|代序|再版序|楔子|楔|引[子言]|前[言传傳]|[导導]言|尾[声聲]|最?[终終]章|最[终終][回话話]|序幕|[间間]章|幕[间間]|大[结結]局"
    rf"|后[记記话話]|後[記話]|跋|结[语語]|結[語]|[内內]容[简簡]介|[简簡]介|文案|作者的[话話]|作者有[话話]要?[说說]"
    rf"|(?:完[结結]|完本|上架|新[书書])感言|[后後]日[谈談]|[请請]假[条條]|[献獻][词詞]|致[谢謝]"
    r"|(?i:prologue|epilogue|preface|foreword|introduction|interlude|afterword|appendix|acknowledge?ments)"
    rf"(?=\s*(?:[:：.—】-]|$)))[】\]〗」』]?{_APART}"
    rf"|(?:番外篇?|外[传傳]|附[录錄]){_NAMED_NUMBER}[】\]〗」』]?{_APART}"
    rf"|附件{_S}(?:{ARABIC}|{HAN_NUMERAL}){_S}$)"  # with words behind it, it is an entry of the list of them
)
"""Parts of a book that have a name and no number, as large as a chapter."""

NAMED_VOLUME = re.compile(
    rf"[【\[]?(?:(?:VIP|作品)?正文卷?|番外卷|作品相[关關]|[上中下][部卷篇编編册冊]){_APART}[】\]]?"
)
"""Parts that have a name and hold chapters."""

NAMED_BEGINS = frozenset(
    "序自代再楔引前导導尾终終最间間幕大后後跋结結内內简簡文作完新请請献獻致番外附正V上中下PpEeFfIiAa《【[〖「『"
    + _ORNAMENT.replace("\\", "")
)
"""The characters that a line with the name of a part begins with, to look closely at few of all lines."""


def rank_of(heading: str) -> Rank | None:
    """Return how large a part a heading says it is: a volume for 第一卷 渡口; None if it says nothing of the kind."""
    line = heading.strip()
    strong = (shape for shape in SHAPES if shape.strong and not shape.glued)
    counted = next((shape.rank for shape in strong if shape.pattern.match(line)), None)
    return Rank.VOLUME if counted is None and NAMED_VOLUME.match(line) else counted


def in_figures(heading: str) -> str:
    """Return a heading with its number in figures, so that 第三章 and 第3章 are the same; any other line as it is."""
    line = heading.strip()
    strong = (shape for shape in SHAPES if shape.strong)
    mark = next((mark for shape in strong if (mark := shape.pattern.match(line))), None)
    return f"{line[: mark.start('number')]}{number_of(mark['number'])}{line[mark.end('number') :]}" if mark else line
