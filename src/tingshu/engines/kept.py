r"""Clips kept on disk: what has been spoken once is never asked for again.

A clip stands under the hash of everything that decides how it sounds, in a file that says by itself whether it is
whole::

    b"tingshu clip 1\n"   32 bytes SHA-256 of the rest   4 bytes length of the marks (big-endian)   marks   audio

The marks are JSON: ``[["text", start_ms, end_ms], …]``.
"""

import asyncio
import hashlib
import json
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tingshu.engines.private_file import write_private
from tingshu.errors import FolderError
from tingshu.model import Clip, Mark, Voice
from tingshu.protocols import Engine, Speaker

MAGIC = b"tingshu clip 1\n"
_DIGEST_BYTES = hashlib.sha256().digest_size
_LENGTH = struct.Struct(">I")


class KeptSpeaker:
    """Returns a kept clip where there is one, and keeps what the speaker inside says.

    The same request made twice at the same time is one request.

    Args:
        speaker: says what is not kept.
        engine: whose clips these are; its name and version are part of every key.
        store: the folder of the clips, shared with any number of processes.
    """

    def __init__(self, speaker: Speaker, engine: Engine, store: Path) -> None:
        self._speaker = speaker
        self._engine = engine
        self._store = store
        self._under_way: dict[str, _Shared] = {}

    async def speak(self, text: str, voice: Voice) -> Clip:
        """Return the clip of ``text``, kept or new. Raises what the speaker inside raises.

        Raises:
            FolderError: the store cannot be read or written.
        """
        key = clip_key(self._engine, voice, text)
        if key not in self._under_way:
            self._under_way[key] = _Shared(asyncio.create_task(self._found_or_spoken(key, text, voice)))
        shared = self._under_way[key]
        shared.wanted_by += 1
        try:
            return await asyncio.shield(shared.task)
        finally:
            shared.wanted_by -= 1
            if not shared.wanted_by:
                del self._under_way[key]
                await _given_up(shared.task)

    async def _found_or_spoken(self, key: str, text: str, voice: Voice) -> Clip:
        path = self._store / key[:2] / key[2:4] / key
        with self._disk_errors():
            kept = await asyncio.to_thread(_read, path)
        if kept is not None:
            return kept
        clip = await self._speaker.speak(text, voice)
        with self._disk_errors():
            await asyncio.to_thread(write_private, path, packed(clip))
        return clip

    @contextmanager
    def _disk_errors(self) -> Iterator[None]:
        """Turn an error of the disk into one of the folder, apart from whatever a speaker may raise."""
        try:
            yield
        except OSError as error:
            raise FolderError(
                f"Clips cannot be kept in {self._store}: {error.strerror or error}",
                "Make room there, or set TINGSHU_CACHE to another folder",
            ) from error


@dataclass(slots=True)
class _Shared:
    """A request under way, and how many wait for it."""

    task: asyncio.Task[Clip]
    wanted_by: int = 0


async def _given_up(task: asyncio.Task[Clip]) -> None:
    if not task.done():
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def clip_key(engine: Engine, voice: Voice, text: str) -> str:
    """Return the name of a clip: a hash of all that decides how it sounds, as hexadecimal digits."""
    request = [engine.name, engine.version, voice.name, voice.rate, voice.pitch, voice.volume, text]
    # JSON keeps one string from running into the next; the magic is the format's version
    return hashlib.sha256(MAGIC + json.dumps(request).encode("ascii")).hexdigest()


def packed(clip: Clip) -> bytes:
    """Return ``clip`` as the bytes of its file."""
    marks = json.dumps([[mark.text, mark.start_ms, mark.end_ms] for mark in clip.marks]).encode("ascii")
    rest = _LENGTH.pack(len(marks)) + marks + clip.audio
    return MAGIC + hashlib.sha256(rest).digest() + rest


def unpacked(data: bytes) -> Clip | None:
    """Return the clip in a file's bytes; None when they are damaged or of another version."""
    rest = memoryview(data)[len(MAGIC) + _DIGEST_BYTES :]
    if data[: len(MAGIC) + _DIGEST_BYTES] != MAGIC + hashlib.sha256(rest).digest():
        return None
    audio_at = _LENGTH.size + _LENGTH.unpack_from(rest)[0]
    marks = json.loads(bytes(rest[_LENGTH.size : audio_at]))
    return Clip(bytes(rest[audio_at:]), tuple(Mark(*mark) for mark in marks))


def _read(path: Path) -> Clip | None:
    try:
        return unpacked(path.read_bytes())
    except FileNotFoundError:
        return None
