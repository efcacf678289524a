"""Before sentences stand subjects, adverbs and whole sentences; a watermark is none of them."""

import pytest
from weighing import PHRASE, PROSE, evidence

from tingshu.text.cleaning.at_starts import objection_at_starts, objection_between

UNBROKEN = ["".join(line + PHRASE for line in PROSE * 3)]


def test_a_phrase_before_all_paragraphs_is_accepted():
    """No author begins so, whatever follows."""
    assert objection_at_starts(evidence([PHRASE + line for line in PROSE])) == ""


def test_a_phrase_between_sentences_is_accepted():
    """In a text without a line break."""
    assert objection_between(evidence(["".join(line + PHRASE for line in PROSE)])) == ""


@pytest.mark.parametrize(
    ("phrase", "glue", "expected"),
    [
        ("后人有诗", "", "as short as a word"),
        ("凡事总有尽头，人却没有", "", "reads as a sentence"),
        ("请各位认真贯彻执行", "。", "too few copies"),
        ("就在这个时候", "，", "too few copies"),
    ],
)
def test_an_author_s_own_words_between_sentences_stay(phrase: str, glue: str, expected: str):
    """Short leads, sentences with a pause or a full stop of their own, and adverbs with a comma."""
    text = "".join(line + phrase + glue for line in PROSE)

    reasons = objection_between(evidence([text], phrase)), objection_at_starts(evidence([text], phrase))

    assert expected in reasons[0]
    assert reasons[1] != ""


def test_whole_sentences_before_paragraphs_stay():
    """They have a full stop of their own."""
    lines = [f"镇上的人今天又来开会。{line}" for line in PROSE]

    assert objection_at_starts(evidence(lines, "镇上的人今天又来开会")) == "too few copies"
