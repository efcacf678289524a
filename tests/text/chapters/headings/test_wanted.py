"""A person's own pattern marks headings, and nothing else decides."""

import pytest

from tingshu.errors import UsageError
from tingshu.text.chapters.headings.wanted import LONGEST_LINE, wanted
from tingshu.text.patterns import pattern


def asked_for(lines: list[str], *patterns: str) -> list[str]:
    """Return what ``patterns`` mark in ``lines``."""
    return [lines[c.passage][c.start : c.end] for c in wanted(lines, [pattern(text) for text in patterns])]


def test_a_line_that_begins_as_the_pattern_says_is_a_heading():
    """The whole line, however much of it the pattern describes; one of several patterns is enough."""
    lines = ["卷一之三 雨", "  其二 风", "他说卷一之三", "", "后序"]

    assert asked_for(lines, r"卷.之.", "其.", "后序") == ["卷一之三 雨", "其二 风", "后序"]


def test_in_front_of_a_paragraph_only_the_match_is_the_heading():
    """A line that is too long to be a heading is text behind one."""
    assert asked_for(["其一" + "雨" * LONGEST_LINE], "其.") == ["其一"]


def test_a_pattern_that_matches_nothing_at_all_marks_nothing():
    """An empty match is no heading."""
    assert asked_for(["雨"], "风*") == []


def test_what_is_no_pattern_is_named():
    """The person sees what they typed."""
    with pytest.raises(UsageError, match=r"'\(第' is not a pattern"):
        pattern("(第")


def test_a_pattern_that_runs_wild_is_stopped_and_named(monkeypatch: pytest.MonkeyPatch):
    """It may not hang the program."""
    monkeypatch.setattr("tingshu.text.patterns.SHORTEST_LIMIT_S", 0.01)
    wild = r"(?:(.*?,){12})+x(?=\1)"
    with pytest.raises(UsageError, match="takes too long"):
        asked_for(["1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32"] * 50, wild)
