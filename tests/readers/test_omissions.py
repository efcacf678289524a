"""What is left out is counted by rule and text, and shown between what is read around it."""

from tingshu.context import EDGE, MOST_CONTEXTS
from tingshu.model import Removal
from tingshu.readers.omissions import Omissions


def test_each_rule_and_text_once_with_its_number_and_places():
    """The order is that of the first meeting; places beyond the first few are only counted."""
    omissions = Omissions()
    for number in range(5):
        omissions.hear(f"第{number}句")
        omissions.add("mark", " [1]\n")
        omissions.hear("。" + EDGE)
    omissions.add("comment", "x")
    found = omissions.removals()

    assert found == (Removal("mark", "[1]", 5), Removal("comment", "x", 1))
    assert found[0].contexts[:2] == ("第0句【[1]】。¶第1句。¶第2句。", "第0句。¶第1句【[1]】。¶第2句。¶第3句。")
    assert len(found[0].contexts) == MOST_CONTEXTS
    assert found[1].contexts == ("。¶第3句。¶第4句。¶【x】",)


def test_white_space_is_nothing():
    """An empty comment is not told."""
    omissions = Omissions()
    omissions.add("comment", " \n")

    assert omissions.removals() == ()
