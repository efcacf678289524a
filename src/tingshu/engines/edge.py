"""The neural voices of Microsoft Edge's read-aloud service, through edge-tts.

edge-tts speaks the service's protocol; what it leaves to its caller is done here: clocks, proxies, noticing that
an answer was cut off, and saying in plain words what went wrong. Only its asynchronous interface is used: the
synchronous one waits for ever on any error.
"""

import asyncio
import urllib.request
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import edge_tts
from aiohttp.abc import AbstractResolver
from aiohttp.connector import Connection
from edge_tts.exceptions import EdgeTTSException, NoAudioReceived, SkewAdjustmentError

from tingshu.engines.mp3_frames import fault_in
from tingshu.errors import ServiceError, SpeechError
from tingshu.model import Clip, Mark, OfferedVoice, Voice

HOST = "speech.platform.bing.com"
TICKS_PER_MS = 10_000  # the service counts in 100 ns
FORBIDDEN, TOO_MANY_REQUESTS, SERVER_ERROR = 403, 429, 500

OFFLINE = "or use --engine espeak, which needs no network"

# What edge-tts, aiohttp and the parsing of an answer that is not the service's raise between them.
FOREIGN_ERRORS = (
    EdgeTTSException, aiohttp.ClientError, OSError, TimeoutError,
    ValueError, LookupError, TypeError, AttributeError,
)  # fmt: skip

ResolverFactory = Callable[[], AbstractResolver]


@dataclass(frozen=True, slots=True)
class Clocks:
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
        clocks: how long to wait for what.
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
        clocks: Clocks = Clocks(),
    ) -> None:
        self._resolver = resolver
        self._proxy = proxy
        self._clocks = clocks

    async def voices(self) -> tuple[OfferedVoice, ...]:
        """List every voice the service offers, of all languages.

        Raises:
            ServiceError: it cannot be reached, refuses, or answers with something else.
        """
        try:
            async with asyncio.timeout(self._clocks.voices), _Connector(self._resolver) as connector:
                listed = await edge_tts.list_voices(connector=connector, proxy=self._proxy_in_use())
            return tuple(_offered(entry) for entry in listed)
        except FOREIGN_ERRORS as error:
            raise _service_error(error) or ServiceError(
                f"The Edge service sent no usable list of voices ({_described(error)})", f"Try again later, {OFFLINE}"
            ) from error

    @asynccontextmanager
    async def open(self) -> AsyncIterator["EdgeSpeaker"]:
        """Open a speaker. It holds no connection between two sentences, so there is nothing to end."""
        yield EdgeSpeaker(self._resolver, self._proxy_in_use(), self._clocks)

    def _proxy_in_use(self) -> str | None:
        proxy = self._proxy or proxy_from_environment()
        if proxy and urlsplit(proxy).scheme not in ("http", "https"):
            raise ServiceError(
                f"The Edge service cannot be reached through the proxy {_without_password(proxy)}",
                f"Set HTTPS_PROXY to the http:// address of your proxy, {OFFLINE}",
            )
        return proxy


class EdgeSpeaker:
    """Speaks sentences of up to a few hundred characters, each over a connection of its own."""

    def __init__(self, resolver: ResolverFactory | None, proxy: str | None, clocks: Clocks) -> None:
        self._resolver = resolver
        self._proxy = proxy
        self._clocks = clocks

    async def speak(self, text: str, voice: Voice) -> Clip:
        """Return the whole clip (MP3) of ``text`` with a mark for each word.

        Raises:
            SpeechError: this sentence was not answered, or not whole.
            ServiceError: the service cannot be reached or refuses.
        """
        try:
            answer = await self._ask(text, voice)
        except FOREIGN_ERRORS as error:
            raise _service_error(error) or _speech_error(error, text) from error
        if fault := answer.fault():
            raise SpeechError(f"The answer of the Edge service was cut off: {fault}", text=text, transient=True)
        return Clip(bytes(answer.audio), tuple(answer.marks))

    async def _ask(self, text: str, voice: Voice) -> "_Answer":
        try:
            return await self._ask_once(text, voice)
        except aiohttp.ClientResponseError as error:
            if error.status != FORBIDDEN:
                raise
        return await self._ask_once(text, voice)  # edge-tts has set its clock by the refusal

    async def _ask_once(self, text: str, voice: Voice) -> "_Answer":
        async with _Connector(self._resolver) as connector:
            answer = _Answer()
            reading = asyncio.create_task(answer.read(self._request(text, voice, connector)))
            try:
                await self._watch(reading, answer)
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
                connect_timeout=self._clocks.connect,
            )
        except ValueError as error:
            raise SpeechError(f"edge-tts does not take the request: {error}", text=text, transient=False) from error

    async def _watch(self, reading: "asyncio.Task[None]", answer: "_Answer") -> None:
        """Wait until ``reading`` is done, but not past either clock."""
        now = asyncio.get_running_loop().time
        latest = now() + self._clocks.sentence
        while not reading.done():
            left = min(answer.heard_at + self._clocks.stall, latest) - now()
            if left <= 0:
                raise TimeoutError("it fell silent" if now() < latest else "it took too long")
            await asyncio.wait({reading}, timeout=left)
        reading.result()


class _Connector(aiohttp.TCPConnector):
    """Connections for one request, all of which are gone when it is left.

    aiohttp closes a connection by asking the other side to agree, and forgets it before that has happened.
    """

    def __init__(self, resolver: ResolverFactory | None) -> None:
        super().__init__(resolver=resolver() if resolver else None)
        self._lines: list[asyncio.BaseTransport | None] = []

    async def connect(self, *request: Any, **options: Any) -> Connection:  # noqa: ANN401  (handed on as they are)
        connection = await super().connect(*request, **options)
        self._lines.append(connection.transport)
        return connection

    async def __aexit__(self, *_: object) -> None:
        await self.close()
        for line in self._lines:
            if isinstance(line, asyncio.Transport):
                line.abort()
        await asyncio.sleep(0)  # in which the loop lets go of the sockets


@dataclass(slots=True)
class _Answer:
    """What has come back for one sentence so far."""

    audio: bytearray = field(default_factory=bytearray)
    marks: list[Mark] = field(default_factory=list)
    ended: bool = False
    heard_at: float = field(default_factory=lambda: asyncio.get_running_loop().time())

    async def read(self, request: edge_tts.Communicate) -> None:
        async for message in request.stream():
            self.heard_at = asyncio.get_running_loop().time()
            if message["type"] == "audio":
                self.audio += message["data"]
            else:
                self.marks.append(_mark(message))
        # edge-tts adds up a request's bytes on turn.end alone, and a connection that closes earlier is no error to it
        self.ended = request.state["cumulative_audio_bytes"] == len(self.audio)

    def fault(self) -> str:
        """Say what shows that this is not all the service had to say; empty when it is."""
        return fault_in(self.audio, self.marks) or ("" if self.ended else "it never said that it had finished")


def proxy_from_environment() -> str | None:
    """Return the proxy for the service: WSS_PROXY, HTTPS_PROXY or ALL_PROXY, unless NO_PROXY names its host.

    edge-tts alone would read only WSS_PROXY for speech, because the address begins with ``wss``.
    """
    proxies = urllib.request.getproxies()
    if urllib.request.proxy_bypass(HOST):
        return None
    return proxies.get("wss") or proxies.get("https") or proxies.get("all")


def _offered(entry: Any) -> OfferedVoice:  # noqa: ANN401  (JSON of the service)
    return OfferedVoice(EdgeEngine.name, entry["ShortName"], entry["Locale"], entry["Gender"].lower())


def _mark(message: Any) -> Mark:  # noqa: ANN401  (edge-tts types what may be missing, not what is there)
    start, length = int(message["offset"]), int(message["duration"])
    return Mark(message["text"], start // TICKS_PER_MS, (start + length) // TICKS_PER_MS)


def _service_error(error: BaseException) -> ServiceError | None:
    """Return ``error`` as one of the whole service; None when it may concern one sentence only."""
    match error:
        case aiohttp.ClientHttpProxyError(status=status):
            return ServiceError(f"The proxy refuses to connect to the Edge service ({status})", "Check HTTPS_PROXY")
        case aiohttp.ClientResponseError(status=status):
            return _refusal(status)
        case SkewAdjustmentError():  # a 403 that did not say what time it is
            return _refusal(FORBIDDEN)
        case aiohttp.ClientConnectorCertificateError():
            return ServiceError(
                f"The Edge service cannot prove its identity ({_described(error)})",
                f"Check this computer's clock, and for a proxy that opens encrypted connections, {OFFLINE}",
            )
        case aiohttp.ClientConnectorError() | aiohttp.ConnectionTimeoutError() | aiohttp.InvalidURL():
            return ServiceError(
                f"The Edge service cannot be reached ({_described(error)})",
                f"Check the network connection and HTTPS_PROXY, {OFFLINE}",
                transient=True,
            )
        case _:
            return None


def _refusal(status: int) -> ServiceError:
    if status == FORBIDDEN:  # edge-tts has set its clock by the first refusal and was refused again
        problem = f"The Edge service refuses this program ({status})"
        way_out = (
            "Check this computer's clock, run pip install --upgrade edge-tts,"
            f" try another network (the service blocks some addresses), {OFFLINE}"
        )
        return ServiceError(problem, way_out)
    if status == TOO_MANY_REQUESTS or status >= SERVER_ERROR:
        problem = f"The Edge service is overloaded or has had enough of us ({status})"
        way_out = f"Run the same command again in a few minutes, with fewer --jobs, {OFFLINE}"
        return ServiceError(problem, way_out, transient=True)
    return ServiceError(
        f"The Edge service does not know our request ({status})", f"Run pip install --upgrade edge-tts, {OFFLINE}"
    )


def _speech_error(error: BaseException, text: str) -> SpeechError:
    speakable = any(character.isalnum() for character in text)
    match error:
        case NoAudioReceived():
            problem, transient = "The Edge service sent no audio", speakable
        case UnicodeEncodeError():
            problem, transient = "The sentence holds half a character, which cannot be sent", False
        case TimeoutError():
            problem, transient = f"The Edge service did not answer in time: {error}", True
        case _:
            problem, transient = f"The Edge service's answer broke off ({_described(error)})", True
    return SpeechError(problem, text=text, transient=transient)


def _described(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _without_password(proxy: str) -> str:
    parts = urlsplit(proxy)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
