"""Several workers of the embedded voice, one for each core that may be used."""

import asyncio
import os
from contextlib import AsyncExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tingshu.engines.espeak_process import EspeakProcess


class EspeakWorkers:
    """A context manager around as many workers as there are cores, each started when it is first needed.

    Args:
        library: path of espeak-ng's shared library.
        data: its data folder.
        count: workers there may be; None for the cores of this computer.

    Raises:
        ServiceError: the first worker cannot be started.
    """

    def __init__(self, library: str, data: Path, count: int | None = None) -> None:
        self._workers = [EspeakProcess(library, data) for _ in range(count or os.cpu_count() or 1)]
        self._free: asyncio.LifoQueue[EspeakProcess] = asyncio.LifoQueue()  # so that few stay busy, not many half-idle
        self._open = AsyncExitStack()

    async def __aenter__(self) -> Self:
        async with AsyncExitStack() as opening:
            for worker in self._workers[1:]:
                opening.push_async_exit(worker)
                self._free.put_nowait(worker)
            self._free.put_nowait(await opening.enter_async_context(self._workers[0]))
            self._open = opening.pop_all()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._open.aclose()

    async def ask(self, request: bytes, text: str) -> tuple[dict[str, Any], bytes]:
        """Return the answer of the next free worker to a request about ``text``, and its samples.

        Raises:
            SpeechError: the worker died or did not answer (transient).
            ServiceError: no worker can be started.
        """
        worker = await self._free.get()
        try:
            return await worker.ask(request, text)
        finally:
            self._free.put_nowait(worker)
