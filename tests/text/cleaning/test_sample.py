"""A sample shows what the whole is like."""

from itertools import pairwise

from tingshu.text.cleaning.sample import LARGEST, Sample
from tingshu.text.cleaning.spelling import UNKNOWN


def test_a_small_text_is_its_own_sample():
    """Nothing is left out."""
    assert Sample.of(["天亮了。", "", "人走了。"]).paragraphs == ("天亮了。", "人走了。")


def test_a_large_text_is_seen_from_end_to_end():
    """Parts at equal distances, no more of them than can be looked at closely, and no paragraph that was cut."""
    texts = [f"第{number}段的字。" for number in range(200_000)]
    sample = Sample.of(texts)
    numbers = [int(paragraph[1:-4]) for paragraph in sample.paragraphs]

    assert LARGEST * 0.9 < len(sample.text) < LARGEST * 1.1
    assert UNKNOWN in sample.text
    assert set(sample.paragraphs) <= set(texts)
    assert (numbers[0], numbers[-1] > 195_000) == (0, True)
    assert max(later - earlier for earlier, later in pairwise(numbers)) < 6_000


def test_characters_hold_together_that_meet_more_often_than_by_chance():
    """市场 is a word here, and 了场 never occurs."""
    sample = Sample.of(["市场里的人走了。", "他去了市场。", "她也去了，没有说话。"])

    assert sample.holds_together("市", "场")
    assert not sample.holds_together("了", "场")


def test_a_character_that_begins_sentences_is_known():
    """的 never does."""
    sample = Sample.of(["他的船走了。他的人也走了。", "他的桥还在。", "“他的呢？”"] * 5)

    assert sample.begins_sentences("他") > 0 > sample.begins_sentences("的")
