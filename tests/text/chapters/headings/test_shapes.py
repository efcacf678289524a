"""Each way of writing a heading is read as what it is."""

import pytest

from tingshu.text.chapters.headings.candidates import LinePosition, numbered
from tingshu.text.chapters.headings.unnumbered import named

LESSONS = [
    "第三节课上，他睡着了。", "第二回合", "第三回头", "第一话题",
    "第二章程",
    "第三章节", "第一幕后", "第二折扣", "3.15晚会", "40多岁", "3：2", "12:30", "2026年", "一百人", "卷土重来", "章鱼",
    "Partly", "Chapters", "Chapter 50% off", "Part of it", "第一，", "一、二、三！", "（笑）", "[a]", "第", "",
]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "name", "number"),
    [
        ("第一章 雨夜", "第…章", 1), ("第 一 百 零 八 回", "第…章", 108), ("第１２话：海", "第…章", 12),
        ("009章 海", "第…章", 9), ("【第廿三章】", "第…章", 23), ("☆、第3章", "第…章", 3),
        ("《海》 第三折", "第…章", 3), ("VIP正文 第七幕", "第…章", 7), ("第五章节外生枝", "", 0),
        ("第三回家", "", 0), ("第两百章", "第…章", 200), ("=== 第4章 ===", "第…章", 4),
        ("第一部 河", "第…部", 1), ("第二卷", "第…卷", 2), ("第三集：海", "第…篇", 3),
        ("第四篇　海", "第…篇", 4), ("卷五 海", "卷…", 5), ("卷之二", "卷…", 2),
        ("Part II", "Part", 2), ("Volume 3", "Part", 3), ("Book One", "Part", 1),
        ("章二 海", "章…", 2), ("Chapter 12", "Chapter", 12), ("CHAPTER XIV. Sea", "Chapter", 14),
        ("Episode 3", "Chapter", 3), ("Chapter Twenty-One", "Chapter", 21), ("第3节 海", "第…节", 3),
        ("第二场", "第…场", 2), ("Section 4", "Section", 4), ("三、海", "一、", 3),
        ("十二．海", "一、", 12), ("No.5", "No.", 5), ("№ 6", "No.", 6),
        ("壹", "一", 1), ("十二　海", "一", 12), ("（三）海", "（一）", 3),
        ("(十)", "（一）", 10), ("1. 海", "1.", 1), ("12、海", "1.", 12),
        ("[001]", "[1]", 1), ("001", "1", 1), ("7 海", "1", 7),
        ("（3）海", "（1）", 3), ("3）海", "（1）", 3), ("第9页", "第…页", 9),
        ("海上（12）", "书名（1）", 12), ("第一夜 海", "第…", 1), ("第三封信", "第…", 3), ("第二部分", "第…", 2),
        ("1.2 海", "1.1", 2), ("3.1.4 海", "1.1", 4), ("II. 海", "I.", 2), ("Ⅳ", "I.", 4), ("☆、7、海", "☆1", 7),
        ("【☆ 三】", "", 0), ("其五", "其一", 5), ("正文 6 海", "其一", 6), ("分节阅读 7", "其一", 7),
        ("Chapter03", "Chapter", 3), ("Vol.2", "Part", 2), ("【Chapter 4】海", "Chapter", 4), ("5《海》", "1", 5),
        ("第一章程序员", "", 0), ("chapter xiv", "Chapter", 14), ("part ii", "Part", 2), ("chapter civil", "", 0),
        ("第⑫章 海", "第…章", 12), ("VIP章节 第9章 海", "第…章", 9), ("山行第一", "篇第一", 1), ("附件：1.海", "1.", 1),
        *((line, "", 0) for line in LESSONS),
    ],
)  # fmt: skip
def test_a_line_has_the_shape_and_number_that_a_reader_sees(line: str, name: str, number: int):
    """Or none, where a mark only looks like one."""
    found = [(c.name, c.number) for c in numbered([line])]

    assert found == ([(name, number)] if name else [])


@pytest.mark.parametrize(
    ("line", "position"),
    [
        ("第一章", LinePosition.ALONE),
        ("第一章 雨夜？", LinePosition.TITLED),
        ("第一章 雨夜。", LinePosition.TITLED),
        ("第一章雨停了。", LinePosition.IN_FRONT),
        ("第一章 雨停了，", LinePosition.IN_FRONT),
        ("第一章 " + "雨" * 50, LinePosition.IN_FRONT),
        ("Chapter 1: " + "rain " * 15, LinePosition.TITLED),
    ],
)
def test_how_a_mark_stands_on_its_line(line: str, position: LinePosition):
    """A heading has its line to itself and does not end as a sentence does."""
    (candidate,) = numbered([line])

    assert candidate.position is position


@pytest.mark.parametrize(
    "line",
    [
        "序", "序章", "自序", "代序", "再版序", "楔子", "引子", "引言",
        "前言", "前传", "导言", "尾声", "终章", "大结局", "后记", "後記",
        "跋", "结语", "内容简介", "简介", "文案", "作者有话说", "完结感言",
        "献词", "致谢", "番外", "番外篇三", "外传", "附录一", "正文",
        "VIP正文", "作品相关", "上部", "中卷", "下篇", "【楔子】", "☆、番外二", "最终章", "Prologue", "EPILOGUE: Sea",
        "《海》 后记", "=== 尾声 ===",
    ],
)  # fmt: skip
def test_the_parts_of_a_book_are_known_by_name(line: str):
    """Every name, with what may stand before it."""
    assert len(list(named([line]))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "序幕拉开了，",
        "后记里他写了。",
        "正文没有写完。",
        "上部队的船",
        "前言不搭后语的人",
        "大结局面已定",
        "Introduction to rivers",
    ],
)
def test_a_sentence_that_begins_with_such_a_name_is_none(line: str):
    """The name stands apart from what follows."""
    assert list(named([line])) == []
