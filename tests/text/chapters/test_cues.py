"""The numbers and times of subtitles are taken out; numbers and times of a story stay."""

import pytest

from tingshu.text.chapters.cues import cue_lines
from tingshu.text.cleaning import Passage

TIME = "00:00:01,000 --> 00:00:04,500"


def gone(*lines: str) -> list[str]:
    """Return the lines that are taken out."""
    return [lines[each.passage] for each in cue_lines([Passage.whole(line) for line in lines])]


@pytest.mark.parametrize(
    "time", [TIME, "00:01.000 --> 00:04.500", "00:00:01,000 --> 00:00:04,500 align:start position:0%", f" {TIME} "]
)
def test_a_cue_s_number_and_time_are_gone(time: str):
    """As SubRip and WebVTT write them; an empty line between the two does not matter."""
    assert gone("7", time, "河边的人家", "", "8", "", time, "都起得早") == ["7", time, "8", time]


def test_the_number_is_gone_although_cleaning_took_the_time():
    """What the line was is known by its source."""
    emptied = Passage.whole(TIME).without([(0, len(TIME))], "a rule")

    assert [each.passage for each in cue_lines([Passage.whole("7"), emptied, Passage.whole("河")])] == [0]


@pytest.mark.parametrize(
    "lines", [("7", "河边的人家"), ("12:30 --> 13:30", "午饭"), ("他说：", f"字幕写着{TIME}。"), ("7", "8")]
)
def test_numbers_and_times_of_a_text_stay(lines: tuple[str, ...]):
    """A bare number, a time table, a sentence about a time."""
    assert gone(*lines) == []
