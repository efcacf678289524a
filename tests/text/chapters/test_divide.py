"""A chapter has a name that tells it from the others, and is of a length that can be listened to."""

from tingshu.model import Block, Heading, Manuscript, Paragraph
from tingshu.text import compose, survey

BODY = "这一段话不长不短，正好够听上一会儿，听完了还想再听下一段。"
HOUR = "".join(f"第{number}次走过那座桥的时候，桥下的水是{number}尺深。" for number in range(1, 800))


def titles(*lines: str | Block) -> list[str]:
    """Return the titles of the chapters of these paragraphs."""
    blocks = tuple(Paragraph(line) if isinstance(line, str) else line for line in lines)
    return [chapter.title for chapter in compose(survey(Manuscript("", "", "zh", blocks))).chapters]


def test_a_very_long_text_without_headings_is_divided():
    """Each part is numbered and has a telling name."""
    lines = [HOUR[start : start + 500] for start in range(0, len(HOUR), 500)]
    found = titles(*lines)

    assert len(found) == 3
    assert found[0] == "第 1 部分 第1次走过那座桥的时候"


def test_a_very_long_chapter_is_divided_under_its_name():
    """Unless the format says that it is one."""
    long = [f"{year}年的水比{year - 1}年的深，船却比{year - 1}年的少。" * 14 for year in range(1900, 2000)]

    assert [title.rpartition(" ")[0] for title in titles("第一章 桥", *long, "第二章 船", BODY)[:-1]] == [
        f"第一章 桥 第 {number} 部分" for number in range(1, 6)
    ]
    assert titles(Heading("桥", 1), *long, Heading("船", 1), BODY) == ["桥", "船"]
