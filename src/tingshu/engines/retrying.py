"""Asking again when that may help."""

import asyncio
import random
from collections.abc import Awaitable, Callable

from tingshu.errors import ServiceError, SpeechError
from tingshu.model import Clip, Voice
from tingshu.protocols import Speaker

ATTEMPTS = 5
FIRST_WAIT_S = 1.0
LONGEST_WAIT_S = 30.0


class RetryingSpeaker:
    """Asks again after a transient error, up to ``attempts`` times in all; any other error is raised at once.

    The waits double from ``FIRST_WAIT_S`` to ``LONGEST_WAIT_S``, and of each a random part is waited, so that
    sentences which failed together do not come back together ("full jitter": M. Brooker, "Exponential Backoff
    And Jitter", AWS Architecture Blog, 2015).

    Args:
        speaker: whom to ask.
        attempts: how often, the first time included.
        sleep: waits some seconds.
        chance: returns a number from 0 to 1.
    """

    def __init__(
        self,
        speaker: Speaker,
        attempts: int = ATTEMPTS,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._speaker = speaker
        self._attempts = attempts
        self._sleep = sleep
        self._chance = chance

    async def speak(self, text: str, voice: Voice) -> Clip:
        """Say ``text``, if need be after some attempts. Raises the error of the last one."""
        for attempt in range(1, self._attempts):
            try:
                return await self._speaker.speak(text, voice)
            except (SpeechError, ServiceError) as error:
                if not error.transient:
                    raise
            await self._sleep(self._chance() * longest_wait(attempt))
        return await self._speaker.speak(text, voice)


def longest_wait(attempt: int) -> float:
    """Return the seconds that may at most pass after failed attempt number ``attempt`` (from 1)."""
    return min(FIRST_WAIT_S * 2.0 ** (attempt - 1), LONGEST_WAIT_S)
