"""What is spoken is what every engine can take, and nothing else is changed."""

import pytest
from hypothesis import given, strategies as st

from tingshu.text.spoken import spoken


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("天\u200b亮\ufeff了。", "天亮了。"),
        ("一\u3000二", "一 二"),
        ("a\tb\x00c", "a bc"),
        ("2025年，涨了0.1%。", "2025年，涨了0.1%。"),
    ],
)
def test_only_what_cannot_be_heard_goes(text: str, expected: str):
    """Zero-width and control characters go, every other space is plain."""
    assert spoken(text) == expected


@given(st.text())
def test_it_is_safe_and_settled(text: str):
    """Any result is printable, can be written as UTF-8, and does not change again."""
    said = spoken(text)

    said.encode("utf-8")
    assert spoken(said) == said
    assert "  " not in said
