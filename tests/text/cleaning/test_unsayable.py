"""What no voice can say goes under a rule's name."""

import pytest
from hypothesis import given, strategies as st

from tingshu.text.cleaning.passage import Cut, Passage
from tingshu.text.cleaning.unsayable import (
    ORNAMENTS,
    SCENE_BREAK,
    STRAY,
    SYMBOLS,
    without_stray_characters,
    without_symbols,
)


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
    ("text", "rule"),
    [
        ("* * *", SCENE_BREAK),
        ("———", SCENE_BREAK),
        ("☆☆☆", SCENE_BREAK),
        ("——✂——", SCENE_BREAK),
        ("◇◆", SCENE_BREAK),
        ("❤", SCENE_BREAK),
        ("？？", SYMBOLS),
        ("……", SYMBOLS),
        ("🙂", SYMBOLS),
    ],
)
def test_a_line_without_words_is_an_ornament_or_marks(text: str, rule: str):
    """Only the ornament makes a longer pause."""
    (actual,) = without_symbols([Passage.whole(text)])

    assert (actual.text, [cut.rule for cut in actual.cuts]) == ("", [rule])


def test_a_long_run_of_marks_is_taken_out_of_a_sentence():
    """A drawn line inside a paragraph is not sent to a voice."""
    (actual,) = without_symbols([Passage.whole("左边" + "=" * 50 + "右边")])

    assert actual.text == "左边右边"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("他走了。☆☆☆第二天，雨停了。", "他走了。第二天，雨停了。"),
        ("“走吧。”※ ※ ※", "“走吧。”"),
        ("评分：★★★★☆，很好。", "评分：★★★★☆，很好。"),
        ("《河边》★★★★★", "《河边》★★★★★"),
        ("☆☆☆ 第二天 ☆☆☆", "☆☆☆ 第二天 ☆☆☆"),
        ("他走了。※注意：桥上有冰。", "他走了。※注意：桥上有冰。"),
        ("有三样。❶伞；❷灯。", "有三样。❶伞；❷灯。"),
    ],
)
def test_a_row_of_ornaments_between_sentences_is_taken_out(text: str, left: str):
    """Behind a finished sentence; not stars that are a judgement, the ornaments of a heading, or a single sign."""
    (actual,) = without_symbols([Passage.whole(text)])

    assert (actual.text, {cut.rule for cut in actual.cuts}) == (left, {ORNAMENTS} if left != text else set())


@given(st.text())
def test_it_is_settled_at_once(text: str):
    """Taking out what cannot be said leaves nothing that a second time would be taken."""
    once = without_symbols(without_stray_characters([Passage.whole(text)]))
    (left,) = once
    (again,) = without_symbols(without_stray_characters([Passage.whole(left.text)]))

    assert again.text == left.text
