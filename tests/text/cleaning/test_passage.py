"""The proof of cleaning is exact."""

from hypothesis import given, strategies as st

from tingshu.text.cleaning import Cut, Passage

EDITS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.text("新文", max_size=3)), max_size=6)


def test_cuts_are_spans_of_the_source_even_when_made_one_after_another():
    """A span of what is left is written down as what it was in the source, in parts where an earlier cut divides it."""
    passage = Passage.whole("甲乙丙丁戊").without([(1, 2)], "first")

    actual = passage.without([(0, 3)], "second")

    assert actual == Passage("甲乙丙丁戊", "戊", 0, (Cut(0, 1, "second"), Cut(1, 2, "first"), Cut(2, 4, "second")))


def test_taking_nothing_changes_nothing():
    """A rule that finds nothing leaves the very same passage."""
    passage = Passage.whole("甲乙", level=2)

    assert passage.without([], "rule") is passage


def test_what_a_rule_puts_stands_where_it_took_something():
    """A replacement is a cut of the source with something in its place, and text at the end can be added."""
    actual = Passage.whole("甲乙丙").edited([(1, 2, "二"), (3, 3, "。")], "user")

    assert actual == Passage("甲乙丙", "甲二丙。", 0, (Cut(1, 2, "user", "二"), Cut(3, 3, "user", "。")))


def test_what_was_put_there_can_be_changed_and_is_no_cut_of_the_source():
    """A later rule sees what an earlier one has put; only the author's characters are listed as taken."""
    passage = Passage.whole("甲乙丙").edited([(1, 2, "二三")], "first")

    actual = passage.edited([(0, 2, "一"), (2, 3, "3")], "second")

    assert actual == Passage("甲乙丙", "一3丙", 0, (Cut(0, 1, "second", "一"), Cut(1, 2, "first", "3")))


@given(st.text(max_size=30), st.lists(EDITS, max_size=4))
def test_kept_and_cut_are_the_source_in_order(source: str, rules: list[list[tuple[int, int, str]]]):
    """Whatever is cut or put, in whatever order: each character is kept or in exactly one cut, and the text fits."""
    passage, expected = Passage.whole(source), source
    for number, wanted in enumerate(rules):
        edits = apart(wanted, len(expected))
        passage = passage.edited(edits, str(number))
        for start, end, put in reversed(edits):
            expected = expected[:start] + put + expected[end:]

    cut = [place for part in passage.cuts for place in range(part.start, part.end)]

    assert passage.text == expected
    assert cut == sorted(set(cut))
    assert all(part.end <= len(source) for part in passage.cuts)


def apart(wanted: list[tuple[int, int, str]], length: int) -> list[tuple[int, int, str]]:
    """Return edits of a text of this length, in order, none overlapping or touching another."""
    edits: list[tuple[int, int, str]] = []
    for one, other, put in sorted(wanted):
        start, end = sorted((min(one, length), min(other, length)))
        if (start < end or put) and (not edits or start > edits[-1][1]):
            edits.append((start, end, put))
    return edits
