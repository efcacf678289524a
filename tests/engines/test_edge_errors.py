"""What the service asks us to wait."""

import time
from email.utils import formatdate

import pytest
from hypothesis import given, strategies as st

from tingshu.engines.edge_errors import retry_after_s


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "7"}, 7.0),
        ({"Retry-After": " 0 "}, 0.0),
        ({}, None),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "-3"}, None),
        ({"Retry-After": "٣"}, None),
        ({"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT", "Date": "Wed, 21 Oct 2026 07:26:30 GMT"}, 90.0),
        ({"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT", "Date": "Wed, 21 Oct 2026 08:00:00 GMT"}, 0.0),
    ],
)
def test_seconds_and_dates_are_understood(headers, seconds):
    """A date counts from the service's own clock."""
    assert retry_after_s(headers) == seconds


def test_a_date_without_another_counts_from_now():
    """By our clock, where the service does not show its own."""
    asked = retry_after_s({"Retry-After": formatdate(time.time() + 600, usegmt=True)})

    assert 500 < asked <= 600


@given(st.text(), st.text())
def test_nonsense_is_no_error(said, date):
    """Whatever stands there."""
    seconds = retry_after_s({"Retry-After": said, "Date": date})

    assert seconds is None or seconds >= 0
