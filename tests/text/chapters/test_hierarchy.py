"""Chapters are the largest parts below volumes that can be listened to in one sitting."""

from tingshu.model import Block, Heading, Manuscript, Paragraph
from tingshu.text import compose, survey

BODY = "这一段话不长不短，正好够听上一会儿，听完了还想再听下一段。"
HOUR = "".join(f"第{number}次走过那座桥的时候，桥下的水是{number}尺深。" for number in range(1, 800))


def titles(*lines: str | Block) -> list[str]:
    """Return the titles of the chapters of these paragraphs."""
    blocks = tuple(Paragraph(line) if isinstance(line, str) else line for line in lines)
    return [chapter.title for chapter in compose(survey(Manuscript("", "", "zh", blocks))).chapters]


def test_chapters_that_would_take_hours_are_sought_one_level_down():
    """Volumes of some hours are no chapters where they have sections."""
    volumes = ("第一卷 水", "一、桥", HOUR, "二、船", HOUR, "第二卷 山", "一、路", HOUR, "二、树", HOUR)

    assert titles(*volumes) == ["第一卷 水 一、桥", "二、船", "第二卷 山 一、路", "二、树"]


def test_a_short_list_in_front_does_not_name_the_chapters():
    """What reaches furthest through the text does."""
    front = [line for number in "123" for line in (f"{number}. 甲", BODY)]
    body = [line for number in "一二三四五六七八" for line in (f"（{number}）乙", BODY, BODY)]

    assert titles(*front, *body) == ["", *(f"（{number}）乙" for number in "一二三四五六七八")]


def test_a_bare_number_takes_its_name_from_the_next_line_only_if_nearly_all_have_one():
    """A short first paragraph under one chapter is text."""
    lines = ("第一章", "下雨了", BODY, "第二章", BODY, "第三章", BODY, "第四章", BODY)

    assert titles(*lines)[0] == "第一章 下雨了"
    assert [len(chapter.sentences) for chapter in compose(survey(book_of(*lines))).chapters] == [3, 2, 2, 2]
    assert "title" not in {sentence.role for sentence in compose(survey(book_of(*lines))).chapters[0].sentences[1:]}


def book_of(*lines: str) -> Manuscript:
    """Return a manuscript of these paragraphs."""
    return Manuscript("", "", "zh", tuple(map(Paragraph, lines)))


def test_volumes_that_the_format_marks_are_no_chapters():
    """第一卷 over 第1章 is a volume, in whatever level; a preface beside the volumes is a chapter all the same."""
    first = (
        Heading("前言", 1),
        BODY,
        Heading("第一卷 水", 1),
        Heading("第1章 桥", 2),
        BODY,
        Heading("第2章 船", 2),
        BODY,
    )
    second = (Heading("第二卷 山", 1), Heading("第1章 路", 2), BODY, Heading("第2章 树", 2), BODY)

    assert titles(*first, *second) == ["前言", "第一卷 水 第1章 桥", "第2章 船", "第二卷 山 第1章 路", "第2章 树"]


def test_parts_without_chapters_under_them_stay_chapters():
    """第一篇 with sections that count nothing is listened to in one sitting."""
    lines = (Heading("第一篇 水", 1), Heading("桥", 2), BODY, Heading("船", 2), BODY, Heading("第二篇 山", 1), BODY)

    assert titles(*lines) == ["第一篇 水", "第二篇 山"]


def test_the_first_line_of_a_poem_is_not_its_name():
    """More lines like it follow; under a name there is a text, or a heading."""
    first = ("其一", "床前的月光", "像一封没有寄出的信", "我在窗前读了一夜", "读到天亮也没有读完")
    second = ("其二", "门外的风", "像一个没有回来的人", "我在门里等了一年", "等到花开也没有等到")
    found = compose(survey(book_of(*first, *second))).chapters

    assert [sentence.text for chapter in found for sentence in chapter.sentences if sentence.role == "title"] == [
        "其一",
        "其二",
    ]


def test_a_name_may_stand_over_a_section():
    """The line under a name may be a heading, however short."""
    lines = ("第一章", "雨夜", "第一节", BODY, "第二节", BODY, "第二章", "渡口", "第一节", BODY, "第二节", BODY)

    assert titles(*lines) == ["第一章 雨夜", "第二章 渡口"]
