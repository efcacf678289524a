"""The evidence files: what went in comes out as the file says, and why is in the file."""

import pytest
from evidence import Document, documents, heading_cases, sentence_lines

from tingshu.model import Heading, Manuscript, Paragraph
from tingshu.text import compose, survey
from tingshu.text.explain import explain
from tingshu.text.sentences import sentences


@pytest.mark.parametrize(("paragraph", "expected"), sentence_lines(), ids=lambda value: str(value)[:30])
def test_a_paragraph_is_cut_where_the_evidence_says(paragraph: str, expected: list[str]):
    """Every line of sentences.txt holds."""
    actual = [sentence.text for sentence in sentences(paragraph)]

    assert actual == expected


@pytest.mark.parametrize(("why", "paragraphs", "expected"), heading_cases(), ids=lambda value: str(value)[:40])
def test_a_line_is_a_heading_where_the_evidence_says(why: str, paragraphs: list[str], expected: list[str]):
    """Every case of headings.txt holds: the lines with a + and no others."""
    verdicts = explain(survey(Manuscript("", "", "zh", tuple(map(Paragraph, paragraphs)))))
    actual = [paragraphs[verdict.paragraph - 1] for verdict in verdicts if verdict.accepted]

    assert actual == expected, why


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.name)
def test_a_document_becomes_what_the_evidence_says(document: Document):
    """Every file in documents/ holds: title, chapters, sentences, the pauses it names, removals."""
    actual = document.outcome(compose(survey(document.manuscript)))

    assert actual == document.expected()


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.name)
def test_the_source_s_own_title_comes_first(document: Document):
    """A title that the format gives is never replaced by one that is found; nothing else changes."""
    blocks = document.manuscript.blocks
    found = compose(survey(document.manuscript))

    named = compose(survey(Manuscript("另一个书名", "某人", "zh", blocks)))

    assert (named.title, named.author) == ("另一个书名", "某人")
    assert named.chapters == found.chapters


def test_marked_headings_are_trusted_over_marks_in_the_text():
    """Where the format says what a heading is, （一） in a paragraph is only text."""
    body = "这一段话里有足够多的字，说明它不是清单里的一项。" * 5
    blocks = (
        Heading("上篇", 1),
        Paragraph("（一）"),
        Paragraph(body),
        Heading("下篇", 1),
        Paragraph("（二）"),
        Paragraph(body),
    )

    actual = [chapter.title for chapter in compose(survey(Manuscript("", "", "zh", blocks))).chapters]

    assert actual == ["上篇", "下篇"]
