"""A person's pattern is compiled, or named where it is none."""

import pytest

from tingshu.errors import UsageError
from tingshu.text.patterns import pattern


def test_a_pattern_keeps_what_was_written():
    """So that messages can name it."""
    volume = pattern(r"卷\w")

    assert volume.text == r"卷\w"
    assert volume.compiled.match("卷一 水")


def test_what_is_no_pattern_is_refused_by_name():
    """With the way out."""
    with pytest.raises(UsageError, match=r"'\[第' is not a pattern.*backslash"):
        pattern("[第")
