"""Time for tests: an event loop in which an hour passes at once, in the right order."""

import asyncio
import selectors
import time
from collections.abc import Coroutine
from typing import Any

from tingshu.engines.clock import Clock


class _Leaping(selectors.DefaultSelector):
    """Does not wait, but notes how long it would have waited."""

    now = 0.0

    def select(self, timeout=None):
        """Return what is ready at once, and let ``timeout`` have passed."""
        if timeout is None:  # nothing is due: a thread or a socket must come first
            return super().select(None)
        self.now += timeout
        return super().select(0)


class _Loop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._leaping = _Leaping()
        super().__init__(self._leaping)

    def time(self) -> float:
        """Return the seconds that have passed in this loop."""
        return self._leaping.now


def leaping(main: Coroutine[Any, Any, Any]) -> tuple[Any, float]:
    """Run ``main`` and return its result and the seconds that have passed for it."""
    with asyncio.Runner(loop_factory=_Loop) as runner:
        return runner.run(main), runner.get_loop().time()


def clock_of_the_loop(chance: float = 1.0) -> Clock:
    """Return the clock of the running loop."""
    return Clock(asyncio.get_running_loop().time, asyncio.sleep, lambda: chance)


def hurried(factor: float) -> Clock:
    """Return a clock that runs ``factor`` times as fast as the world."""
    return Clock(lambda: time.monotonic() * factor, lambda seconds: asyncio.sleep(seconds / factor))
