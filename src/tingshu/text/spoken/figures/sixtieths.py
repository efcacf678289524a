"""What is measured in sixtieths: places on a globe, angles, and the pace of a runner."""

import re

from tingshu.text.spoken.figures.cardinals import cardinal
from tingshu.text.spoken.figures.times import past
from tingshu.text.spoken.rule import rule

_DIRECTIONS = {"N": "北纬", "S": "南纬", "E": "东经", "W": "西经"}


_TALL = re.compile("身高|身长|个子|高[约为]?$")


def _coordinate(match: re.Match[str]) -> str:
    degrees, minutes, seconds, direction = match.groups()
    return (
        f"{_DIRECTIONS[direction]}{degrees}°" + (f"{minutes}′" if minutes else "") + (f"{seconds}″" if seconds else "")
    )


def _angle(match: re.Match[str]) -> str:
    return f"{match[1]}′" + (f"{match[2]}″" if match[2] else "")


def _pace(match: re.Match[str]) -> str:
    """Say minutes and seconds; of a person's height, feet and inches."""
    if _TALL.search(match.string, max(0, match.start() - 6), match.start()):
        return f"{cardinal(match[1])}英尺{cardinal(match[2])}英寸"
    return f"{cardinal(match[1])}分{past(match[2])}秒"


SIXTIETHS = (
    rule(
        "coordinate",
        r"(?<![\d.])(\d{1,3}(?:\.\d+)?)°\s?(?:(\d{1,2}(?:\.\d+)?)['’′]\s?)?(?:(\d{1,2}(?:\.\d+)?)[\"”″]\s?)?([NSEW])(?![A-Za-z])",
        _coordinate,
        needs="°",
    ),
    rule("angle", r"(?<=°)(\d{1,2}(?:\.\d+)?)['’](?:(\d{1,2}(?:\.\d+)?)[\"”])?", _angle, needs="°"),
    rule(
        "inch", r"(?<![\d.°'’′])(?<!′\s)(\d{1,3}(?:\.\d+)?)″(?!\s?[\dNSEW])", lambda match: f"{match[1]}英寸", needs="″"
    ),
    rule("pace", r"(?<![\d.])(\d{1,2})['’′](\d\d)[\"”″]", _pace, needs="'’′"),
)
"""Degrees, minutes and seconds, before a mark over figures is taken for a quotation mark."""
