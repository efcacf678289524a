"""A worker process of the embedded voice, seen from outside: started, asked, replaced when it dies, ended."""

import asyncio
import json
import subprocess
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tingshu.engines import espeak_worker
from tingshu.engines.espeak_worker import LENGTH
from tingshu.errors import ServiceError, SpeechError

ANSWER_WITHIN_S = 60.0  # a sentence takes some 0.1 s


class EspeakProcess:
    """A context manager around at most one worker, for one caller at a time; leaving it ends the worker.

    Args:
        library: path of espeak-ng's shared library.
        data: its data folder.

    Raises:
        ServiceError: the first worker cannot be started.
    """

    def __init__(self, library: str, data: Path) -> None:
        self._arguments = (library, str(data))
        self._process: Process | None = None

    async def __aenter__(self) -> Self:
        await self._started()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._end()

    async def ask(self, request: bytes, text: str) -> tuple[dict[str, Any], bytes]:
        """Return the worker's answer to a request about ``text``, and its samples.

        Raises:
            SpeechError: the worker died or did not answer (transient).
            ServiceError: no worker can be started.
        """
        process = self._process or await self._started()
        try:
            async with self._heard_out(), asyncio.timeout(ANSWER_WITHIN_S):
                return await _answer(process, request)
        except (OSError, EOFError, TimeoutError) as error:
            raise SpeechError("The embedded voice died while speaking", text=text, transient=True) from error

    async def _started(self) -> Process:
        try:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-I", "-S"),  # the worker needs the standard library alone, not what the folder it is run in holds
                espeak_worker.__file__,
                *self._arguments,
                stdin=PIPE,
                stdout=PIPE,
                stderr=DEVNULL,
                **_out_of_reach_of_ctrl_c(),
            )
        except OSError as error:
            raise _cannot_start(str(error)) from error
        self._process = process
        async with self._heard_out():
            if problem := await _first_word(process):
                raise _cannot_start(problem)
        return process

    @asynccontextmanager
    async def _heard_out(self) -> AsyncIterator[None]:
        """End the worker unless the block, which hears what it has to say, ends well.

        Also when we are cancelled there: what it says then would be taken for its answer to the next request.
        """
        heard = False
        try:
            yield
            heard = True
        finally:
            if not heard:
                await self._end(at_once=True)

    async def _end(self, *, at_once: bool = False) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if at_once and process.returncode is None:
            process.kill()
        await process.communicate(b"")  # closes its input, which ends it, and reads to the end of its output


async def _first_word(process: Process) -> str:
    """Return why the worker cannot begin; empty when it can."""
    try:
        return str(json.loads(await _message(process))["error"])
    except EOFError:
        return "its process ended at once"


async def _answer(process: Process, request: bytes) -> tuple[dict[str, Any], bytes]:
    assert process.stdin is not None  # noqa: S101  (it was started with a pipe)
    process.stdin.write(LENGTH.pack(len(request)) + request)
    await process.stdin.drain()
    return json.loads(await _message(process)), await _message(process)


async def _message(process: Process) -> bytes:
    assert process.stdout is not None  # noqa: S101  (it was started with a pipe)
    (length,) = LENGTH.unpack(await process.stdout.readexactly(LENGTH.size))
    return await process.stdout.readexactly(length)


def _out_of_reach_of_ctrl_c() -> dict[str, Any]:
    """Return what keeps the terminal's Ctrl-C from the worker: it ends when its input does, not half-way."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def _cannot_start(problem: str) -> ServiceError:
    return ServiceError(
        f"The embedded voice cannot start: {problem}",
        "Run pip install --force-reinstall espeakng-loader, or use --engine edge",
    )
