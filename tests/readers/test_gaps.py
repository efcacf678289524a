"""A gap inside a line divides where it stands for a lost line break, and is the author's everywhere else."""

import pytest

from tingshu.readers.gaps import divided_at_gaps

GAP = "　　"


@pytest.mark.parametrize(
    "line",
    [
        "1．下列说法正确的是（　　）",
        "年龄不详（　　）岁。",
        "他出生于　　　　。",
        "地址：“　　”",
        "第一章　　重生",
        "第六章　　己（上）",
        "第廿三章　　渡口",
        "第一万零一章　　渡口",
        "第壹章　　渡口",
        "第①章　　渡口",
        "第○章　　渡口",
        "Chapter 12    雨夜",
        "他走了，　　头也不回。",
        "床前明月光，　　疑是地上霜。",
        "姓名：张三　　性别：男　　年龄：三十",
        "王　五　　李　四　　赵　六",
        "（见上册。　　又见下册）",
    ],
)
def test_the_authors_spaces_divide_nothing(line):
    """Blanks, the numbers of chapters, commas, tables of a line and what stands in brackets."""
    assert list(divided_at_gaps([line, "雨停了。"])) == [line, "雨停了。"]


def test_the_end_of_a_sentence_before_a_gap_divides_in_any_text():
    """There the line break is lost, or at least missed by nobody."""
    assert list(divided_at_gaps(["雾起了。" + GAP + "船来了。", "雨停了", "天亮了"])) == [
        "雾起了。",
        "船来了。",
        "雨停了",
        "天亮了",
    ]


def test_in_a_text_without_newlines_headings_are_set_apart_by_gaps_too():
    """Most gaps stand behind sentences, so that those behind a heading are the same mark."""
    parts = [
        "渡口",
        "第一章　　雾",
        "雾起了。",
        "船来了。",
        "灯灭了。",
        "第二章",
        "江上的雾一层一层漫过来，盖住了码头和灯火。",
    ]

    assert list(divided_at_gaps([GAP.join(parts)])) == parts


def test_a_text_whose_paragraphs_end_without_a_stop_is_divided_by_their_length():
    """As where a watermark is glued to the end of each."""
    parts = ["江上的雾一层一层漫过来，盖住了码头和灯火。本文首发江边网"] * 4

    assert list(divided_at_gaps([GAP.join(parts)])) == parts


def test_an_indent_and_an_empty_line_are_nothing():
    """White space around a line is no part of it."""
    assert list(divided_at_gaps(["", GAP, GAP + "雾起了。" + GAP])) == ["雾起了。"]
