"""The neural voices of Microsoft Edge's read-aloud service, through edge-tts.

edge-tts speaks the service's protocol; what it leaves to its caller is done here: timeouts, proxies, noticing that
an answer was cut off, and saying in plain words what went wrong. Only its asynchronous interface is used: the
synchronous one waits for ever on any error.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
import edge_tts
from aiohttp.abc import AbstractResolver

from tingshu.engines import edge_connection
from tingshu.engines.edge_answer import Answer
from tingshu.engines.edge_connection import Connector, usable_proxy
from tingshu.engines.edge_errors import FORBIDDEN, FOREIGN_ERRORS, OFFLINE, described, service_error, speech_error
from tingshu.errors import ServiceError, SpeechError
from tingshu.model import Clip, OfferedVoice, ProsodyLimits, Voice

ResolverFactory = Callable[[], AbstractResolver]

PROSODY_LIMITS = ProsodyLimits(rate=(-50, 200), pitch=(-100, 100), volume=(-90, 100))
"""The service publishes none. Rates as other programs found them (NaturalVoiceSAPIAdapter issue 77); pitch by Azure's
half to one and a half times the voice, for a voice of 200 Hz; a volume that is still heard."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How long to wait, in seconds: for a connection, between two messages, for one sentence, for the voice list.

    aiohttp's own read timeout has no effect on an open WebSocket, which edge-tts relies on.
    """

    connect: int = 10
    stall: float = 20.0
    sentence: float = 120.0
    voices: float = 15.0


class EdgeEngine:
    """The Edge read-aloud service.

    Args:
        resolver: makes what finds the service's address; another one leads the unchanged protocol elsewhere.
        proxy: an ``http://`` proxy; None takes it from the environment.
        timeouts: how long to wait for what.
    """

    name = "edge"
    # The service does not say when it retrains a voice. What we know of is its format and the request that
    # edge-tts composes: the number goes up when tests/engines/test_edge.py sees that request change.
    version = "audio-24khz-48kbitrate-mono-mp3 words 1"
    default_voice = "zh-CN-XiaoxiaoNeural"

    def __init__(
        self,
        resolver: ResolverFactory | None = None,
        proxy: str | None = None,
        timeouts: Timeouts = Timeouts(),
    ) -> None:
        self._resolver = resolver or edge_connection.AddressBook
        self._proxy = proxy
        self._timeouts = timeouts

    async def voices(self) -> tuple[OfferedVoice, ...]:
        """List every voice the service offers, of all languages.

        Raises:
            ServiceError: it cannot be reached, refuses, or answers with something else.
        """
        try:
            async with asyncio.timeout(self._timeouts.voices), Connector(self._resolver()) as connector:
                listed = await edge_tts.list_voices(connector=connector, proxy=usable_proxy(self._proxy))
            return tuple(_offered(entry) for entry in listed)
        except FOREIGN_ERRORS as error:
            raise service_error(error) or ServiceError(
                f"The Edge service sent no usable list of voices ({described(error)})", f"Try again later, {OFFLINE}"
            ) from error

    def prosody_limits(self, voice: str) -> ProsodyLimits:  # noqa: ARG002  (all its voices are alike)
        """Return how far its voices can be changed."""
        return PROSODY_LIMITS

    @asynccontextmanager
    async def open(self) -> AsyncIterator["EdgeSpeaker"]:
        """Open a speaker. It holds no connection between two sentences, so there is nothing to end."""
        yield EdgeSpeaker(self._resolver(), usable_proxy(self._proxy), self._timeouts)


class EdgeSpeaker:
    """Speaks sentences of up to a few hundred characters, each over a connection of its own."""

    def __init__(self, resolver: AbstractResolver, proxy: str | None, timeouts: Timeouts) -> None:
        self._resolver = resolver
        self._proxy = proxy
        self._timeouts = timeouts

    async def speak(self, text: str, voice: Voice) -> Clip:
        """Return the whole clip (MP3) of ``text`` with a mark for each word.

        Raises:
            SpeechError: this sentence was not answered, or not whole.
            ServiceError: the service cannot be reached or refuses.
        """
        if not any(map(str.isalnum, text)):
            raise SpeechError("There is no word in this that could be said", text=text, transient=False)
        try:
            return (await self._ask(text, voice)).clip()
        except FOREIGN_ERRORS as error:
            raise service_error(error) or speech_error(error, text) from error

    async def _ask(self, text: str, voice: Voice) -> Answer:
        try:
            return await self._ask_once(text, voice)
        except aiohttp.ClientResponseError as error:
            if error.status != FORBIDDEN:
                raise
        return await self._ask_once(text, voice)  # edge-tts has set its clock by the refusal

    async def _ask_once(self, text: str, voice: Voice) -> Answer:
        async with Connector(self._resolver) as connector:
            answer = Answer(text, voice)
            reading = asyncio.create_task(answer.read(self._request(text, voice, connector)))
            try:
                await self._watch(reading, answer)
            except RecursionError:
                raise
            except RuntimeError as error:
                # after a refusal edge-tts asks again by itself, but over the connector its first session has closed
                raise error.__context__ or error from None
            finally:
                reading.cancel()
                await asyncio.gather(reading, return_exceptions=True)
        return answer

    def _request(self, text: str, voice: Voice, connector: aiohttp.BaseConnector) -> edge_tts.Communicate:
        try:
            return edge_tts.Communicate(
                text,
                voice.name,
                rate=voice.rate,
                volume=voice.volume,
                pitch=voice.pitch,
                boundary="WordBoundary",
                connector=connector,
                proxy=self._proxy,
                connect_timeout=self._timeouts.connect,
            )
        except ValueError as error:
            raise SpeechError(f"edge-tts does not take the request: {error}", text=text, transient=False) from error

    async def _watch(self, reading: "asyncio.Task[None]", answer: Answer) -> None:
        """Wait until ``reading`` is done, but not past either clock."""
        now = asyncio.get_running_loop().time
        latest = now() + self._timeouts.sentence
        while not reading.done():
            left = min(answer.heard_at + self._timeouts.stall, latest) - now()
            if left <= 0:
                raise TimeoutError("it fell silent" if now() < latest else "it took too long")
            await asyncio.wait({reading}, timeout=left)
        reading.result()


def _offered(entry: Any) -> OfferedVoice:  # noqa: ANN401  (JSON of the service)
    return OfferedVoice(EdgeEngine.name, entry["ShortName"], entry["Locale"], entry["Gender"].lower())
