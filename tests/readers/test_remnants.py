"""Markup that was left in a plain text goes; markup that a text is about stays."""

import pytest

from tingshu.readers.omissions import Omissions
from tingshu.readers.remnants import REMNANT, without_remnants


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("雨停了。<br>她走了。", "雨停了。\n她走了。"),
        ("雨停了。<BR />\n<br/>她走了。", "雨停了。\n\n\n她走了。"),
        ("第一章 雨<br>&nbsp;&nbsp;&nbsp;&nbsp;雨停了。", "第一章 雨\n\xa0\xa0\xa0\xa0雨停了。"),
        ('<p class="a">雨停了。</p>', "\n雨停了。\n"),
        ("&emsp;&emsp;&ldquo;雨停了。&rdquo;&hellip;", "\u2003\u2003“雨停了。”…"),
    ],
)
def test_breaks_and_spaces_of_a_page_go(text, read):
    """A tag that breaks a line becomes a line feed, a space a space, and a quote the author's quote."""
    omissions = Omissions()

    assert without_remnants(text, omissions) == read
    assert {removal.rule for removal in omissions.removals()} == {REMNANT}


@pytest.mark.parametrize(
    "text",
    [
        "换行就写 <br>，很简单。",
        "换行的标签是<br>",
        "把 <p> 写在段落前，把 </p> 写在后面。",
        "空格写成&nbsp;就行。",
        "标签有三个。<br>\n换行用 <br>，段落用 <p>，空格写成&nbsp;就行。",
        "若 a<b 且 c>d，则 b>a。",
        "R&D 与 AT&T；",
        "List<String> 也行。",
    ],
)
def test_markup_in_the_middle_of_a_sentence_stays(text):
    """Nobody's page breaks a line there."""
    omissions = Omissions()

    assert without_remnants(text, omissions) == text
    assert omissions.removals() == ()


@pytest.mark.parametrize(
    "text",
    ["若a<b 且 b>c。", "若a<b and b>c。", "若a<b，b>c。", "若a<b/且/b>c。", "他写<s 旧 s>字。", "i<i+1 与 u>1。"],
)
def test_what_only_begins_like_a_tag_stays_among_those_that_go(text):
    """What is inside a tag behind its name are attributes: Latin names, with values unless they are switches."""
    assert without_remnants(f"雨停了。<br />{text}<br />", Omissions()) == f"雨停了。\n{text}\n"


@pytest.mark.parametrize(
    "tag",
    [
        '<a href="a.html"target=_blank>', "<hr noshade size='1'/>", "<font face=宋体 COLOR = red>", '<p class="引 文">',
        "<img data-a:b.c='1' alt=''>", "<b\n>", "<i/>", "<input CHECKED disabled>", '<p title="a/b" / >',
    ],
)  # fmt: skip
def test_attributes_of_every_form_go_with_their_tag(tag):
    """Quoted or not, with spaces around the sign or none between two, in any case."""
    assert without_remnants(f"雨停了。<br />她走了。{tag}", Omissions()).rstrip() == "雨停了。\n她走了。"


def test_what_is_no_tag_stays_among_those_that_go():
    """Only the elements of HTML are taken out."""
    assert without_remnants("雨停了。<br>他说<她走了>。", Omissions()) == "雨停了。\n他说<她走了>。"
