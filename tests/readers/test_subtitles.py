"""What is shown on a screen is read, whatever it begins with, and nothing that only times it."""

import pytest

from tingshu.model import Source
from tingshu.readers.subtitles import read_subtitles

FIRST, SECOND = "00:00:01,000 --> 00:00:02,000", "00:00:03,000 --> 00:00:04,000"


def said(*lines):
    """Return all that is said of subtitles."""
    return "".join(block.text for block in read_subtitles(Source("a.srt", "\n".join(lines).encode())).blocks)


@pytest.mark.parametrize("line", ["NOTE 一张便条。", "STYLE", "REGION 北方。", "Notes 在桌上。", "WEBVTT 是什么？"])
def test_a_line_on_screen_begins_with_any_word(line):
    """The words that open a note of WebVTT open one only outside of a cue."""
    assert said("1", FIRST, line, "江边。", "", "2", SECOND, "雨停了。") == f"{line}江边。雨停了。"


def test_notes_and_styles_of_a_file_are_not_said():
    """Each goes up to an empty line."""
    styles, note = ("STYLE", "::cue { color: red }", ""), ("NOTE 待改", "谁改？", "")

    assert said("WEBVTT", "", *styles, FIRST, "江边。", "", *note, SECOND, "雨停了。") == "江边。雨停了。"


def test_a_cue_without_an_empty_line_before_the_next_is_said():
    """A line between two times is the first one's words, not the second one's name."""
    assert said(FIRST, "江边。", SECOND, "雨停了。") == "江边。雨停了。"
