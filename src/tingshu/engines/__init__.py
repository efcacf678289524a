"""The voices: engines that turn a sentence into a clip, and what every one of them is wrapped in."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tingshu.engines.choice import Choice, choose
from tingshu.engines.governed import GovernedSpeaker
from tingshu.engines.kept import KeptSpeaker
from tingshu.engines.retrying import RetryingSpeaker
from tingshu.engines.table import AUTO, ENGINES
from tingshu.protocols import Engine, Speaker

__all__ = ["AUTO", "ENGINES", "Choice", "choose", "open_speaker"]


@asynccontextmanager
async def open_speaker(engine: Engine, store: Path, jobs: int) -> AsyncIterator[Speaker]:
    """Open ``engine`` as a whole book needs it: clips kept in ``store``, at most ``jobs`` requests, each retried.

    Raises:
        ServiceError: the engine cannot start.
    """
    async with engine.open() as speaker:
        yield KeptSpeaker(GovernedSpeaker(RetryingSpeaker(speaker), jobs), engine, store)
