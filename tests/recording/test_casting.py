"""Who speaks, and who is on offer."""

import pytest

from tingshu.errors import UsageError
from tingshu.recording import voices_on_offer


async def test_an_engine_that_is_not_there_is_refused():
    """With those there are, also where a program asks."""
    with pytest.raises(UsageError, match=r"no engine 'nosuch'.*espeak"):
        await voices_on_offer("nosuch")
