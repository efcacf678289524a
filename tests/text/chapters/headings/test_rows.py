"""Numbers that people and sites write down form rows; whatever else they are, no mark is in two of them."""

import pytest
from hypothesis import example, given, settings, strategies as st

from tingshu.text.chapters.headings.candidates import Candidate, numbered
from tingshu.text.chapters.headings.rows import Row, rows_of


def marks(template: str, numbers: list[int]) -> list[Candidate]:
    """Return marks of one shape with these numbers, each on a line of its own."""
    return list(numbered([template.format(number) for number in numbers]))


def counted(rows: list[Row]) -> list[list[int]]:
    """Return the numbers in each row."""
    return [[member.number for member in row.members] for row in rows]


@pytest.mark.parametrize(
    ("numbers", "rows", "repaired"),
    [
        ([1, 2, 3], [[1, 2, 3]], []),
        ([7, 8, 9], [[7, 8, 9]], []),
        ([1, 2, 5, 6], [[1, 2, 5, 6]], []),  # chapters are missing
        ([1, 2, 2, 3], [[1, 2, 3]], [2]),  # a number is doubled
        ([1, 2, 90, 4], [[1, 2, 4]], [90]),  # a number is wrong
        ([1, 2, 8, 5, 6], [[1, 2, 5, 6]], []),  # wrong, and its neighbours are missing: not known to belong
        ([1, 3, 2, 3], [[1, 2, 3]], []),  # a stray before its time
        ([1, 70, 2], [[1, 2]], []),  # a stray far off
        ([1, 2, 1, 2], [[1, 2], [1, 2]], []),  # numbering begins anew
        ([1, 2, 3, 2, 3], [[1, 2, 3], [2, 3]], []),  # anew, and the 1 is lost
        ([11, 12, 3, 14], [[11, 12, 14]], [3]),  # a figure is lost: 3 for 13
        ([1, 2, 40, 41, 42], [[1, 2], [40, 41, 42]], []),  # many are lost
    ],
)
def test_strong_marks_survive_what_sites_do_to_numbers(numbers: list[int], rows: list[list[int]], repaired: list[int]):
    """Missing, doubled and wrong numbers, and numbering that begins anew."""
    found = rows_of(marks("第{}章", numbers))

    assert counted(found) == rows
    assert [candidate.number for row in found for candidate, _ in row.repaired] == repaired


@pytest.mark.parametrize(
    ("numbers", "rows"),
    [
        ([1, 2, 3], [[1, 2, 3]]),
        ([2, 3], []),
        ([2, 3, 4], [[2, 3, 4]]),  # a file that begins in the middle
        ([1, 2, 4], [[1, 2]]),
        ([1, 2, 3, 5, 6], [[1, 2, 3, 5, 6]]),  # one is missing in a row that has counted
        ([1, 1, 2, 3, 2], [[1, 2], [1, 2, 3]]),  # a list inside a section
        ([1, 2, 3, 1, 2, 3, 4], [[1, 2, 3], [1, 2, 3, 4]]),  # a list in each of two sections
    ],
)
def test_weak_marks_count_one_by_one(numbers: list[int], rows: list[list[int]]):
    """A list inside a row does not end it."""
    assert counted(rows_of(marks("{}. 甲", numbers))) == rows


@settings(deadline=None)  # a machine with other work takes its time
@example([0, 9, 29, 0, 31, 0, 33, 13, 14, 15], "第{}章")  # two rows once claimed the same stray
@given(st.lists(st.integers(0, 40), max_size=60), st.sampled_from(["第{}章", "{}. 甲"]))
def test_no_mark_is_in_two_rows_and_rows_count_upwards(numbers: list[int], template: str):
    """For any numbers."""
    found = rows_of(marks(template, numbers))
    places = [c.passage for row in found for c in (*row.members, *(candidate for candidate, _ in row.repaired))]

    assert len(places) == len(set(places))
    for row in counted(found):
        assert row == sorted(set(row))
