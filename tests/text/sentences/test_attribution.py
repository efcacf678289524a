"""Words around a quotation that are not a sentence of their own are known."""

import pytest

from tingshu.text.sentences.attribution import goes_on, introduces, is_attribution, names_speaker


@pytest.mark.parametrize(
    "words",
    [
        "他问。",
        "老王喊道，",
        "她念叨着。",
        "奶奶笑了。",
        "他又说了一遍：",
        "有人轻轻问了一句，",
        "he said.",
        " said Bob",
    ],
)
def test_these_say_who_spoke(words: str):
    """Eight characters before the word of speaking are enough for a name and how it is said."""
    assert is_attribution(words, 0)


@pytest.mark.parametrize(
    "words", ["大家知道他累了。", "难道不是吗？", "问题在这里。", "想法很多。", "Nobody answered.", "说书的人来了。"]
)
def test_these_do_not(words: str):
    """知道 is no 道, 问题 is no 问, and a sentence that begins with 说 is a sentence."""
    assert not is_attribution(words, 0)


@pytest.mark.parametrize(
    "words", ["的喊声", "这句话一出口", "两个字", "四个大字", "就挂了电话。", "是他最后的话", "之类的话", "时，门开了"]
)
def test_these_take_the_quotation_up(words: str):
    """The sentence goes on behind the quotation."""
    assert goes_on(words, 0)


@pytest.mark.parametrize(
    "words", ["的士来了", "这时，门开了", "就这样，他走了", "就在这时", "便宜了他", "是啊，", "之后再没有", "他走了"]
)
def test_these_begin_anew(words: str):
    """They look the same at first sight."""
    assert not goes_on(words, 0)


def test_what_introduces_a_quotation():
    """A colon or a word of speaking does; a word in a clause does not."""
    before = ("", "他说：", "He said,", "他说", "，", "心里那句")

    assert list(filter(introduces, before)) == ["", "他说：", "He said,", "他说", "，"]
    assert list(filter(names_speaker, before)) == ["他说：", "He said,"]
