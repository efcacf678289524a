"""The voices: engines that turn a sentence into a clip, and what every one of them is wrapped in."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from tingshu.engines.choice import Choice, choose
from tingshu.engines.clock import REAL, Clock
from tingshu.engines.governed import GovernedSpeaker, Proof
from tingshu.engines.governor import Governor
from tingshu.engines.kept import KeptSpeaker
from tingshu.engines.places import TURN
from tingshu.engines.retrying import PART_ATTEMPTS, RetryingSpeaker
from tingshu.engines.store import LIMIT_BYTES, ClipStore, StoreSize
from tingshu.engines.table import AUTO, ENGINES, engine_named
from tingshu.protocols import Engine

__all__ = [
    "AUTO",
    "ENGINES",
    "LIMIT_BYTES",
    "TURN",
    "Choice",
    "ClipStore",
    "KeptSpeaker",
    "StoreSize",
    "choose",
    "engine_named",
    "open_speaker",
]


@asynccontextmanager
async def open_speaker(  # noqa: PLR0913  (each has a default, and most callers want them)
    engine: Engine,
    store: Path,
    jobs: int,
    *,
    prove: Proof | None = None,
    tell: Callable[[str], None] = lambda _: None,
    store_bytes: int = LIMIT_BYTES,
    clock: Clock = REAL,
) -> AsyncIterator[KeptSpeaker]:
    """Open ``engine`` as a whole book needs it.

    From the outside in: a clip is kept, and a sentence that fails is said in parts, which are kept too; it is asked for
    again where that may help; it is let out by the one governor, and proven as it comes in.

    Args:
        engine: who speaks.
        store: the folder of kept clips.
        jobs: requests under way at once, at most.
        prove: raises ClipError for a clip that cannot be listened to; None asks for no proof.
        tell: is told in a sentence when everybody has to wait for the service.
        store_bytes: what the store may hold.
        clock: what time it is and how to wait.

    Raises:
        ServiceError: the engine cannot start.
    """
    async with engine.open() as speaker:
        governed = GovernedSpeaker(speaker, Governor(jobs, clock, tell), prove)
        patient, parts = RetryingSpeaker(governed, clock), RetryingSpeaker(governed, clock, PART_ATTEMPTS)
        async with KeptSpeaker(patient, engine, ClipStore(store, store_bytes), parts) as kept:
            yield kept
