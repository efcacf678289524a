"""A table of contents is known by its lines, which come again as headings, or by the word above it."""

import pytest

from tingshu.text.chapters.headings.candidates import numbered
from tingshu.text.chapters.headings.contents import find_contents

BODY = "桥是石头的，一共三个洞，中间的洞最大，大船从那里过。"


def lines_of(texts: list[str]) -> list[str]:
    """Return the lines that belong to a table of contents."""
    return [texts[place] for place in sorted(find_contents(texts, numbered(texts)).lines)]


@pytest.mark.parametrize(
    ("contents", "rest"),
    [
        (["目录", "第一章 桥", "第二章 河"], ["第一章 桥", BODY, "第二章 河", BODY]),
        (["【目　录】", "桥 ………… 1", "河 ………… 9"], ["桥", BODY, "河", BODY]),
        (["Contents", "Chapter 1 . . . . 3", "Chapter 2 .... 9"], ["Chapter 1", BODY]),
        (["第一章 桥", "第二章 河", "第三章 海"], ["第一章 桥", BODY, "第二章 河", BODY, "第三章 海", BODY]),
        (["目录", "第一卷 水", "第一章 桥", "第二卷 山", "第一章 路"], ["第一卷 水", "第一章 桥", BODY]),
    ],
)
def test_contents_end_where_the_first_entry_comes_again(contents: list[str], rest: list[str]):
    """With pages or without, with volumes in them, with the word above them or not."""
    assert lines_of([*contents, *rest]) == contents


@pytest.mark.parametrize(
    ("contents", "rest"),
    [
        (["目录", "第一章 雨夜 1", "第二章 船家 12"], ["第一章 雨夜", BODY, "第二章 船家", BODY]),
        (["目录", "第一章 雨夜/1", "第二章 船家/12"], ["第一章 雨夜", BODY, "第二章 船家", BODY]),
        (["目录", "第一章 雨夜（1）", "第二章 船家（12）"], ["第一章 雨夜", BODY, "第二章 船家", BODY]),
        (["目录", "第一章 雨夜　　一", "第二章 船家　　十二"], ["第一章 雨夜", BODY, "第二章 船家", BODY]),
        (["目录", "第一章", "第二章", "第三章"], ["第一章 雨夜", BODY, "第二章 船家", BODY]),
        (["目录", "第一章 雨夜", "第二章 船家"], ["第1章 雨夜", BODY, "第2章 船家", BODY]),
        (["目录", "第一章 雨夜", "第二章 船家"], ["第一章 雨夜（上）", BODY, "第二章 船家", BODY]),
        (["Contents", "Chapter 1 Rain 1", "Chapter 2 Boat 9"], ["Chapter 1 Rain", BODY, "Chapter 2 Boat", BODY]),
        (["目录", "一、缘起 二、经过 三、结果"], ["一、缘起", BODY, "二、经过", BODY]),
        (["目录", "第一章 雨夜", "第二章 船家"], ["第一卷 渡口", "第一章 雨夜来客", BODY, "第二章 船家", BODY]),
        (["目录", "第一章 雨", "第二章 船", "第二章 风", "第四章 云"], ["第一章 雨夜", BODY]),
    ],
)
def test_contents_end_where_the_numbers_begin_anew(contents: list[str], rest: list[str]):
    """The text's first heading is no entry, whatever the list adds to its entries or leaves out; a slip is one."""
    assert lines_of([*contents, *rest]) == contents


@pytest.mark.parametrize(
    "texts",
    [
        ["目录", BODY],
        ["他翻开目录，第一章 桥", BODY],
        ["1. 面粉", "2. 清水", "3. 盐", BODY],
        ["第一卷 水", "第一章 桥", BODY, "第二章 河", BODY],
        ["第一章", "第二章", BODY],
    ],
)
def test_what_is_no_table_of_contents(texts: list[str]):
    """A list, a heading under a heading, chapters whose text is lost."""
    assert lines_of(texts) == []


def test_what_is_listed_is_known_by_its_letters():
    """Page numbers, dots and spaces are not part of an entry."""
    found = find_contents(["目录", "桥 下 ………… 1", "河上\t9", "桥下", BODY], ())

    assert found.listed == {"桥下", "河上"}
