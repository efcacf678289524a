"""A mark is a heading only if it counts on and has text under it, and the reason is kept."""

from itertools import pairwise

import pytest
from hypothesis import given, strategies as st
from manuscripts import texts

from tingshu.text.chapters.headings import find_headings

BODY = "这一节里有许多话要说，说得慢一些，也就长一些，长到不再像是一条清单。"


def verdicts(lines: list[str]) -> list[tuple[str, bool, str]]:
    """Return (line, accepted, reason) for every candidate."""
    return [(lines[c.passage], c.accepted, c.reason) for c in find_headings(lines).candidates]


def test_a_row_that_counts_on_is_accepted():
    """The reason says how far it counts."""
    actual = verdicts(["（一）", BODY, "（二）", BODY, "（三）", BODY])

    assert actual == [(mark, True, "counts 1 to 3") for mark in ("（一）", "（二）", "（三）")]


def test_a_stray_mark_is_refused():
    """A number out of the row stays text, and the row goes on."""
    actual = verdicts(["第一章 甲", BODY, "第七十章 乙", BODY, "第二章 丙", BODY])

    assert actual == [
        ("第一章 甲", True, "counts 1 to 2"),
        ("第七十章 乙", False, "does not count on from the one before"),
        ("第二章 丙", True, "counts 1 to 2"),
    ]


def test_a_number_that_comes_too_early_is_refused():
    """Where the next number is still to come, a later one is a stray."""
    actual = verdicts(["第一章 甲", BODY, "第三章 误", BODY, "第二章 乙", BODY, "第三章 丙", BODY])

    assert [line for line, accepted, _ in actual if accepted] == ["第一章 甲", "第二章 乙", "第三章 丙"]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["1. 面粉", "2. 清水", "3. 盐", BODY], "stand so close together that they count a list"),
        ([f"（{n}）{BODY}{BODY}{BODY}" for n in "一二三四"], "head single paragraphs, as the items of a list do"),
        (["（一）", BODY], "is the only one of its kind"),
        (["1. 甲", BODY, "1. 甲", "2. 乙", "3. 丙", BODY, "2. 丁", BODY], "stands inside a row of its own kind"),
        (
            ["雨下得很大，" * 9, "1", "路也不好走，" * 9, "2", BODY],
            "stand in the middle of sentences, as the numbers of pages do",
        ),
        (["第一章 甲", BODY, "第二章", BODY, "尾声", BODY, "【叮】", BODY], "other headings count"),
        (["尾声", BODY], "there are no other headings"),
        (["【叮】", BODY], "is one of too few of its kind"),
        (["【叮】", BODY, "【咚】", BODY * 4, "【叮】"], "has less text under it than a heading has"),
        (["第一章 甲", "第一章 甲", BODY], "is a copy of the heading before it"),
        (["目录", "第一章 甲", "第二章 乙", "第一章 甲", BODY, "第二章 乙"], "is an entry of the table of contents"),
        (
            ["第一章 甲", BODY, "第二章乙说：" + BODY, "第二章 丙"],
            "has text on its line, others have a line of their own",
        ),
    ],
)
def test_every_refusal_has_its_reason(lines: list[str], reason: str):
    """The reasons are what a person reads who wonders where a chapter went."""
    assert reason in {why for _, accepted, why in verdicts(lines) if not accepted}


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["第一章 甲", BODY, "第二章 乙", BODY, "第二章 丙", BODY], "repeats a number of its row"),
        (["第一章 甲", BODY, "第90章 乙", BODY, "第三章 丙", BODY], "stands where a number is missing"),
        (["第一章 甲", f"{BODY}第二章 乙", BODY, "第三章 丙", BODY], "counts on from headings on their own line"),
        (["第一章", BODY, "第二章", BODY, "尾声", BODY], "is a named part among other headings"),
        (["目录", "桥……1", "河……9", "桥", BODY, "河", BODY], "is listed in the table of contents"),
        (["☆、桥", BODY * 3, "☆、河", BODY * 3], "is one of 2 set off in the same way, each with a text"),
    ],
)
def test_what_does_not_simply_count_has_its_reason_too(lines: list[str], reason: str):
    """Repaired rows, named parts, listed and ornamented lines."""
    assert reason in {why for _, accepted, why in verdicts(lines) if accepted}


def test_a_single_strong_mark_may_stand_alone():
    """（一） alone heads nothing, but 第三章 on its own line does: a file may hold one chapter."""
    assert verdicts(["第三章 归来", BODY]) == [("第三章 归来", True, "counts 3 to 3")]


def test_a_heading_inside_a_line_ends_where_its_title_does():
    """What a gap divides from the text is the title; without one the mark is all."""
    line = f"第一章 出发 {BODY}{BODY}第二章 {BODY}{BODY}第三章 归来"
    actual = [line[c.start : c.end] for c in find_headings([line]).candidates if c.accepted]

    assert actual == ["第一章 出发", "第二章", "第三章 归来"]


@given(st.lists(texts, max_size=12))
def test_any_text_has_a_verdict_for_each_mark(lines: list[str]):
    """Candidates stand in order, inside their lines, none in another, each with a reason."""
    found = find_headings(lines).candidates
    spans = [(c.passage, c.start, c.end) for c in found if c.accepted]

    assert all(c.reason and 0 <= c.start < c.end <= len(lines[c.passage]) for c in found)
    assert spans == sorted(spans)
    assert all(a[0] < b[0] or a[2] <= b[1] for a, b in pairwise(spans))
