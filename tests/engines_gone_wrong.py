"""Speakers that misbehave, each in one way and by its name; and one that does not, to compare them with.

``engine_of(speaker)`` makes an engine of any of them, for tests that start one floor higher.
"""

import asyncio
import io
import math
import struct
import wave
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import lru_cache

from tingshu.errors import ServiceError, SpeechError
from tingshu.model import Clip, Mark, OfferedVoice, ProsodyLimits, Voice
from tingshu.protocols import Speaker

RATE = 22_050
MS_PER_CHARACTER = 20


@lru_cache(maxsize=4096)
def tone(text: str) -> Clip:
    """Return a real clip (WAV) whose pitch and length come from ``text``, with one mark for all of it."""
    milliseconds = MS_PER_CHARACTER * max(len(text), 1)
    hertz = 200 + sum(map(ord, text)) % 400
    samples = (int(8000 * math.sin(2 * math.pi * hertz * i / RATE)) for i in range(RATE * milliseconds // 1000))
    whole = io.BytesIO()
    with wave.open(whole, "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))
    return Clip(whole.getvalue(), (Mark(text, 0, milliseconds),))


class Good:
    """Says everything, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def speak(self, text: str, voice: Voice) -> Clip:  # noqa: ARG002  (it has one voice)
        """Say ``text``."""
        self.asked.append(text)
        return tone(text)


class Mute(Good):
    """Can say nothing at all, or not the texts that hold ``word``; asking again does not help."""

    def __init__(self, word: str = "") -> None:
        super().__init__()
        self.word = word

    async def speak(self, text: str, voice: Voice) -> Clip:
        """Fail for good."""
        clip = await super().speak(text, voice)
        if self.word in text:
            raise SpeechError("The voice has lost its tongue", text=text, transient=False)
        return clip


class Flaky(Good):
    """Fails ``times`` times over each text that holds ``word``, then says it; ``slow`` as one that is waited for."""

    def __init__(self, times: float, *, word: str = "", slow: bool = False) -> None:
        super().__init__()
        self.times, self.word, self.slow = times, word, slow
        self._failures: Counter[str] = Counter()

    async def speak(self, text: str, voice: Voice) -> Clip:
        """Fail in passing, or say ``text``."""
        clip = await super().speak(text, voice)
        if self.word in text and self._failures[text] < self.times:
            self._failures[text] += 1
            raise SpeechError("The voice coughs", text=text, transient=True, slow=self.slow)
        return clip


class Slow(Good):
    """Says nothing before it is told to ``go``, and counts how many wait at once."""

    def __init__(self) -> None:
        super().__init__()
        self.go = asyncio.Event()
        self.waiting, self.most_at_once = 0, 0
        self._came = asyncio.Condition()

    async def has(self, count: int) -> None:
        """Return once ``count`` are waiting."""
        async with self._came:
            await self._came.wait_for(lambda: self.waiting >= count)

    async def speak(self, text: str, voice: Voice) -> Clip:  # noqa: ARG002  (it has one voice)
        """Wait, then say ``text``."""
        self.asked.append(text)
        self.waiting += 1
        self.most_at_once = max(self.most_at_once, self.waiting)
        try:
            async with self._came:
                self._came.notify_all()
            await self.go.wait()
        finally:
            self.waiting -= 1
        return tone(text)


class Refusing(Good):
    """Serves ``after`` sentences and then nobody any more."""

    def __init__(self, after: int = 0, *, transient: bool = False) -> None:
        super().__init__()
        self.after = after
        self.transient = transient

    async def speak(self, text: str, voice: Voice) -> Clip:
        """Refuse to serve, or say ``text``."""
        clip = await super().speak(text, voice)
        if len(self.asked) > self.after:
            raise ServiceError("The service has closed its doors", "Come back tomorrow", transient=self.transient)
        return clip


class Crowded(Good):
    """Serves ``places`` at once, each for ``seconds``, and answers 429 to the rest.

    Args:
        places: whom it serves at once.
        seconds: how long an answer takes.
        retry_after_s: what it asks those to wait whom it does not serve.
    """

    def __init__(self, places: int, seconds: float = 0.7, retry_after_s: float | None = None) -> None:
        super().__init__()
        self.places, self.seconds, self.retry_after_s = places, seconds, retry_after_s
        self.inside, self.most_at_once, self.refused = 0, 0, 0
        self.open = True

    async def speak(self, text: str, voice: Voice) -> Clip:
        """Say ``text`` after a while, or refuse at once."""
        if self.inside >= self.places or not self.open:
            self.refused += 1
            raise ServiceError("429", "Later", transient=True, retry_after_s=self.retry_after_s)
        self.inside += 1
        self.most_at_once = max(self.most_at_once, self.inside)
        try:
            await asyncio.sleep(self.seconds)
        finally:
            self.inside -= 1
        return await super().speak(text, voice)


class Tired(Good):
    """Does one thing after the other: the more ask at once, the longer each waits."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds
        self.waiting, self.most_at_once = 0, 0
        self._hands = asyncio.Semaphore(4)

    async def speak(self, text: str, voice: Voice) -> Clip:
        """Say ``text`` once there is a hand free."""
        self.waiting += 1
        self.most_at_once = max(self.most_at_once, self.waiting)
        try:
            async with self._hands:
                await asyncio.sleep(self.seconds)
        finally:
            self.waiting -= 1
        return await super().speak(text, voice)


class Away(Good):
    """Fails over every text in one way until ``returns_at``, a second of the loop's time."""

    def __init__(self, error: Callable[[str], Exception], *, returns_at: float = math.inf) -> None:
        super().__init__()
        self.error = error
        self.returns_at = returns_at

    async def speak(self, text: str, voice: Voice) -> Clip:
        """Fail after a moment, or say ``text``."""
        clip = await super().speak(text, voice)
        is_away = asyncio.get_running_loop().time() < self.returns_at
        await asyncio.sleep(0.2)
        if is_away:
            raise self.error(text)
        return clip


class Garbling(Good):
    """Hands over bytes that are no audio."""

    async def speak(self, text: str, voice: Voice) -> Clip:
        """Say nothing sensible."""
        await super().speak(text, voice)
        return Clip(b"\x00not audio\xff" * 20)


class Silent(Good):
    """Hands over a clip in which there is not a sound."""

    async def speak(self, text: str, voice: Voice) -> Clip:
        """Keep silent at length."""
        whole = (await super().speak(text, voice)).audio
        return Clip(whole[:44] + bytes(len(whole) - 44))


class engine_of:  # noqa: N801  (reads as the function it could be)
    """An engine of one voice, ``tone``, that opens the given speaker."""

    name = "tone"
    version = "1"
    default_voice = "tone"

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self.open_now = 0

    async def voices(self) -> tuple[OfferedVoice, ...]:
        """List the one voice."""
        return (OfferedVoice(self.name, self.default_voice, "zh-CN", "neutral"),)

    def prosody_limits(self, voice: str) -> ProsodyLimits:  # noqa: ARG002  (it has one voice)
        """Take whatever can be written."""
        return ProsodyLimits((-99, 999), (-9999, 9999), (-99, 999))

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Speaker]:
        """Open the speaker."""
        self.open_now += 1
        try:
            yield self._speaker
        finally:
            self.open_now -= 1
