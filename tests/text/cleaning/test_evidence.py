"""What is counted of a phrase is what stands there."""

import pytest
from weighing import PHRASE, PROSE, evidence

from tingshu.text.cleaning.copies import Standing


def test_copies_are_counted_by_where_they_stand():
    """Each once."""
    counted = evidence([PROSE[0] + PHRASE, PHRASE + PROSE[1], PHRASE, PROSE[2]])

    assert {place: counted.count(place) for place in Standing if counted.count(place)} == {
        Standing.END: 1,
        Standing.START: 1,
        Standing.ALONE: 1,
    }


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([line + PHRASE for line in PROSE], (True, False, False)),
        ([PHRASE + line for line in PROSE], (False, False, False)),
        ([f"他说，{PHRASE}，城市才有味道。"] * 3, (False, True, True)),
        ([f"{PHRASE}的人不多。"] * 3, (False, True, True)),
    ],
)
def test_use_and_regularity_are_seen(lines: list[str], expected: tuple[bool, bool, bool]):
    """A mark behind a copy, or on both sides, is a use; ends of most paragraphs are a rule."""
    counted = evidence(lines)

    assert (counted.is_regular, counted.has_honest_uses, counted.goes_into_sentences) == expected


def test_what_follows_copies_does_not_count_as_seen_elsewhere():
    """A character whose every beginning is hidden behind a copy begins no fewer sentences than chance has it."""
    lines = [f"{PHRASE}雪{line}" for line in PROSE]

    assert evidence(lines).begins("雪") > evidence(lines, "菜市场").begins("雪")


def test_a_spelling_that_hides_is_a_call():
    """Zero-width characters inside, in a text that has them nowhere else."""
    hidden = PHRASE[:3] + "\u200b" + PHRASE[3:]
    lines = [line + (hidden if number % 2 else PHRASE) for number, line in enumerate(PROSE)]

    assert evidence(lines).is_call
    assert not evidence([line + PHRASE for line in PROSE]).is_call
