"""What the service asks us to wait, and how its errors are said."""

import time
from email.utils import formatdate

import aiohttp
import pytest
from hypothesis import given, strategies as st

from edge_service.loopback import HOST, Loopback
from tingshu.engines.edge_connection import Connector
from tingshu.engines.edge_errors import described, retry_after_s


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


async def test_a_failed_connection_is_said_without_an_address_in_memory():
    """The notice stands in every offline book, so it holds what happened and nothing of this process."""
    connector = Connector(Loopback("127.0.0.1", 9))
    with pytest.raises(aiohttp.ClientConnectorError) as failed:
        async with aiohttp.ClientSession(connector=connector) as session:
            await session.get(f"https://{HOST}/")

    assert "0x" not in described(failed.value)
    assert described(failed.value)
