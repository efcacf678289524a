"""A text too long for one sitting is divided into parts alike, where a paragraph ends."""

import pytest
from hypothesis import given, settings, strategies as st

from tingshu.model import Pause, Sentence
from tingshu.text.chapters.parts import LARGEST_PART, LONGEST_CHAPTER, LONGEST_WITHOUT_HEADING, in_parts


def said(length: int, paragraph: int = 10, sentence: str = "字" * 50) -> list[Sentence]:
    """Return sentences of ``length`` characters in all, ``paragraph`` of them a paragraph."""
    return [
        Sentence(sentence, sentence, Pause.SENTENCE if number % paragraph else Pause.PARAGRAPH)
        for number in range(1, length // len(sentence) + 1)
    ]


@pytest.mark.parametrize(
    ("length", "has_heading", "count"),
    [
        (LONGEST_WITHOUT_HEADING, False, 1),
        (LONGEST_WITHOUT_HEADING + 100, False, 2),
        (LONGEST_CHAPTER, True, 1),
        (LONGEST_CHAPTER + 100, True, 4),
        (100_000, False, 13),
    ],
)
def test_how_many_parts(length: int, has_heading: bool, count: int):  # noqa: FBT001 - a table's column
    """Some half an hour each; a chapter with a heading stays whole for two hours."""
    assert len(in_parts(said(length), has_heading=has_heading)) == count


@settings(deadline=None)  # a machine with other work takes its time
@given(st.integers(300, 2000), st.integers(1, 60))
def test_parts_are_the_text_and_end_with_paragraphs(sentences: int, paragraph: int):
    """Nothing is lost or moved, and parts are alike."""
    text = said(50 * sentences, paragraph)
    parts = in_parts(text, has_heading=False)

    assert [sentence for part in parts for sentence in part] == text
    assert all(part[-1].pause is Pause.PARAGRAPH for part in parts[:-1])
    assert all(3_000 < sum(len(sentence.text) for sentence in part) <= 12_500 for part in parts)


def test_without_paragraphs_parts_end_with_sentences():
    """A text in one paragraph is divided too, never at a cut in the middle of a sentence."""
    text = [Sentence("字" * 50, "字" * 50, Pause.SENTENCE if n % 7 else Pause.CUT) for n in range(400)]
    parts = in_parts(text, has_heading=False)

    assert len(parts) == 3
    assert all(part[-1].pause is Pause.SENTENCE for part in parts[:-1])


def test_english_is_measured_by_its_sound():
    """Three letters take as long as one Han character."""
    text = said(3 * LARGEST_PART, sentence="abcde" * 10)

    assert len(in_parts(text, has_heading=False)) == 1
