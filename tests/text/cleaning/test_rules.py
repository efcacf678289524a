"""A rule takes whole lines, whole sentences or whole brackets, and nothing that it was not asked for."""

import re

import pytest

from tingshu.text.cleaning.rules import Place, Rule


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("雨停了。请看甲网。他走了。", [(4, 9)]),
        ("请看甲网　　他走了。", [(0, 4)]),
        ("请看甲网他走了。", []),
        ("他说请看甲网。", []),
        ("请看a.com他走了。", [(0, 7)]),
        ("雨（请看甲网）停了。", []),
    ],
)
def test_a_sentence_ends_where_the_page_s_words_do(text: str, expected: list[tuple[int, int]]):
    """At a mark, at an indent, or behind what the group named end has matched."""
    rule = Rule("see", Place.SENTENCE, re.compile("请看(?:甲网|(?P<end>a.com))。?"))

    assert list(rule.spans(text)) == expected


def test_a_rule_reads_the_text_as_it_is_told():
    """What it matches there is taken here."""
    rule = Rule("page", Place.LINE, re.compile("abc"), str.lower)

    assert list(rule.spans("ABC")) == [(0, 3)]
