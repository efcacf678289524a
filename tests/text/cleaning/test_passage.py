"""The proof of cleaning is exact."""

from hypothesis import given, strategies as st

from tingshu.text.cleaning import Cut, Passage


def test_cuts_are_spans_of_the_source_even_when_made_one_after_another():
    """A span of what is left is written down as what it was in the source, in parts where an earlier cut divides it."""
    passage = Passage.whole("甲乙丙丁戊").without([(1, 2)], "first")

    actual = passage.without([(0, 3)], "second")

    assert actual == Passage("甲乙丙丁戊", "戊", 0, (Cut(0, 1, "second"), Cut(1, 2, "first"), Cut(2, 4, "second")))


def test_taking_nothing_changes_nothing():
    """A rule that finds nothing leaves the very same passage."""
    passage = Passage.whole("甲乙", level=2)

    assert passage.without([], "rule") is passage


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5))
def test_kept_and_cut_are_the_source_in_order(source: str, spans: list[tuple[int, int]]):
    """Whatever is cut, in whatever order, every character is either kept or in exactly one cut."""
    passage = Passage.whole(source)
    for number, span in enumerate(spans):
        start, end = sorted(min(place, len(passage.text)) for place in span)
        passage = passage.without([(start, end)], str(number))

    cut = [place for part in passage.cuts for place in range(part.start, part.end)]
    kept = [place for place in range(len(source)) if place not in set(cut)]

    assert "".join(source[place] for place in kept) == passage.text
    assert sorted(kept + cut) == list(range(len(source)))
