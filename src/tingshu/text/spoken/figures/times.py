"""Times of day, and how long something took."""

import re

from tingshu.text.spoken.figures.cardinals import cardinal, number, quantity
from tingshu.text.spoken.rule import rule

_TAKEN_BEFORE = re.compile(
    r"(?:用时|耗时|历时|半马|全马|马拉松|净时间|时长|片长|全长|纪录|记录|成绩|跑出|游出|用了?)[^，。；\d]{0,3}$"
)
_TAKEN_AFTER = re.compile(r"\s?(?:的?(?:成绩|纪录|时间完|用时)|完赛|跑完|夺冠|完成比赛)")


def _duration(match: re.Match[str]) -> str:
    """Say how long something took, where that is plain; a time of day stays for the rule of clocks."""
    before = match.string[max(0, match.start() - 8) : match.start()]
    if not (_TAKEN_BEFORE.search(before) or _TAKEN_AFTER.match(match.string, match.end())):
        return match[0]
    hours, minutes, seconds = match.groups()
    return f"{quantity(str(int(hours)))}小时{past(minutes)}分{past(seconds)}秒"


def _clock(match: re.Match[str]) -> str:
    hour, minute, second = match.groups()
    said = f"{cardinal(str(int(hour)))}点" + (f"{past(minute)}分" if int(minute) or second else "")
    return said + (f"{past(second)}秒" if second else "")


def past(figures: str) -> str:
    """Say minutes or seconds: 05 is 零五, and 00 in front of seconds 零."""
    return cardinal(str(int(figures))) if figures[0] != "0" or figures == "00" else f"零{number(figures[1])}"


DURATIONS = (
    rule("duration", r"(?<![\d:：.])(\d{1,2})[:：]([0-5]\d)[:：]([0-5]\d)(?![\d:：])", _duration, needs=":："),
)
"""Before they are taken for times of day."""

CLOCK = (
    rule("time", r"(?<![\d:：.])([01]?\d|2[0-4])[:：]([0-5]\d)(?:[:：]([0-5]\d))?(?![\d:：])", _clock, needs=":："),
)
"""What is left of figures with a colon, once scores are said."""
