"""Doing several things at once, and leaving nothing running behind, however often one is told to stop."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from typing import Any, TypeVar

T = TypeVar("T")


async def all_of(jobs: Iterable[Coroutine[Any, Any, T]]) -> list[T]:
    """Run coroutines side by side and return their results in order; the first error ends them all."""
    tasks = [asyncio.ensure_future(job) for job in jobs]
    try:
        return await asyncio.gather(*tasks)
    finally:
        await end(tasks)


async def end(tasks: Iterable[asyncio.Task[Any]]) -> None:
    """Cancel what is still running and wait until all have ended, however they end."""
    ending = list(tasks)
    for task in ending:
        task.cancel()
    await _settled(*ending)


async def in_thread(work: Callable[..., T], *arguments: Any) -> T:  # noqa: ANN401 - handed on as they are
    """Run ``work`` in a thread; when cancelled, leave only once the thread has let go of what it works on."""
    # a future of the executor's, not a task: an event loop that closes cancels tasks, and the thread would go on
    future = asyncio.get_running_loop().run_in_executor(None, work, *arguments)
    await _settled(future)
    return future.result()


async def _settled(*futures: asyncio.Future[Any]) -> None:
    """Wait until all are done, however they end; being cancelled meanwhile counts only afterwards.

    One stop can cancel the same wait several times: ``gather`` cancels what it waits for, and so does ``end``.
    """
    everything = asyncio.gather(*futures, return_exceptions=True)
    stopped: asyncio.CancelledError | None = None
    while not everything.done():
        try:
            await asyncio.shield(everything)
        except asyncio.CancelledError as error:
            stopped = error
    if stopped:
        raise stopped
