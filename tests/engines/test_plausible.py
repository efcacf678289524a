"""Whether an answer can be the whole of a text."""

import pytest
from hypothesis import given, settings, strategies as st

from edge_service.speech import speech
from tingshu.engines.mp3_frames import duration_ms
from tingshu.engines.plausible import fault_in_length, fault_in_marks, letters_of, longest_ms, shortest_ms
from tingshu.model import Mark

SENTENCE = "他在2024年3月5日去了Beijing，住了12天，花了￥3,500。"


def marked(*words):
    """Return marks of these words."""
    return [Mark(word, 0, 0) for word in words]


@pytest.mark.parametrize(
    ("text", "spoken_ms"),
    [
        ("嗯。", 900),
        ("灯火阑珊处，有人在等。", 2_900),
        ("100000000", 1_300),  # 一亿
        ("2024-03-05 17:30", 5_500),
        ("WWW", 2_200),
        ("Strengths matter.", 1_900),
        ("50%～80℃", 3_600),
        ("😀", 1_300),
        ("３．１４１５９", 3_000),
    ],
)
def test_what_people_say_is_plausible(text, spoken_ms):
    """Numbers read out and read together, spelled letters, signs with long names: about as long as a voice takes."""
    assert shortest_ms(text, "+0%") <= spoken_ms <= longest_ms(text, "+0%")


@settings(max_examples=40, deadline=None)  # the stand-in really makes the sound
@given(st.text(st.sampled_from("天地玄黄宇宙洪荒，。abcd12"), min_size=1, max_size=80), st.integers(-50, 100))
def test_what_the_stand_in_says_is_plausible(text, rate):
    """At every rate; it speaks as fast as the real service."""
    said = speech(text, rate)

    if said.audio:
        assert shortest_ms(text, f"{rate:+}%") <= duration_ms(said.audio) <= longest_ms(text, f"{rate:+}%")


def test_a_third_of_a_second_is_no_sentence_and_an_hour_none_either():
    """The band is wide, and still a band."""
    text = "灯火阑珊处有人在等着你" * 5

    assert (shortest_ms(text, "+0%") > 4_000, longest_ms(text, "+0%") < 120_000) == (True, True)
    assert shortest_ms(text, "+100%") == shortest_ms(text, "+0%") // 2


@pytest.mark.parametrize(
    "words",
    [
        ("他", "在", "2024年", "3月", "5日", "去", "了", "Beijing", "住", "了", "12", "天", "花", "了", "￥3,500"),
        ("他在", "二零二四年", "三月", "五日", "去了", "beijing", "住了", "十二天", "花了", "三千五百元"),
        ("他", "在", "2024", "年", "3", "月", "5", "日", "去了", "Ｂｅｉｊｉｎｇ", "住了", "12天", "花了"),
    ],
)
def test_a_service_may_write_numbers_its_own_way(words):
    """Digits are wild, and so are case and width."""
    assert fault_in_marks(SENTENCE, marked(*words)) == ""


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("他", "在", "2024年"),
        ("他", "在", "2024年", "3月", "5日", "去", "了", "Beijing"),
        ("住", "了", "12", "天", "花", "了"),
        ("完全", "是", "另外", "一句", "话"),
    ],
)
def test_a_part_without_marks_is_seen(words):
    """At the end, at the beginning, or everything."""
    assert fault_in_marks(SENTENCE, marked(*words)) != ""


@given(st.text(st.sampled_from("天地玄黄宇宙洪荒日月盈昃"), min_size=20, max_size=80), st.data())
def test_a_third_missing_anywhere_is_seen(text, data):
    """Wherever in the text it is."""
    at = data.draw(st.integers(0, len(text) - len(text) // 3))

    assert fault_in_marks(text, marked(*text)) == ""
    assert fault_in_marks(text, marked(*text[:at], *text[at + len(text) // 3 + 1 :])) != ""


def test_only_letters_of_scripts_that_are_always_marked_count():
    """Kana in a Chinese book may be left out by its voice; digits and signs are said in many ways."""
    assert letters_of("ＡbÉ漢字𠮷のア12％，。") == "abé漢字𠮷"


@pytest.mark.parametrize(
    ("text", "word", "length_ms", "fault"),
    [
        ("天亮了。", "了", 3_000, ""),
        ("天亮了。", "了", 12_000, "it goes on for 11000 ms after its last word"),
        ("天亮了，3141592653589793。", "了", 9_000, ""),  # a service need not mark figures
        ("天亮了。", "其", 9_000, ""),  # which is another fault
        ("天亮了。", "", 9_000, ""),
        ("天亮了。", "了", 100, "100 ms are too short for 4 characters"),
    ],
)
def test_audio_ends_soon_after_its_last_word(text, word, length_ms, fault):
    """What follows is silence, or something that was not asked for; where words may be unmarked it is neither."""
    assert fault_in_length(text, "+0%", length_ms, [Mark(word, 0, 1_000)]) == fault
