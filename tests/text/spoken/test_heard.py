"""Word marks show the author's characters, whatever was said for them."""

from hypothesis import given, settings, strategies as st
from saying import said

from tingshu.model import Mark
from tingshu.text.spoken import shown_marks


def marks(*words):
    """Return marks of one second each."""
    return tuple(Mark(word, 1000 * place, 1000 * place + 900) for place, word in enumerate(words))


def test_what_was_not_changed_stays():
    """The same text, the same marks."""
    heard = marks("他", "走", "了")

    assert shown_marks(heard, "他走了。", "他走了。") == heard


def test_a_word_in_pinyin_is_shown_in_characters():
    """重庆 is what was read, whatever the voice was given."""
    shown = shown_marks(marks("他", "在", "chong2qing4", "住"), "他在重庆住。", "他在chong2qing4住。")

    assert shown == marks("他", "在", "重庆", "住")


def test_the_words_of_one_figure_are_one_mark():
    """百分之五十 is heard as five, and shown as 50%, from its first sound to its last."""
    shown = shown_marks(marks("涨", "百", "分", "之", "五", "十", "了"), "涨50%了。", "涨百分之五十了。")

    assert shown == (Mark("涨", 0, 900), Mark("50%", 1000, 5900), Mark("了", 6000, 6900))


def test_a_word_that_the_service_made_up_is_left_out():
    """One that stands in no text has no place."""
    assert shown_marks(marks("共", "hundred", "人"), "共100 人", "共100人") == (
        Mark("共", 0, 900),
        Mark("人", 2000, 2900),
    )


@given(st.text("他在重庆兄弟2024年50%第3章，。走", min_size=1, max_size=40))
@settings(deadline=None)
def test_marks_are_the_text_in_order(text):
    """Whatever is said, each mark is a piece of the text, and they follow one another without overlapping."""
    spoken = said(text)
    place = 0
    for mark in shown_marks(marks(*filter(str.isalnum, spoken)), text, spoken):
        assert text.find(mark.text, place) >= place, (text, spoken)
        place = text.find(mark.text, place) + len(mark.text)
