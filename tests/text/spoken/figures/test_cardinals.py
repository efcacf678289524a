"""Figures are said as Mandarin says them, and can be read back."""

import pytest
from hypothesis import given, strategies as st

from tingshu.text.numerals import number_of
from tingshu.text.spoken.figures.cardinals import cardinal, digits, number, quantity, telephone


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ("0", "零"), ("2", "二"), ("10", "十"), ("12", "十二"), ("20", "二十"), ("101", "一百零一"),
        ("110", "一百一十"), ("200", "两百"), ("1010", "一千零一十"), ("2222", "两千两百二十二"), ("10000", "一万"),
        ("20000", "两万"), ("10010", "一万零一十"), ("20002", "两万零二"), ("110000", "十一万"),
        ("100001000", "一亿零一千"), ("200000000", "两亿"), ("30020001", "三千零二万零一"),
        ("1234567890123", "一万两千三百四十五亿六千七百八十九万零一百二十三"),
        ("007", "零零七"), ("12345678901234567", "一二三四五六七八九零一二三四五六七"),
    ],
)  # fmt: skip
def test_a_number_has_its_units_and_noughts(figures, said):
    """One 零 for any gap, 两 before a unit but in 二十, no 一 before a leading 十; codes digit by digit."""
    assert cardinal(figures) == said


@given(st.integers(0, 99_999_999))
def test_a_number_is_the_one_that_was_written(value):
    """What is said is that number, by the room's other reader of Han numerals."""
    assert number_of(cardinal(str(value)) if value else "零") == value


def test_decimals_signs_and_digits():
    """A fraction is said digit by digit; on the telephone one is 幺."""
    assert (number("-3.14"), number("0.50"), digits("2024"), telephone("110")) == (
        "负三点一四",
        "零点五零",
        "二零二四",
        "幺幺零",
    )


def test_a_lone_two_is_counted_otherwise():
    """Two things are 两, any other number is as ever."""
    assert [quantity(figures) for figures in ("2", "12", "2.5", "-2")] == ["两", "十二", "二点五", "负二"]
