"""Figures that point at something: a telephone, a mailbox, a machine, a verse, a thing with an identifier.

They count nothing, so they are said digit by digit, and what parts them is said or is silent as people do it.
"""

import re
from string import ascii_letters

from tingshu.text.spoken.figures.cardinals import cardinal, digits, telephone
from tingshu.text.spoken.figures.shapes import COUNTED
from tingshu.text.spoken.rule import rule
from tingshu.writing import HAN

_BOOKS = (
    "福音|[创創]世[记記纪紀]|出埃及[记記]|利未[记記]|民[数數][记記]|申命[记記]|[约約][书書][亚亞][记記]|士[师師][记記]|路得[记記]"
    "|撒母耳[记記][上下]|列王[纪紀][上下]|[历歷]代志[上下]|以斯拉[记記]|尼希米[记記]|以斯帖[记記]|[约約]伯[记記]|[诗詩]篇|箴言|[传傳]道[书書]"
    "|雅歌|以[赛賽][亚亞][书書]|耶利米[书書]|耶利米哀歌|以西[结結][书書]|但以理[书書]|使徒行[传傳]|[罗羅][马馬][书書]|哥林多[前后後][书書]"
    "|加拉太[书書]|以弗所[书書]|腓立比[书書]|歌[罗羅]西[书書]|帖撒[罗羅]尼迦[前后後][书書]|提摩太[前后後][书書]|提多[书書]|希伯[来來][书書]"
    "|雅各[书書]|彼得[前后後][书書]|[约約]翰[一二三壹貳参][书書]|[启啟]示[录錄]|古[兰蘭][经經]"
)
"""Books of which chapter and verse are written with a colon."""

_EMERGENCIES = "110|119|120|122"
_AN_EMERGENCY = re.compile("[打拨撥]|电话|電話|号码|號碼|热线|熱線|报警|報警|急救|火警")
_SERVICES = "12306|12315|12348|12369|10086|95588|95533"
_LEAST, _MOST = 9, 15
"""Digits of a telephone number with its country (ITU-T E.164 allows 15)."""

_SPAN_OF_NAMES = re.compile(r"([A-Z]{1,4})(\d{1,3})-\1(\d{1,3})")
_PLAYERS = 10
_NEAR = 100
_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"


def _dialled(match: re.Match[str]) -> str:
    return telephone("".join(filter(str.isdecimal, match[0])))


def _from_abroad(match: re.Match[str]) -> str:
    said = _dialled(match)
    return f"加{said}" if _LEAST <= len(said) <= _MOST else match[0]


def _mailbox(match: re.Match[str]) -> str:
    """Say the part before the @; the host stays, for the rule of hosts."""
    name = match[1].replace(".", "点").replace("_", "下划线").replace("-", "杠")
    return re.sub(r"\d+", lambda figures: digits(figures[0]), name) + "艾特"


def _machine(match: re.Match[str]) -> str:
    """Say the address of a machine; one without a number of three digits may be a version, which sounds alike."""
    octets = match[0].split(".")
    return "点".join(map(telephone, octets)) if max(map(len, octets)) > 2 else match[0]  # noqa: PLR2004


def _verse(match: re.Match[str]) -> str:
    chapter = "篇" if match[1][0] in "诗詩" else "章"
    said = f"{match[0][: match.start(2) - match.start()]}{cardinal(match[2])}{chapter}{cardinal(match[3])}"
    if match[4]:
        return f"{said}节到{cardinal(match[4])}{chapter}{cardinal(match[5])}节"
    return f"{said}到{cardinal(match[6])}节" if match[6] else f"{said}节"


def _emergencies(match: re.Match[str]) -> str:
    is_one = "/" in match[0] or _AN_EMERGENCY.search(match.string, max(0, match.start() - _NEAR), match.end() + _NEAR)
    return telephone(match[0]).replace("/", "、") if is_one else match[0]


def _identifier(match: re.Match[str]) -> str:
    """Say an identifier by its digits; single ones that make a team of ten are how it lines up."""
    parts = match[0].split("-")
    is_formation = all(len(part) == 1 and part.isdecimal() for part in parts) and sum(map(int, parts)) == _PLAYERS
    return ("" if is_formation else "杠").join(map(digits, parts))


def _standard(match: re.Match[str]) -> str:
    number, _, year = match[0].replace(":", "-").partition("-")
    said = "点".join(map(cardinal, number.split("."))) if "." in number else digits(number)
    return f"{said}杠{digits(year)}"


def _named(match: re.Match[str]) -> str:
    """Say an identifier that begins with letters, if it is one: two of its parts have figures."""
    if span := _SPAN_OF_NAMES.fullmatch(match[0]):
        return f"{span[1]}{cardinal(span[2])}到{span[1]}{cardinal(span[3])}"
    parts = match[0].split("-")
    return "杠".join(map(digits, parts)) if sum(map(_has_figures, parts)) > 1 else match[0]


def _has_figures(part: str) -> bool:
    return any(map(str.isdecimal, part))


REFERENCES = (
    rule(
        "address",
        r"(?<![A-Za-z0-9._-])([A-Za-z0-9][A-Za-z0-9._-]{0,63})@(?=[A-Za-z0-9-]{1,63}\.[A-Za-z0-9])",
        _mailbox,
        needs="@",
    ),
    rule(
        "address",
        rf"(?<![A-Za-z0-9.])(?<!版本)(?<!版本号)(?:{_OCTET}\.){{3}}{_OCTET}(?![\d.]*\d|[A-Za-z])",
        _machine,
        needs=".",
    ),
    rule(
        "telephone",
        r"(?<![A-Za-z0-9+])\+\d{1,3}[\s-]?(?:\(\d{1,4}\)|\d{1,4})?(?:[\s-]?\d{2,11}){1,3}(?![\d.%％万亿])",
        _from_abroad,
        needs="+",
    ),
    rule("telephone", r"(?<![A-Za-z0-9.+-])1[3-9]\d([\s-])\d{4}\1\d{4}(?![\d.-])", _dialled),
    rule("telephone", r"[(（]0\d{2,3}[)）]\s?\d{3,4}[\s-]?\d{4}(?!\d)", _dialled, needs="(（"),
    rule("telephone", r"(?<![A-Za-z0-9.-])0\d{2,3}[\s-]\d{3,4}[\s-]\d{4}(?![\d.-])", _dialled),
    rule("telephone", rf"(?<![\d.,])(?<![共计計为為约約达達是])(?:{_SERVICES})(?![\d.+]|,\d|{COUNTED})", _dialled),
    rule(
        "telephone",
        rf"(?<![\d.,/])(?:{_EMERGENCIES})(?:[/、和与與及或](?:{_EMERGENCIES}))+(?![\d.,/]|{COUNTED})",
        _emergencies,
        needs="1 /、和与與及或",
    ),
    rule(
        "university",
        rf"(?<![\d.,/])(985|211)[/、和与與](985|211)(?![\d.,/]|{COUNTED})",
        lambda match: f"{telephone(match[1])}、{telephone(match[2])}",
        needs="9 8 5 2 1",
    ),
    rule(
        "verse",
        rf"({_BOOKS})》?\s?(\d{{1,3}})[:：](\d{{1,3}})(?:[-–—~～](?:(\d{{1,3}})[:：](\d{{1,3}})|(\d{{1,3}})))?(?![\d:：])",
        _verse,
        needs=":： 音记記纪紀书書篇言歌录錄经經传傳志下上",
    ),
)
"""What has a shape of its own, before anything in it is taken for a number."""

IDENTIFIERS = (
    rule(
        "code",
        rf"(?<![A-Za-z0-9.-])\d+(?:-\d+){{2,}}(?:-[Xx](?![A-Za-z]))?(?![\dA-Za-z-]|\.\d|{COUNTED})",
        _identifier,
        needs="-",
    ),
    rule(
        "code",
        r"(?<![A-Za-z0-9.-])[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+(?![\d.]*\d)",
        _named,
        needs=f"- {ascii_letters}",
    ),
    rule(
        "standard",
        r"(?<=[A-Z]\s)\d{1,6}(?:\.\d{1,3})?[-:](?:19|20)\d\d(?!\d|\s?(?:[学學財财]?年|赛季|賽季))",
        _standard,
        needs="-:",
    ),
    rule(
        "model",
        rf"(?<![A-Za-z])(?!RMB|USD|EUR|CNY|HKD|JPY|GBP)([A-Z]{{2,6}}) (\d{{4}})(?![\d.,-]|{COUNTED}|\s?年)",
        lambda match: f"{match[1]} {digits(match[2])}",
        needs=ascii_letters,
    ),
    rule("code", r"(?<=[A-Za-z]_)\d+(?![\d.])", lambda match: digits(match[0]), needs="_"),
    rule("code", r"(?<=[A-Z][A-Z])\.(?=\d)", "点", needs="."),
    rule(
        "case",
        rf"(?<=[（(〔\[])(?:19|20)\d\d(?=[）)〕\]][{HAN}]{{0,3}}\d)",
        lambda match: digits(match[0]),
        needs="）)〕]",
    ),
)
"""What is left of hyphens between figures once whole dates are said; the year of a court's or an office's paper."""
