"""What is measured in sixtieths: places on a globe, angles, and the pace of a runner."""

import re

from tingshu.text.spoken.figures import cardinal
from tingshu.text.spoken.rule import rule
from tingshu.text.spoken.times import past

_DIRECTIONS = {"N": "北纬", "S": "南纬", "E": "东经", "W": "西经"}


def _coordinate(match: re.Match[str]) -> str:
    degrees, minutes, seconds, direction = match.groups()
    return (
        f"{_DIRECTIONS[direction]}{degrees}°" + (f"{minutes}′" if minutes else "") + (f"{seconds}″" if seconds else "")
    )


def _angle(match: re.Match[str]) -> str:
    return f"{match[1]}′" + (f"{match[2]}″" if match[2] else "")


def _pace(match: re.Match[str]) -> str:
    return f"{cardinal(match[1])}分{past(match[2])}秒"


PLACES = (
    rule(
        "coordinate",
        r"(?<![\d.])(\d{1,3}(?:\.\d+)?)°\s?(?:(\d{1,2}(?:\.\d+)?)['’′]\s?)?(?:(\d{1,2}(?:\.\d+)?)[\"”″]\s?)?([NSEW])(?![A-Za-z])",
        _coordinate,
        needs="°",
    ),
    rule("angle", r"(?<=°)(\d{1,2}(?:\.\d+)?)['’](?:(\d{1,2}(?:\.\d+)?)[\"”])?", _angle, needs="°"),
    rule("pace", r"(?<![\d.])(\d{1,2})['’′](\d\d)[\"”″]", _pace, needs="'’′"),
)
"""Degrees, minutes and seconds, before a mark over figures is taken for a quotation mark."""
