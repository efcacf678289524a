"""Quotation marks find their partners, and apostrophes none."""

import pytest
from hypothesis import given
from manuscripts import texts

from tingshu.text.sentences.pairs import partners


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("“甲”“乙”", [(0, 2), (3, 5)]),
        ("“甲‘乙’丙”", [(0, 6), (2, 4)]),
        ("“甲", []),
        ("甲”", []),
        ("“甲（乙”丙）", [(0, 4)]),  # a bracket that crosses a quotation is no bracket
        ('"甲"乙"', [(0, 2)]),
        ('＂甲＂乙"丙"', [(0, 2), (4, 6)]),
        ("“甲。“乙", [(0, 3)]),  # an opening mark that was written for the closing one
        ("“甲“乙", []),
        ("'Why?' Don't, 'no.'", [(0, 5), (14, 18)]),
        ("'Tis Bob's '90s.", []),
        ("‘It’s over.’", [(0, 11)]),
    ],
)
def test_each_mark_has_the_partner_a_reader_gives_it(text: str, pairs: list[tuple[int, int]]):
    """And one without a partner swallows nothing."""
    found = partners(text)

    assert sorted((here, there) for here, there in found.items() if here < there) == pairs


@given(texts)
def test_partners_are_each_other_s(text: str):
    """For any text."""
    found = partners(text)

    assert all(found[there] == here for here, there in found.items())
