"""A text's headings are the person's, else the format's, else its own; its title is found among them."""

from tingshu.model import Block, Chapter, Heading, Manuscript, Paragraph
from tingshu.text import compose, survey

BODY = "这一段话不长不短，正好够听上一会儿，听完了还想再听下一段。"


def chapters(*lines: str | Block, patterns: tuple[str, ...] = ()) -> list[Chapter]:
    """Return the chapters of these paragraphs."""
    blocks = tuple(Paragraph(line) if isinstance(line, str) else line for line in lines)
    return list(compose(survey(Manuscript("", "", "zh", blocks), heading_patterns=patterns)).chapters)


def titles(*lines: str | Block, patterns: tuple[str, ...] = ()) -> list[str]:
    """Return their titles."""
    return [chapter.title for chapter in chapters(*lines, patterns=patterns)]


def test_the_only_line_in_front_is_the_title():
    """It is spoken before the first chapter and gives the book its name."""
    book = compose(
        survey(Manuscript("", "", "zh", tuple(map(Paragraph, ("桥下的水", "一、甲", BODY, "二、乙", BODY)))))
    )

    assert book.title == "桥下的水"
    assert [sentence.text for sentence in book.chapters[0].sentences[:2]] == ["桥下的水", "一、甲"]


def test_a_sentence_in_front_is_no_title():
    """It stays text before the first heading."""
    assert titles("桥下有水。", "一、甲", BODY, "二、乙", BODY) == ["", "一、甲", "二、乙"]


def test_a_person_s_patterns_take_the_place_of_what_is_found():
    """Volumes stay, the text's other marks are text."""
    lines = ("第一卷 水", "其一 桥", BODY, "第一章 误", BODY, "其二 船", BODY)

    assert titles(*lines, patterns=("其.",)) == ["第一卷 水 其一 桥", "其二 船"]


def test_a_person_s_patterns_mark_nothing_in_the_table_of_contents():
    """Its entries are taken out, not spoken as chapters without a text."""
    lines = ("目录", "其一 桥……1", "其二 船……9", "其一 桥", BODY, "其二 船", BODY)

    assert titles(*lines, patterns=("其.",)) == ["其一 桥", "其二 船"]


def test_a_person_s_patterns_are_stronger_than_the_format():
    """Headings of the format that they do not name become sections."""
    lines = (Heading("书", 1), Heading("其一", 2), BODY, Heading("注", 2), BODY, Heading("其二", 2), BODY)
    first, second = chapters(*lines, patterns=("其.",))

    assert "注" in [sentence.text for sentence in first.sentences]
    assert second.title.startswith("其二")


def test_a_table_of_contents_that_the_format_marks_is_not_spoken():
    """Nor is its heading a chapter."""
    lines = (Heading("目录", 2), "上篇", "下篇", Heading("上篇", 2), BODY, Heading("下篇", 2), BODY)

    assert titles(*lines) == ["上篇", "下篇"]
