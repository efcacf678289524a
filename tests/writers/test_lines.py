"""Texts and moments as lists and captions have them."""

from tingshu.writers.lines import clock


def test_a_clock_is_rounded_to_seconds():
    """Half a second more is a second more, sixty seconds are a minute, and hours stand there once there are some."""
    assert [clock(ms) for ms in (0, 59_600, 125_000, 3_599_400, 36_000_000)] == [
        "0:00",
        "1:00",
        "2:05",
        "59:59",
        "10:00:00",
    ]
