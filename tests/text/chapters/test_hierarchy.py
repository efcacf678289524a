"""Chapters are the largest parts below volumes that can be listened to in one sitting."""

from tingshu.model import Block, Manuscript, Paragraph
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
