"""A person can see why a line was taken for a heading, or was not."""

from tingshu.model import Heading, Manuscript, Paragraph
from tingshu.text.explain import Verdict, explain
from tingshu.text.survey import survey

BODY = "这一段话不长不短，正好够听上一会儿，听完了还想再听下一段。"


def test_each_mark_is_shown_with_its_paragraph_and_its_reason():
    """Paragraphs count from 1, as a person counts them."""
    lines = ("", "第一章 桥", BODY, "第九十章 误", BODY, "第二章 船", BODY)

    assert explain(survey(Manuscript("", "", "zh", tuple(map(Paragraph, lines))))) == (
        Verdict("第一章 桥", 2, accepted=True, reason="counts 1 to 2"),
        Verdict("第九十章 误", 4, accepted=False, reason="does not count on from the one before"),
        Verdict("第二章 船", 6, accepted=True, reason="counts 1 to 2"),
    )


def test_the_format_overrules_the_marks_of_the_text():
    """And says so."""
    blocks = (Heading("上", 1), Paragraph("第一章"), Paragraph(BODY), Heading("下", 1), Paragraph(BODY))

    assert [(v.text, v.reason) for v in explain(survey(Manuscript("", "", "zh", blocks)))] == [
        ("上", "the format marks it as a heading of level 1"),
        ("第一章", "the format marks the headings of this text itself"),
        ("下", "the format marks it as a heading of level 1"),
    ]


def test_a_refused_line_is_told_from_where_a_heading_might_begin():
    """How much of it is shown is for whoever shows it."""
    (verdict,) = explain(survey(Manuscript("", "", "zh", (Paragraph(f"一、{BODY}"),))))

    assert verdict.text == f"一、{BODY}"
