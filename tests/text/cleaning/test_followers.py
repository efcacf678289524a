"""What follows a phrase tells a name from what is glued."""

import pytest
from weighing import PHRASE, PROSE, evidence

from tingshu.text.cleaning.copies import Standing
from tingshu.text.cleaning.followers import bits, objection

NAME = "临江市渔业合作社"
VERBS = ("决定", "要求", "宣布", "认为", "拒绝", "收下", "派出", "买来", "修好", "卖掉", "借走", "送来")


def test_paragraphs_that_begin_anew_are_no_objection():
    """Most of a text's paragraphs, with speech among them."""
    counted = evidence([("" if number in {0, 3, 6} else PHRASE) + line for number, line in enumerate(PROSE)])

    assert objection(counted, counted.standing(Standing.START)) == ""


@pytest.mark.parametrize(
    ("lines", "phrase", "expected"),
    [
        ([f"{NAME}{verb}了{line}" for verb, line in zip(VERBS, PROSE, strict=True)], NAME, "does not begin anew"),
        ([f"就在这个时候，{line}" for line in PROSE], "就在这个时候", "goes on with it"),
        ([f"{NAME}的{line}" for line in PROSE], NAME, "goes on with it"),
        ([f"{NAME}派人来了。{line}" for line in PROSE], NAME, "repeat too"),
        ([f"据临江晚报5月1日电{line}" for line in PROSE], "据临江晚报5月1日电", "does not begin anew"),
    ],
)
def test_what_goes_on_with_a_phrase_is_an_objection(lines: list[str], phrase: str, expected: str):
    """A verb, a comma, 的, the same words again, and the head of a piece of news."""
    counted = evidence(lines, phrase)

    assert expected in objection(counted, counted.standing(Standing.START))


def test_a_label_and_a_quotation_begin_something():
    """However seldom the characters begin sentences elsewhere."""
    asked = [f"{PHRASE}记者：{line}" for line in PROSE]
    named = [f"{PHRASE}记者们{line}" for line in PROSE]

    labelled, subject = evidence(asked), evidence(named)

    assert bits(labelled, labelled.standing(Standing.START)) == 3.0
    assert bits(subject, subject.standing(Standing.START)) < 3.0


def test_labels_do_not_make_texts_alike():
    """The words behind two alternating labels are what differs."""
    counted = evidence([f"{PHRASE}{'主持人' if number % 2 else '老渔夫'}：{line}" for number, line in enumerate(PROSE)])

    assert objection(counted, counted.standing(Standing.START)) == ""
