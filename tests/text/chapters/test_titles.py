"""A chapter without a name of its own gets a telling one."""

import pytest
from hypothesis import given
from manuscripts import texts

from tingshu.text.chapters.titles import LONGEST, LONGEST_LATIN, has_words, shown, telling, words_of


@pytest.mark.parametrize(
    ("heading", "first", "expected"),
    [
        ("（一）", "清晨六点，老人推开木门。", "（一）清晨六点"),
        ("（二）", "“先修路，再修屋”，这是大家定下的。", "（二）“先修路，再修屋”"),
        ("（三）", "迈入“新农村”时期、走上新的路，大家都很高兴。", "（三）迈入“新农村”时期、走上新的路"),
        ("第三章", "他终于见到了那个人。", "第三章 他终于见到了那个人"),
        ("1.", "看，那是一只很少见的鸟。", "1. 看，那是一只很少见的鸟"),
        (
            "（四）",
            "“我们这一代人走过的路比任何一代人走过的路都要长”，他说。",
            "（四）我们这一代人走过的路比任何一代人走过的…",
        ),
        ("一", "我在这座城里住了十一年（从前年春天开始算起），搬过七次家。", "一 我在这座城里住了十一年"),
        ("二", "《山里的邮局》里有一个走了四十年路的人，他姓陈。", "二 《山里的邮局》里有一个走了四十年路的人"),
        ("（五）", "", "（五）"),
    ],
)
def test_the_name_is_the_mark_and_the_first_clause(heading: str, first: str, expected: str):
    """Cut at a good place, with every quotation whole."""
    assert telling(heading, first) == expected


@given(texts)
def test_no_name_is_too_long_or_leaves_a_quotation_open(first: str):
    """Whatever the chapter begins with."""
    name = telling("（一）", first)

    assert len(name) <= len("（一）") + (LONGEST_LATIN if first[:LONGEST].isascii() else LONGEST)
    assert name.count("“") == name.count("”") or "”" not in first or "“" not in first or _crossed(first)


def _crossed(text: str) -> bool:
    """Whether closing marks stand before opening ones, so that no cut can balance them."""
    return text.find("”") < text.find("“") or text.count("“") != text.count("”")


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("（一）", False),
        ("第十二章", False),
        ("Chapter 3", False),
        ("三、", False),
        ("第一章 雨夜", True),
        ("尾声", True),
    ],
)
def test_a_number_alone_has_no_words(heading: str, expected: bool):  # noqa: FBT001 - a table's column
    """Only a heading without words needs a telling name."""
    assert has_words(heading) is expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("第一章 雨夜", "雨夜"), ("【第二章】雨夜", "雨夜"), ("【第三章 雨夜】", "雨夜"),
        ("☆、第4章：雨夜 ☆", "雨夜"), ("（五）雨夜", "雨夜"), ("6. 雨夜", "雨夜"),
        ("Chapter 7 - Rain", "Rain"), ("正文 第八章 雨夜", "雨夜"), ("尾声", "尾声"),
        ("第九章", ""), ("=== 10 ===", ""),
    ],
)  # fmt: skip
def test_the_words_of_a_heading_are_what_it_says_besides_its_number(heading: str, expected: str):
    """A copy of them under the heading is known by them."""
    assert words_of(heading) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("===第一章===", "第一章"),
        ("☆、第1章 桥", "第1章 桥"),
        ("★★桥★★", "桥"),
        ("第一章\u3000桥", "第一章 桥"),
        ("***", "***"),
    ],
)
def test_a_name_in_a_list_goes_without_ornaments(heading: str, expected: str):
    """One line, plain spaces; what is nothing but ornaments stays."""
    assert shown(heading) == expected


def test_english_words_have_more_room():
    """Twenty letters are three words."""
    assert telling("Chapter 1", "The sea was larger than he had thought, and quieter.") == (
        "Chapter 1 The sea was larger than he had thought"
    )
