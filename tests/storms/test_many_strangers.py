"""Ten thousand spoiled documents: a manuscript or our own error, never another, and nothing lost without a word."""

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from strangers import FORMATS, prove, strangers

pytestmark = pytest.mark.storm


@pytest.mark.parametrize("ending", FORMATS)
@settings(max_examples=1_700, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(data=st.data())
def test_ten_thousand_strangers(ending, data):
    """1,700 of each of the six formats."""
    prove(data.draw(strangers(ending)))
