"""A place in a text is shown on one line, with little of what is around it, and none of it changed."""

from tingshu.context import CONTEXT, EDGE, in_context


def test_what_was_taken_out_stands_between_what_is_read():
    """Line ends become spaces, and edges of paragraphs that follow each other one."""
    assert in_context("前\n一句。" + EDGE + "\n" + EDGE, "多余", EDGE + "后一句。") == "前 一句。¶【多余】¶后一句。"


def test_only_a_few_characters_are_shown_on_either_side():
    """Of what was taken out its beginning and its end, where it is long."""
    shown = in_context("前" * 99, "甲" * 50 + "乙" * 50, "后" * 99)

    assert shown == f"{'前' * CONTEXT}【{'甲' * 24}…{'乙' * 24}】{'后' * CONTEXT}"


def test_the_edge_of_the_text_is_not_shown():
    """Nothing is read before the first paragraph."""
    assert in_context(EDGE, "多余", " " + EDGE) == "【多余】"
