"""What no voice can say goes under a rule's name."""

import pytest
from hypothesis import given, strategies as st

from tingshu.text.cleaning.passage import Cut, Passage
from tingshu.text.cleaning.unsayable import SCENE_BREAK, STRAY, SYMBOLS, without_stray_characters, without_symbols


@pytest.mark.parametrize("stray", ["\ufffd", "\x00", "\x07\x08", "\x1a", "\x7f", "\x9d", "\uffff"])
def test_stray_characters_are_taken_out(stray: str):
    """Control characters, lone surrogates, and the sign of a lost character."""
    (actual,) = without_stray_characters([Passage.whole(f"天{stray}亮")])

    assert actual == Passage(f"天{stray}亮", "天亮", 0, (Cut(1, 1 + len(stray), STRAY),))


@pytest.mark.parametrize("text", ["天\t亮", "天\u3000亮", "天\u200b亮", "𠮷野家", "e\u0301té", "🙂"])
def test_spaces_joiners_and_rare_characters_stay(text: str):
    """They are white space, or the author's."""
    (actual,) = without_stray_characters([Passage.whole(text)])

    assert actual.text == text


@pytest.mark.parametrize(
    ("text", "rule"), [("* * *", SCENE_BREAK), ("———", SCENE_BREAK), ("？？", SYMBOLS), ("……", SYMBOLS)]
)
def test_a_line_without_words_is_an_ornament_or_marks(text: str, rule: str):
    """Only the ornament makes a longer pause."""
    (actual,) = without_symbols([Passage.whole(text)])

    assert (actual.text, [cut.rule for cut in actual.cuts]) == ("", [rule])


def test_a_long_run_of_marks_is_taken_out_of_a_sentence():
    """A drawn line inside a paragraph is not sent to a voice."""
    (actual,) = without_symbols([Passage.whole("左边" + "=" * 50 + "右边")])

    assert actual.text == "左边右边"


@given(st.text())
def test_it_is_settled_at_once(text: str):
    """Taking out what cannot be said leaves nothing that a second time would be taken."""
    once = without_symbols(without_stray_characters([Passage.whole(text)]))
    (left,) = once
    (again,) = without_symbols(without_stray_characters([Passage.whole(left.text)]))

    assert again.text == left.text
