"""Clips kept on disk: what has been spoken once is never asked for again."""

import asyncio
import hashlib
import json
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from tingshu.engines.clip_file import MAGIC
from tingshu.engines.joining import joined
from tingshu.engines.splitting import in_two
from tingshu.engines.store import ClipStore
from tingshu.errors import FolderError, SpeechError
from tingshu.model import Clip, Voice
from tingshu.protocols import Engine, Speaker
from tingshu.tasks import end


class KeptSpeaker:
    """A context manager that returns a kept clip where there is one, and keeps what the speaker inside says.

    The same request made twice at the same time is one request. A text that fails is said in two parts, each a
    request like any other: what could be said of it is kept too. When the context is left, so is every request.

    Args:
        speaker: says what is not kept.
        engine: whose clips these are; its name and version are part of every key.
        store: where the clips are, shared with any number of processes.
        for_parts: says the parts of a text that ``speaker`` could not say; None is ``speaker`` itself.
    """

    def __init__(self, speaker: Speaker, engine: Engine, store: ClipStore, for_parts: Speaker | None = None) -> None:
        self._speaker = speaker
        self._for_parts = for_parts or speaker
        self._engine = engine
        self._store = store
        self._under_way: dict[str, _Shared] = {}
        self._running: set[asyncio.Task[Clip]] = set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await end(self._running)

    async def speak(self, text: str, voice: Voice) -> Clip:
        """Return the clip of ``text``, kept or new. Raises what the speaker inside raises.

        Raises:
            FolderError: the store cannot be read or written.
        """
        return await self._said_by(self._speaker, text, voice)

    async def _said_by(self, speaker: Speaker, text: str, voice: Voice) -> Clip:
        key = clip_key(self._engine, voice, text)
        if key not in self._under_way:
            self._under_way[key] = _Shared(self._started(self._found_or_spoken(speaker, key, text, voice)))
        shared = self._under_way[key]
        shared.wanted_by += 1
        try:
            return await asyncio.shield(shared.task)
        finally:
            shared.wanted_by -= 1
            if not shared.wanted_by:
                del self._under_way[key]
                if not shared.task.done():
                    await end([shared.task])

    async def forget(self, text: str, voice: Voice) -> None:
        """Keep the clip of ``text`` no longer, because it has turned out to be no good.

        Raises:
            FolderError: the store cannot be written.
        """
        with self._disk_errors():
            await asyncio.to_thread(self._store.forget, clip_key(self._engine, voice, text))

    def _started(self, request: Coroutine[Any, Any, Clip]) -> asyncio.Task[Clip]:
        task = asyncio.create_task(request)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return task

    async def _found_or_spoken(self, speaker: Speaker, key: str, text: str, voice: Voice) -> Clip:
        with self._disk_errors():
            kept = await asyncio.to_thread(self._store.read, key)
        if kept is not None:
            return kept
        clip = await self._spoken(speaker, text, voice)
        with self._disk_errors():
            await asyncio.to_thread(self._store.write, key, clip)
        return clip

    async def _spoken(self, speaker: Speaker, text: str, voice: Voice) -> Clip:
        """Have ``text`` said, whole or else in parts; the error of parts that fail names the whole."""
        try:
            return await speaker.speak(text, voice)
        except SpeechError as error:
            parts = in_two(text)
            if not parts:
                raise
            try:  # a part is shorter than its whole, so nobody comes to wait for himself
                return joined([await self._said_by(self._for_parts, part, voice) for part in parts])
            except SpeechError as part_error:
                problem = f"{error.problem}, also not in parts"
                raise SpeechError(problem, text=text, transient=error.transient) from part_error

    @contextmanager
    def _disk_errors(self) -> Iterator[None]:
        """Turn an error of the disk into one of the folder, apart from whatever a speaker may raise."""
        try:
            yield
        except OSError as error:
            raise FolderError(
                f"Clips cannot be kept in {self._store.folder}: {error.strerror or error}",
                "Make room there with tingshu cache --clear, or set TINGSHU_CACHE to another folder",
            ) from error


@dataclass(slots=True)
class _Shared:
    """A request under way, and how many wait for it."""

    task: asyncio.Task[Clip]
    wanted_by: int = 0


def clip_key(engine: Engine, voice: Voice, text: str) -> str:
    """Return the name of a clip: a hash of all that decides how it sounds, as hexadecimal digits."""
    request = [engine.name, engine.version, voice.name, voice.rate, voice.pitch, voice.volume, text]
    # JSON keeps one string from running into the next; the magic is the format's version
    return hashlib.sha256(MAGIC + json.dumps(request).encode("ascii")).hexdigest()
