"""Time as the waiting parts of this room see it, so that a test can make an hour pass at once."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clock:
    """What time it is, how to wait, and how to wait unlike everybody else.

    Attributes:
        time: returns seconds that only ever grow.
        sleep: waits some seconds.
        chance: returns a number from 0 to 1.
    """

    time: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    chance: Callable[[], float] = random.random

    async def sleep_up_to(self, seconds: float) -> None:
        """Wait for a random part of ``seconds``, so that those who failed together do not come back together.

        This is "full jitter" (M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
        """
        await self.sleep(self.chance() * seconds)


REAL = Clock()
