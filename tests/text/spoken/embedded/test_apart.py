"""The embedded voice sees where words end, hears nothing of it, and what is shown knows nothing of it."""

from hypothesis import given, settings, strategies as st

from tingshu.engines.espeak import EspeakEngine
from tingshu.model import Mark, Voice
from tingshu.text.spoken import shown_marks
from tingshu.text.spoken.embedded.apart import BETWEEN_WORDS, apart


def test_words_are_kept_apart_and_single_characters_are_not():
    """Jieba says where; 一 and 不 change their tone before the next syllable, and stay with it."""
    said = [apart(text).replace(BETWEEN_WORDS, "|") for text in ("孩子自行长大了", "我得走", "一本书", "他说GPT。")]

    assert said == ["孩子|自行|长大|了", "我得走", "一本书", "他说GPT。"]


@given(st.text("孩子自行长大了一不重庆他说，。 GPTchong2qing4", max_size=40))
@settings(max_examples=100, deadline=None)
def test_nothing_else_is_changed(text):
    """Without the gaps it is the text."""
    assert apart(text).replace(BETWEEN_WORDS, "") == text


async def test_a_gap_takes_no_time():
    """Where no reading changes, the clip has the same bytes."""
    text = "他昨天在街上看见一个人慢慢地走过来。"
    async with EspeakEngine().open() as speaker:
        one, other = [await speaker.speak(each, Voice("espeak", "cmn")) for each in (text, apart(text))]

    assert apart(text) != text
    assert one.audio == other.audio


def test_no_mark_shows_a_gap():
    """A caption's words are the author's."""
    shown = shown_marks(
        [Mark("孩子", 0, 5), Mark("长大", 5, 9)], "孩子长大了", f"孩子{BETWEEN_WORDS}长大{BETWEEN_WORDS}了"
    )

    assert shown == (Mark("孩子", 0, 5), Mark("长大", 5, 9))
