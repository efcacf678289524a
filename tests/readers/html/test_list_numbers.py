"""The numbers that a page shows before list items are read, and no others."""

import pytest

from tingshu.readers.html.flow import flow
from tingshu.readers.html.markup import parse_page


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<ol><li>甲<li>乙</ol>", ["1. 甲", "2. 乙"]),
        ("<ol start=4><li>甲<li value=9>乙<li>丙</ol>", ["4. 甲", "9. 乙", "10. 丙"]),
        ("<ol reversed><li>甲<li>乙</ol>", ["2. 甲", "1. 乙"]),
        ("<ol type=A><li>甲<ol type=i><li>乙<li>丙</ol><li>丁</ol>", ["A. 甲", "i. 乙", "ii. 丙", "B. 丁"]),
        ("<ol start=27 type=a><li>甲</ol>", ["27. 甲"]),
        ("<ol><li><p>甲</p><p>乙</p><li><h3>丙</h3></ol>", ["1. 甲", "乙", "2. 丙"]),
        ("<ol><li><li>　　乙</ol>", ["2. 乙"]),
        ("<ol><li>1、甲<li>（二）乙<li>第三条<li>④丁</ol>", ["1、甲", "（二）乙", "第三条", "④丁"]),
        ("<ol><li><a href=/1>首页</a><li>看<a href=/2>书</a>了没有</ol>", ["首页", "2. 看书了没有"]),
        ("<ol type=none><li>甲</ol><ul><li>乙</ul><li>丙</li>", ["甲", "乙", "丙"]),
        ("<ol start=x><li value=y>甲</ol>", ["1. 甲"]),
    ],
)
def test_items(html, blocks):
    """Starts, values, letters, nesting; an item with a number of its own, and menus, have none added."""
    assert [piece.block.text for piece in flow(parse_page(html, "a.html")).pieces] == blocks


def test_lists_a_thousand_deep_keep_their_numbers():
    """Of an item only its head is looked at; what is deep inside it is another's."""
    pieces = flow(parse_page("<ol><li>甲" * 1000, "a.html")).pieces

    assert [piece.block.text for piece in pieces] == ["1. 甲"] * 1000


def test_a_long_list_costs_no_more_than_its_length():
    """Items are counted as they come, not from the first one each time."""
    pieces = flow(parse_page(f"<ol>{'<li>甲' * 30_000}</ol>", "a.html")).pieces

    assert pieces[-1].block.text == "30000. 甲"
