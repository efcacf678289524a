"""Doing several things at once, and leaving nothing running behind, however often one is told to stop."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterable
from contextvars import ContextVar, copy_context
from functools import partial
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
    """Run ``work`` in a thread; when cancelled, leave only once the thread has let go of what it works on.

    Work of many steps calls ``stop_if_told`` between them, so that this is soon.
    """
    told = threading.Event()
    context = copy_context()
    context.run(_TOLD_TO_STOP.set, told)
    # a future of the executor's, not a task: an event loop that closes cancels tasks, and the thread would go on
    future = asyncio.get_running_loop().run_in_executor(None, context.run, partial(work, *arguments))
    try:
        await asyncio.wait([future])
    except asyncio.CancelledError:
        told.set()
        await _settled(future)
        raise
    return future.result()


class StoppedError(Exception):
    """The work of a thread was told to stop, and nobody wants its result any more."""


def stop_if_told() -> None:
    """End the work of this thread here if it has been told to stop; elsewhere do nothing.

    Raises:
        StoppedError: it has; ``in_thread`` raises CancelledError in its place.
    """
    told = _TOLD_TO_STOP.get()
    if told and told.is_set():
        raise StoppedError


_TOLD_TO_STOP: ContextVar[threading.Event | None] = ContextVar("_TOLD_TO_STOP", default=None)


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
