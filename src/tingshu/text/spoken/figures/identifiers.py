"""Identifiers with hyphens, standards, versions and models.

They count nothing, so they are said digit by digit, or nearly.
"""

import re
from string import ascii_letters

from tingshu.text.spoken.figures.cardinals import cardinal, digits, number
from tingshu.text.spoken.figures.codes import MONEY
from tingshu.text.spoken.figures.shapes import COUNTED
from tingshu.text.spoken.figures.telephones import dialled
from tingshu.text.spoken.rule import rule
from tingshu.writing import HAN

_SPAN_OF_NAMES = re.compile(r"([A-Z]{1,4})(\d{1,3})-\1(\d{1,3})")
_PLAYERS = 10
_TAUGHT = "985|211|是|福报|模式|生活|文化|ICU|高校|大学|院校|工程|工作制|加班|特工|密探"
_DIGIT_BY_DIGIT = 3
"""Digits from which the number of a model is not said as a number."""


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


def _model(match: re.Match[str]) -> str:
    whole, point, fraction = match[2].partition(".")
    said = digits(whole) if len(whole) >= _DIGIT_BY_DIGIT else number(whole)
    return f"{match[1]}{said}" + (f"点{digits(fraction)}" if point else "")


def _last_digits(match: re.Match[str]) -> str:
    *before, figures = match.groups()
    return "".join(before) + digits(figures)


def _first(match: re.Match[str]) -> str:
    return f"第{cardinal(match[1])}"


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
        rf"(?<![A-Za-z])(?!{MONEY})([A-Z]{{2,6}}) (\d{{4}})(?![\d.,-]|{COUNTED}|\s?年)",
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
    rule("model", rf"(?<!\d)(985|211|996|007)(?=[、和]?(?:{_TAUGHT}))", dialled, needs=_TAUGHT),
)
"""Ordinals in letters, versions, models."""
