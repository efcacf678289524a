"""Furniture in traditional characters is read as simplified, character for character."""

from hypothesis import given, strategies as st

from tingshu.text.cleaning.simplified import simplified


def test_words_of_pages_are_simplified():
    """And what is simplified already stays."""
    assert simplified("請記住本書首發域名，上一頁") == "请记住本书首发域名，上一页"
    assert simplified("请记住本书") == "请记住本书"


@given(st.text())
def test_nothing_moves(text: str):
    """A place in the one text is the same place in the other; a second time nothing changes."""
    assert len(simplified(text)) == len(text)
    assert simplified(simplified(text)) == simplified(text)
