"""The stand-in in a thread with a loop of its own, for tests and for programs in other processes."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from edge_service.service import EdgeService


@contextmanager
def running(service: EdgeService) -> Iterator[EdgeService]:
    """Serve until the block ends."""
    ready, done = threading.Event(), threading.Event()
    loop = asyncio.new_event_loop()
    over = asyncio.Event()

    async def serve() -> None:
        async with service:
            ready.set()
            await over.wait()

    def work() -> None:
        try:
            loop.run_until_complete(serve())
        finally:
            loop.close()
            ready.set()
            done.set()

    thread = threading.Thread(target=work, name="edge-service")
    thread.start()
    ready.wait()
    try:
        yield service
    finally:
        if not done.is_set():
            loop.call_soon_threadsafe(over.set)
        thread.join()
