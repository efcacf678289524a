"""Places for requests: a number that may change while they are taken, given out in order."""

import asyncio
import heapq
from contextvars import ContextVar
from itertools import count

TURN: ContextVar[int] = ContextVar("TURN", default=0)
"""Who is served first: the lower number. Whoever asks for a chapter sets its number, and it goes with the task, so that
the first chapter can be listened to while the others are made."""


class Places:
    """Like a semaphore, but with a limit that can be set anew; of one ``TURN``, who came first is served first.

    Args:
        limit: places there are; a fraction of a place is not given out.
    """

    def __init__(self, limit: float) -> None:
        self.taken = 0
        self._limit = limit
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []
        self._arrivals = count()

    @property
    def limit(self) -> float:
        """Places there are; after a cut more may be taken for a while."""
        return self._limit

    @limit.setter
    def limit(self, limit: float) -> None:
        self._limit = limit
        self._admit()

    async def take(self) -> None:
        """Wait for a place and take it."""
        turn = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (TURN.get(), next(self._arrivals), turn))
        self._admit()
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():  # the place was ours already
                self.give_back()
            raise

    def give_back(self) -> None:
        """Give a taken place to the next in line."""
        self.taken -= 1
        self._admit()

    def _admit(self) -> None:
        while self._waiting and self.taken < int(self._limit):
            _, _, turn = heapq.heappop(self._waiting)
            if not turn.done():  # else whoever waited has left
                self.taken += 1
                turn.set_result(None)
