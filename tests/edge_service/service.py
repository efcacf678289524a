"""The service itself: its two addresses, its messages, its manners."""

import asyncio
import json
import math
import re
import ssl
import time
import uuid
from dataclasses import dataclass, field
from email.utils import formatdate
from pathlib import Path
from typing import Self
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import aiohttp
import trustme
from aiohttp import web
from edge_tts.constants import TRUSTED_CLIENT_TOKEN
from edge_tts.drm import generate_sec_ms_gec_v2

from edge_service import faults, voices
from edge_service.loopback import HOST, Loopback
from edge_service.speech import Speech, speech
from tingshu.engines.edge import EdgeEngine, Timeouts

BASE = "/consumer/speech/synthesize/readaloud"
SSML = "{http://www.w3.org/2001/10/synthesis}"
AUDIO_MESSAGE_BYTES = 10 * 144
TICKS_PER_MS = 10_000
MS_PER_FRAME = 24
TOKEN_WINDOW_S = 300
FORBIDDEN = 403


@dataclass(frozen=True)
class Request:
    """What was asked in one turn."""

    text: str
    voice: str
    rate: str
    pitch: str
    volume: str
    boundary: str
    config: str
    ssml: str


@dataclass(frozen=True)
class Pace:
    """How the service takes its time.

    Seconds to a connection and to the first audio; how many times faster than listening audio comes (0: at once).
    """

    connect_s: float = 0.0
    first_byte_s: float = 0.0
    real_time_factor: float = 0.0


@dataclass
class _Connection:
    """What has been said on one WebSocket so far."""

    socket: web.WebSocketResponse
    config: str = ""
    request_id: str = field(default_factory=lambda: uuid.uuid4().hex)


class EdgeService:
    """An asynchronous context manager that serves on an ephemeral port of 127.0.0.1 over TLS."""

    def __init__(self) -> None:
        self.authority = trustme.CA()
        self.host, self.port = "127.0.0.1", 0
        self.reset()

    def reset(self) -> None:
        """Forget what was asked and planned."""
        self.faults = faults.Faults()
        self.pace = Pace()
        self.requests: list[Request] = []
        self.refused: list[int] = []
        self.under_way, self.most_at_once = 0, 0
        self.places = math.inf
        """Whom it serves at once; the others get 429."""
        self.clock_ahead_s = 0.0
        """How far the service's clock is ahead of this computer's."""

    def engine(self, timeouts: Timeouts | None = None, proxy: str | None = None) -> EdgeEngine:
        """Return the product's engine, led here by its resolver."""
        return EdgeEngine(lambda: Loopback(self.host, self.port), proxy, timeouts or Timeouts())

    def environment(self, folder: Path) -> dict[str, str]:
        """Return the variables for ``python -m edge_service.tingshu``; the certificate is put into ``folder``."""
        certificate = folder / "edge-service-ca.pem"
        self.authority.cert_pem.write_to_path(str(certificate))
        return {"EDGE_SERVICE": f"{self.host}:{self.port}", "EDGE_SERVICE_CA": str(certificate)}

    async def __aenter__(self) -> Self:
        application = web.Application()
        application.router.add_get(f"{BASE}/voices/list", self._list_voices)
        application.router.add_get(f"{BASE}/edge/v1", self._serve)
        self._runner = web.AppRunner(application, shutdown_timeout=0.1, handler_cancellation=True)
        await self._runner.setup()
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self.authority.issue_cert(HOST).configure_cert(context)
        await web.TCPSite(self._runner, self.host, self.port, ssl_context=context).start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    # --- who may come in -------------------------------------------------------------------------------------

    def _refusal(self, request: web.Request, planned: faults.Refusal | None, token: str) -> web.Response | None:
        refusal = planned
        if refusal is None and not self._is_known(request, token):
            refusal = faults.Refusal(FORBIDDEN)
        if refusal is None:
            return None
        self.refused.append(refusal.status)
        return web.Response(
            status=refusal.status, headers={"Date": formatdate(self._now(), usegmt=True)} | dict(refusal.headers)
        )

    def _is_known(self, request: web.Request, token: str) -> bool:
        query = request.query
        windows = (self._now() + shift for shift in (0, -TOKEN_WINDOW_S, TOKEN_WINDOW_S))
        return (
            query.get(token) == TRUSTED_CLIENT_TOKEN
            and any(query.get("Sec-MS-GEC") == generate_sec_ms_gec_v2(moment) for moment in windows)
            and query.get("Sec-MS-GEC-Version", "").startswith("2-")
        )

    def _now(self) -> float:
        return time.time() + self.clock_ahead_s

    # --- the two addresses -----------------------------------------------------------------------------------

    async def _list_voices(self, request: web.Request) -> web.Response:
        await asyncio.sleep(self.pace.connect_s)
        if (refusal := self._refusal(request, self.faults.next_list(), "trustedclienttoken")) is not None:
            return refusal
        body = self.faults.list_body
        return web.Response(body=json.dumps(voices.listing()).encode() if body is None else body)

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(self.pace.connect_s)
        planned = self.faults.next_upgrade() or (faults.Refusal(429) if self.under_way >= self.places else None)
        if (refusal := self._refusal(request, planned, "TrustedClientToken")) is not None:
            return refusal
        if not re.fullmatch(r"[0-9a-f]{32}", request.query.get("ConnectionId", "")):
            return web.Response(status=400)
        connection = _Connection(web.WebSocketResponse())
        await connection.socket.prepare(request)
        self.under_way += 1
        self.most_at_once = max(self.most_at_once, self.under_way)
        try:
            await self._converse(request, connection)
        except ConnectionError:
            pass  # the client has gone, as it may
        finally:
            self.under_way -= 1
        return connection.socket

    async def _converse(self, request: web.Request, connection: _Connection) -> None:
        async for message in connection.socket:
            headers, body = _parsed(message)
            if headers["Path"] == "speech.config":
                connection.config = body
            elif headers["Path"] == "ssml":
                connection.request_id = headers["X-RequestId"]
                asked = read_ssml(body, connection.config)
                fault = self.faults.next_answer(asked.text)
                self.requests.append(asked)
                steps = await asyncio.to_thread(answer, asked)
                await self._answer(request, connection, fault(steps) if fault else steps)

    async def _answer(self, request: web.Request, connection: _Connection, steps: list[faults.Step]) -> None:
        now, due, waited = asyncio.get_running_loop().time, 0.0, False
        for step in steps:
            if isinstance(step, faults.Audio) and not waited:
                waited = True
                await asyncio.sleep(self.pace.first_byte_s)
                due = now()
            if not await self._take(request, connection, step):
                return
            if isinstance(step, faults.Audio) and self.pace.real_time_factor:
                # by the clock: that each sleep lasts a little longer must not add up to another pace
                due += len(step.frames) // 144 * MS_PER_FRAME / 1000 / self.pace.real_time_factor
                await asyncio.sleep(due - now())

    async def _take(self, request: web.Request, connection: _Connection, step: faults.Step) -> bool:
        """Take one step; False when it was the last there can be."""
        socket = connection.socket
        match step:
            case faults.Text(path, body):
                await socket.send_str(_text(connection.request_id, path, body))
            case faults.Audio(frames):
                await socket.send_bytes(_binary(connection.request_id, frames))
            case faults.Raw(str() as message):
                await socket.send_str(message)
            case faults.Raw(message):
                await socket.send_bytes(message)
            case faults.Close(code, reason):
                await socket.close(code=code, message=reason.encode())
                return False
            case faults.Drop():
                request.transport.abort()
                return False
            case faults.Hang():
                await asyncio.Event().wait()  # until the client has gone, which cancels us
        return True


def read_ssml(ssml: str, config: str) -> Request:
    """Return what an SSML document and the configuration before it ask for."""
    speak = ET.fromstring(ssml)  # noqa: S314  (it comes from the client under test)
    voice = speak.find(f"{SSML}voice")
    prosody = voice.find(f"{SSML}prosody")
    options = json.loads(config)["context"]["synthesis"]["audio"]["metadataoptions"]
    return Request(
        text="".join(prosody.itertext()),
        voice=voice.attrib["name"],
        boundary="WordBoundary" if options["wordBoundaryEnabled"] == "true" else "SentenceBoundary",
        config=config,
        ssml=ssml,
        **prosody.attrib,
    )


def answer(asked: Request) -> list[faults.Step]:
    """Return the steps of a good answer."""
    if asked.voice not in map(voices.long_name, voices.GENDERS):
        return [faults.Close(1007, "Unsupported voice")]
    said = speech(asked.text, *(int(value.strip("%Hz")) for value in (asked.rate, asked.pitch, asked.volume)))
    steps: list[faults.Step] = [faults.Text("turn.start", '{"context":{"serviceTag":"loopback"}}')]
    if said.audio:
        steps.append(faults.Text("response", '{"context":{"serviceTag":"loopback"},"audio":{"type":"inline"}}'))
        steps += _interleaved(said, asked)
        steps.append(faults.Audio(b""))
    return [*steps, faults.Text("turn.end", "{}")]


def _interleaved(said: Speech, asked: Request) -> list[faults.Step]:
    """Return marks and audio as the service sends them: a word's mark before the audio in which it is heard."""
    words = list(said.words) if asked.boundary == "WordBoundary" else []
    steps: list[faults.Step] = []
    if not words:
        steps.append(_mark("SentenceBoundary", asked.text, said.words[0].start_ms, said.words[-1].end_ms))
    for start in range(0, len(said.audio), AUDIO_MESSAGE_BYTES):
        frames = said.audio[start : start + AUDIO_MESSAGE_BYTES]
        while words and words[0].start_ms < (start + len(frames)) // 144 * MS_PER_FRAME:
            word = words.pop(0)
            steps.append(_mark("WordBoundary", word.text, word.start_ms, word.end_ms))
        steps.append(faults.Audio(frames))
    return steps


def _mark(kind: str, text: str, start_ms: int, end_ms: int) -> faults.Text:
    data = {
        "Offset": start_ms * TICKS_PER_MS,
        "Duration": (end_ms - start_ms) * TICKS_PER_MS,
        "text": {"Text": escape(text), "Length": len(text), "BoundaryType": kind},
    }
    return faults.Text("audio.metadata", json.dumps({"Metadata": [{"Type": kind, "Data": data}]}))


def _parsed(message: aiohttp.WSMessage) -> tuple[dict[str, str], str]:
    head, _, body = message.data.partition("\r\n\r\n")
    return dict(line.split(":", 1) for line in head.split("\r\n")), body


def _text(request_id: str, path: str, body: str) -> str:
    return f"X-RequestId:{request_id}\r\nContent-Type:application/json; charset=utf-8\r\nPath:{path}\r\n\r\n{body}"


def _binary(request_id: str, frames: bytes) -> bytes:
    kind = "Content-Type:audio/mpeg\r\n" if frames else ""
    head = f"X-RequestId:{request_id}\r\n{kind}X-StreamId:{uuid.uuid4().hex}\r\nPath:audio\r\n".encode("ascii")
    return len(head).to_bytes(2, "big") + head + frames
