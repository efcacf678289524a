"""How many requests may be under way, and when: one answer for everybody who asks the same service.

The number of places follows the service as TCP's window follows a network (RFC 5681): one more per answer up to half
of what last went wrong, then one more per round, and half as many after trouble. How many the service served when it
refused one more is remembered as a wall, which is tried again seldom, so that a service with three places is not
asked for a fourth after every round. One answer that breaks off among many good ones is chance, and slows nobody.
"""

import math
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from tingshu.engines.clock import Clock
from tingshu.engines.pace import Pace
from tingshu.engines.places import Places
from tingshu.errors import BlockedError, ServiceError, SpeechError

START = 4
"""Places at first; more than 40 are called spam by edge-tts' author (edge-tts issue 102)."""

FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.5, 60.0
"""What everybody waits after a refusal that does not say how long; it doubles with each in a row."""

LONGEST_RETRY_AFTER_S = 300.0
"""What a service may ask us to wait at most; its 429 is gone in about five minutes (edge-tts issue 21)."""

PATIENCE_S = 600.0
"""How long a service may answer nothing at all before the run ends."""

BLOCKED_AFTER = 5
"""Refusals of the kind that waiting does not mend, before that is believed."""

DOUBT_AFTER = 6
"""Failures in a row, of whatever texts, after which the service is suspected."""

DROPS_APART = 2
"""Rounds without a drop after which the next one is chance."""

WORTH_SAYING_S = 5.0

FIRST_ROUNDS_AT_WALL, MOST_ROUNDS_AT_WALL = 16, 256


@dataclass(frozen=True, slots=True)
class Ticket:
    """A request under way: the flight it set out in, how many were under way with it, and when."""

    flight: int
    number: int
    since: float


class Governor:
    """Hears how every request ended, and lets the next ones in accordingly.

    Requests that set out before the last cut belong to an earlier flight: their troubles are known already.

    Args:
        jobs: places there may be at most.
        clock: what time it is.
        tell: is told, in a sentence, what a person should know while everybody waits.
    """

    def __init__(self, jobs: int, clock: Clock, tell: Callable[[str], None]) -> None:
        self._jobs = jobs
        self._clock = clock
        self._tell = tell
        self._limit: float = min(START, jobs)
        self._places = Places(self._limit)
        self._pace = Pace()
        self._flight = 0
        self._threshold = math.inf
        self._wall, self._suspected_wall = math.inf, math.inf
        self._rounds_at_wall = FIRST_ROUNDS_AT_WALL
        self._failures, self._refusals, self._blocks, self._cuts = 0, 0, 0, 0  # in a row
        self._answers_since_drop = math.inf
        self._failing_since = math.inf
        self._resume_at = -math.inf
        self._verdict: ServiceError | None = None
        self.outages = 0
        """How often it has turned out that the service was to blame, and not a text."""

    @asynccontextmanager
    async def place(self) -> AsyncIterator[Ticket]:
        """Hold a place, once there is one and nobody has to wait.

        Raises:
            ServiceError: the service has been given up.
        """
        await self._places.take()
        while (left := self._resume_at - self._clock.time()) > 0 and not self._verdict:
            self._places.give_back()
            await self._clock.sleep(left)
            await self._places.take()
        try:
            if self._verdict:
                raise _final(self._verdict)
            yield Ticket(self._flight, self._places.taken, self._clock.time())
        finally:
            self._places.give_back()
            self._places.limit = self._limit  # not before: who has done would be counted with who comes

    def seconds_since(self, ticket: Ticket) -> float:
        """Return how long ago a request set out."""
        return self._clock.time() - ticket.since

    @property
    def in_doubt(self) -> bool:
        """Whether so much has failed that it may be the service's fault."""
        return self._failures >= DOUBT_AFTER

    # --- how a request ended -----------------------------------------------------------------------------------

    def answered(self, ticket: Ticket, text: str, seconds: float) -> None:
        """Take note of a good answer, and of how long the service took for it."""
        self._failures, self._refusals, self._blocks, self._cuts = 0, 0, 0, 0
        self._answers_since_drop += 1
        self._failing_since = math.inf
        self._learn_wall(ticket)
        if self._pace.kept(len(text), seconds) and ticket.flight == self._flight:
            self._limit = min(self._limit + self._growth(), self._jobs)

    def failed(self, ticket: Ticket, error: SpeechError) -> None:
        """Take note of a text that was not answered, or not wholly; a service under load drops several."""
        self._count_failure()
        if error.transient and ticket.flight == self._flight:
            if self._answers_since_drop < DROPS_APART * self._limit:
                self._cut(self._limit / 2)
            self._answers_since_drop = 0

    def refused(self, ticket: Ticket, error: ServiceError) -> None:
        """Take note of a service that did not even listen: everybody waits, and a verdict may be due."""
        self._count_failure()
        self._suspected_wall = min(self._suspected_wall, max(self._places.taken - 1, 1))
        if ticket.flight == self._flight:
            self._refusals += 1
            self._pause(error, self._refusals)
            self._blocks += isinstance(error, BlockedError)
            self._cut(1 if self._blocks else self._limit / 2)
        elif error.retry_after_s is not None:
            self._pause(error, 1)
        if not error.transient or self._blocks >= BLOCKED_AFTER:
            self._verdict = error

    def outage(self, error: ServiceError | SpeechError) -> None:
        """Take note that not even a text which every voice can say was said; of a refusal we know already."""
        self.outages += 1
        if isinstance(error, SpeechError):
            self._refusals += 1
            self._cut(1)
            problem = f"The voice service fails over every text ({error.problem})"
            way_out = "Run the same command again later; what was spoken is kept"
            self._pause(ServiceError(problem, way_out), self._refusals)

    # --- what follows from it ----------------------------------------------------------------------------------

    def _count_failure(self) -> None:
        self._failures += 1
        self._failing_since = min(self._failing_since, self._clock.time())

    def _growth(self) -> float:
        """Return the part of a place that one answer adds."""
        if self._limit + 1 <= min(self._threshold, self._wall):
            return 1.0
        return 1 / (self._limit * (1 if self._limit < self._wall else self._rounds_at_wall))

    def _cut(self, limit: float) -> None:
        if not self._cuts:  # of several in a row, the first says how many were too many
            self._threshold = self._limit / 2
        self._cuts += 1
        self._flight += 1
        self._limit = self._places.limit = max(limit, 1)

    def _learn_wall(self, ticket: Ticket) -> None:
        """Compare what was refused with what is served."""
        if ticket.flight == self._flight:
            if ticket.number > self._wall:
                self._wall, self._rounds_at_wall = ticket.number, FIRST_ROUNDS_AT_WALL
        elif self._suspected_wall < math.inf:
            # others were served while one more was not: that is how many there may be
            if self._suspected_wall >= self._wall:
                self._rounds_at_wall = min(self._rounds_at_wall * 2, MOST_ROUNDS_AT_WALL)
            elif self._suspected_wall < self._wall - 1 < math.inf:  # far fewer than before: maybe by chance
                self._suspected_wall = (self._suspected_wall + self._wall) // 2
            self._wall = self._suspected_wall
        self._suspected_wall = math.inf

    def _pause(self, error: ServiceError, in_a_row: int) -> None:
        """Let everybody wait as long as the service asks for, else longer each time; give up after ``PATIENCE_S``."""
        now = self._clock.time()
        if now - self._failing_since > PATIENCE_S:
            self._verdict = error
            return
        ours = min(FIRST_PAUSE_S * 2.0 ** min(in_a_row - 1, 9), LONGEST_PAUSE_S) * (1 + self._clock.chance()) / 2
        seconds = max(ours, min(error.retry_after_s or 0.0, LONGEST_RETRY_AFTER_S))
        if seconds >= WORTH_SAYING_S and now + seconds > self._resume_at + WORTH_SAYING_S:
            self._tell(f"{error.problem}: waiting {seconds:.0f} seconds")
        self._resume_at = max(self._resume_at, now + seconds)


def _final(verdict: ServiceError) -> ServiceError:
    """Return the verdict as an error that one task can raise, after which nobody asks again."""
    final = type(verdict)(verdict.problem, verdict.way_out)
    final.__cause__ = verdict
    return final
