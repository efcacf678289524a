"""A mark is a heading only if it counts on and has text under it, and the reason is kept."""

from tingshu.text.headings import find_headings

BODY = "这一节里有许多话要说，说得慢一些，也就长一些，长到不再像是一条清单。"


def verdicts(lines: list[str]) -> list[tuple[str, bool, str]]:
    """Return (line, accepted, reason) for every candidate."""
    return [(lines[c.passage], c.accepted, c.reason) for c in find_headings(lines)]


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


def test_a_missing_chapter_does_not_end_the_book():
    """Sites lose chapters; the ones after are headings all the same."""
    actual = verdicts(["第一章", BODY, "第二章", BODY, "第五章", BODY, "第六章", BODY])

    assert [accepted for _, accepted, _ in actual] == [True] * 4


def test_a_number_that_comes_too_early_is_refused():
    """Where the next number is still to come, a later one is a stray."""
    actual = verdicts(["第一章 甲", BODY, "第三章 误", BODY, "第二章 乙", BODY, "第三章 丙", BODY])

    assert [line for line, accepted, _ in actual if accepted] == ["第一章 甲", "第二章 乙", "第三章 丙"]


def test_lines_close_together_are_a_list():
    """A list counts too, but has nothing between its lines."""
    actual = verdicts(["1. 面粉", "2. 清水", "3. 盐", BODY])

    assert {reason for _, _, reason in actual} == {"stand so close together that they count a list"}


def test_numbered_paragraphs_are_a_list():
    """Headings have more than one paragraph under them when they stand in front of text."""
    actual = verdicts([f"（{number}）{BODY}{BODY}{BODY}" for number in "一二三四"])

    assert {reason for _, _, reason in actual} == {"head single paragraphs, as the items of a list do"}


def test_a_single_mark_is_no_row():
    """（一） alone heads nothing, but 第三章 on its own line does: a file may hold one chapter."""
    assert verdicts(["（一）", BODY]) == [("（一）", False, "is the only one of its kind")]
    assert verdicts(["第三章 归来", BODY]) == [("第三章 归来", True, "counts 3 to 3")]


def test_words_that_only_look_like_marks_are_no_candidates():
    """A lesson, a letter, a decimal number, a count of people."""
    assert verdicts(["第三节课上，他睡着了。", "第一封信", "3.15晚会", "第一部分", "第二集合点"]) == []


def test_a_sentence_about_a_chapter_is_refused():
    """It ends as a sentence ends."""
    actual = verdicts(["第一章 甲", BODY, "第二章我还没有写完。", BODY, "第二章 乙", BODY])

    assert [line for line, accepted, _ in actual if accepted] == ["第一章 甲", "第二章 乙"]


def test_named_parts_go_with_numbered_ones():
    """尾声 among chapters is a chapter, elsewhere it is a line."""
    assert [accepted for _, accepted, _ in verdicts(["楔子", BODY, "第一章", BODY, "第二章", BODY])] == [True] * 3
    assert [accepted for _, accepted, _ in verdicts(["尾声", BODY])] == [False]
