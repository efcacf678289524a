"""A person's pattern is compiled, or named where it is none, and stops itself where it takes too long."""

import pytest

from tingshu.errors import UsageError
from tingshu.text.patterns import Bounded, RanWild, pattern

WILD = r"(\w|\w\w)+$"
LINE = "天地" * 40 + "！"


def test_a_pattern_keeps_what_was_written():
    """So that messages can name it."""
    volume = pattern(r"卷\w")

    assert volume.text == r"卷\w"
    assert volume.compiled.match("卷一 水")


def test_what_is_no_pattern_is_refused_by_name():
    """With the way out."""
    with pytest.raises(UsageError, match=r"'\[第' is not a pattern.*backslash"):
        pattern("[第")


@pytest.mark.parametrize("ask", ["finditer", "fullmatch", "match"])
def test_one_comparison_that_does_not_end_is_stopped(ask: str):
    """Whatever is asked of it."""
    expression = Bounded(pattern(WILD).compiled)
    expression.left_s = 0.2

    with pytest.raises(RanWild):
        getattr(expression, ask)(LINE)


def test_the_limit_is_on_all_comparisons_together():
    """Each takes its time from what is left, so many that are a little slow are as bad as one that hangs."""
    expression = Bounded(pattern("天").compiled)
    expression.allow(1_000_000)
    allowed = expression.left_s
    expression.match("天地人" * 1000)
    left = expression.left_s
    expression.left_s = 1e-9

    assert 0 < left < allowed
    with pytest.raises(RanWild):
        expression.match("天地人")


def test_a_sane_expression_is_what_it_is():
    """It finds what it would find without a limit, and may begin anew on the next text."""
    expression = Bounded(pattern("地").compiled)
    expression.allow(10)

    assert [match.span() for match in expression.finditer("天地地")] == [(1, 2), (2, 3)]
    assert expression.fullmatch("天") is None
