"""What a heading says is spoken once; what only resembles it is text."""

import pytest

from tingshu.model import Heading, Manuscript, Paragraph
from tingshu.text import compose, survey
from tingshu.text.chapters.repeats import repeated_chapters


@pytest.mark.parametrize(
    "copy", ["第一章 雨夜", "第一章　雨夜", "雨夜", "第一章：雨夜", "【第一章】雨夜", "第1章 雨夜"]
)
def test_a_copy_under_a_heading_is_listed_and_not_spoken(copy: str):
    """Written alike or not, with its number or without."""
    book = compose(
        survey(Manuscript("", "", "zh", (Heading("第一章 雨夜", 1), Paragraph(copy), Paragraph("雨下了一夜。"))))
    )

    assert [sentence.text for sentence in book.chapters[0].sentences] == ["第一章 雨夜", "雨下了一夜。"]
    assert [(removal.rule, removal.text) for removal in book.removals] == [("repeated title", copy)]


@pytest.mark.parametrize("line", ["雨夜。", "“雨夜”", "雨夜里，他走了。", "第二章 雨夜", "第一章"])
def test_what_only_resembles_the_heading_is_spoken(line: str):
    """A sentence is a sentence, even if it is the title's words."""
    book = compose(
        survey(Manuscript("", "", "zh", (Heading("第一章 雨夜", 1), Paragraph(line), Paragraph("雨下了一夜。"))))
    )

    assert line in [sentence.text for sentence in book.chapters[0].sentences]


def test_a_copy_further_down_is_text():
    """Only the head of a chapter is looked at, and only lines that are as short as the heading."""
    lines = ("这是一段很长的文字，长得不像标题。", "雨夜", "雨下了一夜。")
    book = compose(survey(Manuscript("", "", "zh", (Heading("第一章 雨夜", 1), *map(Paragraph, lines)))))

    assert "雨夜" in [sentence.text for sentence in book.chapters[0].sentences]


@pytest.mark.parametrize(
    ("page", "again", "removed"),
    [
        (["第一章 雨", "雨停了。"], ["第一章 雨", "雨停了。"], 2),
        (["第一章 雨", "雨停了。"], ["第一章 雨", "雨停了！"], 0),
        (["第一章 雨", "雨停了。"], ["第一章 雨", "雨停了。", "真的停了。"], 0),
        (["副歌", "雨停了。"], ["副歌", "雨停了。"], 0),
        (["第一章 雨"], ["第一章 雨"], 0),
    ],
)
def test_a_chapter_that_comes_again_at_once_is_taken_out_if_it_is_the_same(
    page: list[str], again: list[str], removed: int
):
    """Letter for letter, with a number, and with a text under its heading."""
    found = list(repeated_chapters([*page, *again], [0, len(page)]))

    assert [cut.passage for cut in found] == list(range(len(page), len(page) + removed))
