"""A phrase that parts words is pushed in; a name stands between them."""

from weighing import PHRASE, PROSE, evidence

from tingshu.text.cleaning.inside import objection

WORDS = ("市场", "吆喝", "新鲜", "大家", "只剩", "明天", "安静", "早上")
TORN = [line.replace(word, f"{word[0]}{PHRASE}{word[1]}", 1) for line, word in zip(PROSE, WORDS, strict=False)]


def test_parted_words_are_no_objection():
    """新让集市的烟火气留下来鲜 is no place for a phrase."""
    assert objection(evidence([*TORN, *PROSE])) == ""


def test_a_name_parts_nothing():
    """However often it stands there."""
    lines = [line.replace("的", "的临江市青少年科技活动中心的", 1) for line in PROSE]

    assert objection(evidence(lines, "临江市青少年科技活动中心")) != ""


def test_a_text_without_marks_shows_nothing():
    """Where lines of verse meet, characters are beside each other that no sentence has there."""
    verses = ["".join(line for line in (*TORN, *PROSE) * 2).translate({ord(mark): None for mark in "。！？…"})]

    assert objection(evidence(verses)) == "sentences here have no marks"


def test_what_stands_between_the_same_words_is_the_author_s():
    """臣受先帝托孤之重 is said by many; a phrase that is pushed in stands between ever other characters."""
    said = [f"臣受先帝托孤之{what}，{line}" for what, line in zip("重意臣命恩重重重重重重重", PROSE, strict=True)]

    assert objection(evidence(said, "先帝托孤之")) == "stands between the same words"
