"""A refrain and a formula end paragraphs as a watermark does, and something tells them apart."""

import pytest
from weighing import PHRASE, PROSE, evidence

from tingshu.text.cleaning.at_ends import objection, objection_by_use
from tingshu.text.cleaning.copies import Standing


def test_glue_behind_different_paragraphs_is_accepted():
    """No mark between a finished sentence and it."""
    assert objection(evidence([line + PHRASE for line in PROSE])) == ""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([line + PHRASE for line in PROSE[:3]], "too few copies"),
        ([f"{line}{PHRASE}。" for line in PROSE[:6]], "has a full stop of its own"),
        ([f"雪落在{place}。{PHRASE}" for place in ("瓦上", "井台", "路口", "山冈", "河面")], "as short as a poem's"),
        ([PROSE[0] + PHRASE] * 8, "the texts before it repeat too"),
        ([line + PHRASE for line in PROSE[:5]] + [f"他说，{PHRASE}，才好。"] * 2, "sentences use it"),
    ],
)
def test_what_speaks_against_it_is_said(lines: list[str], expected: str):
    """Each kind of lawful end has its words."""
    assert expected in objection(evidence(lines))


def test_a_copy_inside_a_sentence_that_goes_on_with_it_is_a_use_of_it():
    """Where 的 follows some, however well what follows the others begins sentences."""
    office = "临江市渔业合作社"
    lines = [f"{line[:-1]}，附近{office}{'老人' if number % 4 else '的人'}来了。" for number, line in enumerate(PROSE)]
    counted = evidence([*lines, *(office + line for line in PROSE[:6])], office)

    assert objection_by_use(counted, counted.standing(Standing.START)) == "sentences use it"
