"""A table of contents that shares a line with text is known by its name, or because its entries come again."""

import pytest

from tingshu.text.chapters.headings.candidates import numbered
from tingshu.text.chapters.headings.run_on import find_run_on

BODY = "桥是石头的，一共三个洞，中间的洞最大，大船从那里过。"


def found_in(*texts: str) -> list[str]:
    """Return what tables of contents take up, passage by passage."""
    return [texts[each.passage][each.start : each.end] for each in find_run_on(texts, list(numbered(texts)))]


@pytest.mark.parametrize(
    ("contents", "rest"),
    [
        ("目录 第一章 桥 第二章 河 ", f"第一章 桥 {BODY}第二章 河 {BODY}"),
        ("第一章 桥 第二章 河 第三章 海 ", f"第一章 桥 {BODY}第二章 河 {BODY}第三章 海 {BODY}"),
        (
            "Contents Chapter 1 The Bridge Chapter 2 The Sea ",
            "Chapter 1 The Bridge It stood. Chapter 2 The Sea It lay.",
        ),
        ("目录：第一章 桥……1 第二章 河……9 ", f"第一章 桥 {BODY}第二章 河 {BODY}"),
    ],
)
def test_contents_end_where_the_first_entry_comes_again(contents: str, rest: str):
    """Named or not, with pages or without, in Chinese or English."""
    assert found_in(contents + rest) == [contents]


def test_two_tables_side_by_side_share_nothing():
    """The second one begins with the word that names it."""
    table = "目录 第一章 桥 第二章 河 "

    assert found_in(table * 2 + f"第一章 桥 {BODY}第二章 河 {BODY}") == [table, table]


def test_a_table_goes_on_with_parts_that_come_again():
    """尾声 is an entry where it stands over a text further on; 楔子 begins the text where it was an entry before."""
    text = f"目录 楔子 第一章 桥 第二章 河 尾声 楔子 {BODY}第一章 桥 {BODY}第二章 河 {BODY}尾声 {BODY}"

    assert found_in(text) == ["目录 楔子 第一章 桥 第二章 河 尾声"]


def test_entries_on_one_line_of_their_own():
    """The line is the table; so is the one above that names it."""
    lines = ("目录", "第一章 桥 第二章 河", "第一章 桥", BODY, "第二章 河", BODY)
    (found,) = find_run_on(lines, list(numbered(lines)))

    assert (found.passage, found.start, found.end, found.named_above) == (1, 0, len(lines[1]), 0)


@pytest.mark.parametrize(
    "text",
    [
        f"第一章 桥 {BODY}第二章 河 {BODY}第三章 海 {BODY}",
        "第一章 桥 第二章 河 第三章 海",
        f"他翻开目录。第一章 桥 {BODY}第二章 河 {BODY}",
        f"目录 {BODY}第一章 桥 {BODY}",
    ],
)
def test_what_is_no_table_of_contents(text: str):
    """Chapters with their text, entries that never come again, a sentence about a table of contents."""
    assert found_in(text) == []
