"""What of the HTML inside Markdown is text."""

import pytest

from tingshu.readers.rules import HIDDEN
from tingshu.readers.tags import pieces, rule_of, tag_name


def _visible(html):
    """Return what of a block is read."""
    return "".join(text for rule, text in pieces(html) if not rule)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<b>渡</b>口 &amp; 船", "渡口 & 船"),
        ("<p>渡口</p>", "\n渡口\n"),
        ("<ruby>饕<rp>(</rp><rt>tāo</rt><rp>)</rp></ruby>餮", "饕餮"),
        ("<style>p {}</style><script>if (a < b) {}</script>江", "江"),
        ("江<!-- 注 <b> -->面", "江面"),
        ("江<!-- 没有结束", "江 没有结束"),
        ("a < b <她说>", "a < b <她说>"),
    ],
)
def test_the_text_is_kept_and_the_tags_are_not(html, text):
    """Tags and comments go; what only looks like a tag, or a comment without an end, stays."""
    assert _visible(html) == text


@pytest.mark.parametrize(
    ("tag", "rule"),
    [
        ("<p style='color: red; display : none'>", HIDDEN),
        ("<p style=visibility:hidden>", HIDDEN),
        ('<p style="font-size:0">', HIDDEN),
        ('<p style="font-size:0.9em">', ""),
        ("<p hidden>", HIDDEN),
        ('<p style="color: red" title="display: none">', ""),
    ],
)
def test_a_tag_hides_by_its_own_style(tag, rule):
    """What another attribute says of styles hides nothing."""
    assert rule_of(tag) == rule


def test_a_tag_has_a_name():
    """Closing tags keep their slash, and text has none."""
    assert [tag_name(html) for html in ("<BR/>", "</rt>", "<!-- x -->", "文")] == ["br", "/rt", "!", ""]
