"""Rules are tried in order, and what a rule says it needs is in every match of it."""

from hypothesis import given, settings, strategies as st
from saying import said_lines

from tingshu.text.spoken.embedded import EMBEDDED_RULES
from tingshu.text.spoken.figures.amounts import PLAIN
from tingshu.text.spoken.figures.spelled import _RULES, _SIGNS
from tingshu.text.spoken.rule import applied, rule

EVERY = (*_RULES, *PLAIN, *_SIGNS, *EMBEDDED_RULES)
WRITTEN = [written for _, written, _ in said_lines("espeak")]


def gated(text):
    """Return the rules that would match in ``text`` and are not tried there."""
    present = set(text)
    return [
        each.name
        for each in EVERY
        if any(needed.isdisjoint(present) for needed in each.needs)
        and any(each.said(match) != match[0] for match in each.shape.finditer(text))
    ]


def test_a_rule_is_tried_where_it_could_match():
    """On all that is written in the evidence, a rule that is passed over would have changed nothing."""
    assert {text: names for text in WRITTEN if (names := gated(text))} == {}


@given(
    st.text(
        "0123456789.,-~～—:：/%％℃°$￥+=×²³₂①Ⅲ½XVIabGkmhs年月日点第到至赛季款室路元后《》()（）\"'′″^<>#@№", max_size=24
    )
)
@settings(max_examples=500, deadline=None)
def test_no_mixture_is_passed_over(text):
    """Nor on any row of figures and signs."""
    assert gated(text) == []


def test_rules_come_in_order_and_are_told():
    """A later rule sees what an earlier one said, also where that brings the character it needs."""
    told = []
    rules = (rule("one", "a", "b", needs="a"), rule("two", "b", "c", needs="b"), rule("three", "x", "y", needs="x q"))

    now = applied(rules, "ax", lambda *change: told.append(change))

    assert (now, told) == ("cx", [("one", "a", "b"), ("two", "b", "c")])
