"""Page furniture goes where it may stand, and nowhere else."""

from tingshu.text.cleaning.furniture import rules, without_furniture
from tingshu.text.cleaning.passage import Passage


def left(lines: list[str]) -> list[str]:
    """Return what is left of each paragraph."""
    return [passage.text for passage in without_furniture([Passage.whole(line) for line in lines])]


def test_every_rule_has_a_name_of_its_own():
    """What preview lists can be told apart."""
    names = [rule.name for rule in rules()]

    assert len(set(names)) == len(names) > 0


def test_the_player_s_words_go_only_from_the_head_of_the_text():
    """Far down in an article the same words are the author's."""
    lines = ["点击播报本文，约8分钟。春天到了。", *["正文。"] * 9, "点击播报本文，约等于没有读。"]

    assert left(lines) == ["春天到了。", *["正文。"] * 9, "点击播报本文，约等于没有读。"]


def test_an_editor_s_line_goes_only_from_the_foot():
    """In the middle of a text it may be a line of a list."""
    lines = ["责任编辑：周小舟", *["正文。"] * 20, "责任编辑：周小舟"]

    assert left(lines) == ["责任编辑：周小舟", *["正文。"] * 20, ""]


def test_a_sentence_that_begins_like_furniture_stays():
    """A rule has to match the whole line."""
    lines = ["分享到这里，我想说一句心里话。", "下一页写着三个字。上面没有名字。"]

    assert left(lines) == lines


def test_a_heading_that_the_format_marks_stays():
    """The author made it a heading."""
    assert [p.text for p in without_furniture([Passage.whole("（未完待续）", level=2)])] == ["（未完待续）"]
