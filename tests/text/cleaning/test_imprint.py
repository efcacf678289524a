"""The book's name and author at its head are read once, by whoever shows them."""

import pytest

from tingshu.text.cleaning.imprint import RULE, without_imprint
from tingshu.text.cleaning.passage import Passage


def left(lines: list[str], title: str = "河边的事", author: str = "周小舟") -> list[str]:
    """Return what is left of each line."""
    return [passage.text for passage in without_imprint([Passage.whole(line) for line in lines], title, author)]


@pytest.mark.parametrize("line", ["书名：河边的事", "书 名: 《河边的事》", "作者：周小舟", "《河边的事》作者：周小舟"])
def test_a_line_that_says_what_is_known_goes(line: str):
    """With and without title marks, in any width."""
    assert left([line, "正文。"]) == ["", "正文。"]


@pytest.mark.parametrize(
    "line", ["书名：山里的事", "作者：林一山", "河边的事", "《河边的事》作者：林一山", "作者：周小舟，著名渔夫"]
)
def test_a_line_that_says_something_else_stays(line: str):
    """Only what the manuscript says anyway is no loss."""
    assert left([line]) == [line]


def test_nothing_goes_where_nothing_is_known_or_far_from_the_head():
    """An unknown title equals none, and a book list at the end is text."""
    assert left(["书名：《》", "作者：？"], "", "") == ["书名：《》", "作者：？"]
    assert left(["正文。"] * 10 + ["作者：周小舟"])[-1] == "作者：周小舟"


def test_it_is_listed_under_its_rule():
    """Preview can show it."""
    (passage,) = without_imprint([Passage.whole("作者：周小舟")], "", "周小舟")

    assert [cut.rule for cut in passage.cuts] == [RULE]
