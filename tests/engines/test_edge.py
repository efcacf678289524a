"""The Edge engine, by the real edge-tts, against the service's protocol on the loopback interface."""

import asyncio
import io
import json
import resource
from contextlib import asynccontextmanager

import av
import pytest

from edge_service import faults
from tingshu.engines.edge import EdgeEngine, Timeouts
from tingshu.engines.edge_connection import proxy_from_environment
from tingshu.engines.mp3_frames import duration_ms
from tingshu.errors import BlockedError, ServiceError, SpeechError
from tingshu.model import Mark, OfferedVoice, Voice

TEXT = "巷口的面馆六点开门，老板先给自己下一碗。"
XIAOXIAO = Voice("edge", "zh-CN-XiaoxiaoNeural", "+10%", "-5Hz", "+20%")
PATIENT = Timeouts(stall=60.0, sentence=60.0)


async def spoken(service, text=TEXT, voice=XIAOXIAO, timeouts=None):
    """Return the clip of one sentence."""
    async with service.engine(timeouts).open() as speaker:
        return await speaker.speak(text, voice)


async def failure(service, text=TEXT, voice=XIAOXIAO, timeouts=None):
    """Return the error of one sentence."""
    with pytest.raises((SpeechError, ServiceError)) as caught:
        await spoken(service, text, voice, timeouts)
    return caught.value


# --- what is asked -------------------------------------------------------------------------------------------


async def test_the_service_is_asked_for_these_words_in_this_manner(edge_service):
    """Text, voice and prosody arrive as they were given, with what XML would swallow."""
    text = "他说：<去>，“A&B”还是'C'？"

    await spoken(edge_service, text)

    asked = edge_service.requests[0]
    assert (asked.text, asked.rate, asked.pitch, asked.volume, asked.boundary, len(edge_service.requests)) == (
        text, "+10%", "-5Hz", "+20%", "WordBoundary", 1,
    )  # fmt: skip


async def test_the_version_stands_for_the_request_that_edge_tts_composes(edge_service):
    """When edge-tts changes what decides the sound, this fails: raise EdgeEngine.version and mend the expectation."""
    await spoken(edge_service, "好。", Voice("edge", "zh-CN-XiaoxiaoNeural"))

    asked = edge_service.requests[0]
    audio = json.loads(asked.config)["context"]["synthesis"]["audio"]
    expected = (
        "<speak version='1.0' xmlns='http://www.w3.org/2001/10/synthesis' xml:lang='en-US'>"
        "<voice name='Microsoft Server Speech Text to Speech Voice (zh-CN, XiaoxiaoNeural)'>"
        "<prosody pitch='+0Hz' rate='+0%' volume='+0%'>好。</prosody></voice></speak>"
    )
    assert (asked.ssml, audio["outputFormat"], EdgeEngine.version) == (
        expected, "audio-24khz-48kbitrate-mono-mp3", "audio-24khz-48kbitrate-mono-mp3 words 1",
    )  # fmt: skip


async def test_a_long_sentence_is_one_request(edge_service):
    """What the text room cuts is never cut again on the way."""
    text = "山高水长" * 74 + "。"

    await spoken(edge_service, text)

    assert [asked.text for asked in edge_service.requests] == [text]


# --- what comes back -----------------------------------------------------------------------------------------


async def test_a_clip_is_whole_mp3_with_its_words_in_order(edge_service):
    """A decoder that is not ours finds as much audio as there are frames, and every mark lies inside it."""
    clip = await spoken(edge_service)

    with av.open(io.BytesIO(clip.audio)) as container:
        decoded_ms = sum(frame.samples for frame in container.decode(audio=0)) // 24
    moments = [moment for mark in clip.marks for moment in (mark.start_ms, mark.end_ms)]
    assert decoded_ms == duration_ms(clip.audio)
    assert "".join(mark.text for mark in clip.marks) == TEXT.replace("，", "").replace("。", "")
    assert moments == sorted(moments)
    assert clip.marks[0] == Mark("巷口", 180, 594)
    assert moments[-1] < decoded_ms


async def test_the_service_lists_its_voices(edge_service):
    """Every voice comes with its locale; among them are the fourteen that speak Chinese."""
    offered = await edge_service.engine().voices()

    chinese = [voice.name for voice in offered if voice.locale.startswith("zh")]
    assert len(chinese) == 14
    assert OfferedVoice("edge", "zh-CN-liaoning-XiaobeiNeural", "zh-CN-liaoning", "female") in offered
    assert EdgeEngine.default_voice in chinese


async def test_sentences_may_be_asked_for_side_by_side(edge_service):
    """Four at once get each its own answer."""
    texts = [f"第{number}句话。" for number in "一二三四"]
    async with edge_service.engine().open() as speaker:
        clips = await asyncio.gather(*(speaker.speak(text, XIAOXIAO) for text in texts))

    assert ["".join(mark.text for mark in clip.marks) + "。" for clip in clips] == texts


# --- what is cut off -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fault",
    [
        faults.no_turn_end,
        faults.cut_in_the_middle,
        faults.dropped,
        faults.dropped_at_once,
        faults.lost_audio,
        faults.half_a_frame,
        faults.other_format,
        faults.lost_end,
        faults.other_words,
        faults.said_twice,
        faults.going_on,
        faults.unknown_path,
        faults.headless_text,
        faults.broken_json,
        faults.other_json,
        faults.broken_binary,
        faults.closed(1007, "exceeded the limit"),
        faults.closed(1011),
    ],
)
async def test_an_answer_that_is_not_whole_is_no_clip_and_may_be_asked_for_again(edge_service, fault):
    """Whatever part is missing or strange, the sentence fails by its text, and the next request is answered."""
    edge_service.faults.spoil(fault)

    error = await failure(edge_service)
    clip = await spoken(edge_service)

    assert (type(error), error.transient, error.text) == (SpeechError, True, TEXT)
    assert clip.marks


async def test_silence_on_the_line_ends_by_the_stall_clock(edge_service):
    """A service that stops in the middle is not waited for."""
    edge_service.faults.spoil(faults.hanging)

    error = await failure(edge_service, timeouts=Timeouts(stall=0.3))

    assert (error.transient, error.slow, "fell silent" in error.problem) == (True, True, True)


async def test_a_trickle_ends_by_the_clock_of_the_sentence(edge_service):
    """Audio that comes too slowly to ever be finished is given up, although the line is never silent."""
    edge_service.pace = type(edge_service.pace)(real_time_factor=2.0)

    error = await failure(edge_service, timeouts=Timeouts(stall=30.0, sentence=0.5))

    assert (error.transient, error.slow, "took too long" in error.problem) == (True, True, True)


async def test_a_door_that_opens_too_slowly_is_left(edge_service):
    """A service that takes the connection and then never finishes its greeting ends by the stall clock."""
    edge_service.pace = type(edge_service.pace)(connect_s=3600)

    error = await failure(edge_service, timeouts=Timeouts(stall=0.3))

    assert (type(error), error.transient, "fell silent" in error.problem) == (SpeechError, True, True)


@pytest.mark.parametrize("flood", [faults.flood(100), lambda _: [faults.Raw(b"\x00\x00" + bytes(100_000_000))]])
async def test_an_answer_without_end_is_cut_short(edge_service, flood):
    """A hundred megabytes for one sentence, in small messages or in one: given up after what it can be at most."""
    edge_service.faults.spoil(flood)
    error = await failure(edge_service, timeouts=PATIENT)

    assert (type(error), error.transient) == (SpeechError, True)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 2_000_000


async def test_giving_up_a_request_leaves_nothing_behind(edge_service):
    """A cancelled sentence ends at once, with its connection."""
    edge_service.faults.spoil(faults.hanging)
    asking = asyncio.create_task(spoken(edge_service, timeouts=PATIENT))
    while not edge_service.requests:  # noqa: ASYNC110  (it is filled by another thread)
        await asyncio.sleep(0)

    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking

    assert (await spoken(edge_service)).marks


# --- what cannot be said -------------------------------------------------------------------------------------


async def test_text_without_a_word_is_not_asked_for_again(edge_service):
    """Punctuation alone has no audio however often it is asked for."""
    error = await failure(edge_service, "……！")

    assert (type(error), error.transient, edge_service.requests) == (SpeechError, False, [])


async def test_no_audio_for_a_text_is_the_texts_own_failure(edge_service):
    """The turn ended properly and there was nothing in it; a connection that just closes is another matter."""
    edge_service.faults.spoil(faults.no_audio)
    edge_service.faults.spoil(faults.dropped_at_once)
    nothing, closed = await failure(edge_service), await failure(edge_service)

    assert ((type(nothing), nothing.transient), (type(closed), closed.transient)) == (
        (SpeechError, False), (SpeechError, True),
    )  # fmt: skip


async def test_half_a_character_is_refused_by_its_sentence(edge_service):
    """A lone surrogate cannot be sent, and saying so is better than a replacement nobody wrote."""
    error = await failure(edge_service, "坏\ud800字")

    assert (type(error), error.transient) == (SpeechError, False)


async def test_a_voice_that_edge_tts_does_not_know_is_no_passing_trouble(edge_service):
    """A malformed name never reaches the service."""
    error = await failure(edge_service, voice=Voice("edge", "nobody"))

    assert (type(error), error.transient, edge_service.requests) == (SpeechError, False, [])


# --- who is let in -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ahead_s", [86_400, -86_400])
async def test_a_wrong_clock_is_set_by_the_first_refusal(edge_service, ahead_s):
    """With a clock a day off, edge-tts takes the time from the refusal and is let in."""
    edge_service.clock_ahead_s = ahead_s

    clip = await spoken(edge_service)

    assert (edge_service.refused, bool(clip.marks)) == ([403], True)


async def test_a_wrong_clock_does_not_hide_the_voices(edge_service):
    """The same holds for the list."""
    edge_service.clock_ahead_s = 86_400

    assert len(await edge_service.engine().voices()) > 14


@pytest.mark.parametrize("headers", [{}, {"Date": "today"}])
async def test_refused_twice_is_the_services_last_word(edge_service, headers):
    """The way out names the clock, the package and the network."""
    edge_service.faults.refuse(403, headers, times=2)

    error = await failure(edge_service)

    assert (type(error), error.transient) == (BlockedError, True)
    assert [
        hint in error.way_out for hint in ("clock", "--proxy", "upgrade edge-tts", "network", "--engine espeak")
    ] == [True] * 5


@pytest.mark.parametrize(("status", "transient"), [(429, True), (503, True), (500, True), (401, False), (404, False)])
async def test_a_refusal_says_whether_waiting_helps(edge_service, status, transient):
    """Too many requests pass; an address that is gone does not."""
    edge_service.faults.refuse(status)

    error = await failure(edge_service)

    assert (type(error), error.transient, str(status) in error.problem) == (ServiceError, transient, True)


@asynccontextmanager
async def closed_port(service):
    """Yield an engine that is led to where nobody listens."""
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    live, service.port = service.port, port
    try:
        yield service.engine()
    finally:
        service.port = live


async def test_no_connection_is_the_services_trouble_with_a_way_out(edge_service):
    """Nobody there: the sentence is not to blame, and the embedded voice is offered."""
    async with closed_port(edge_service) as engine, engine.open() as speaker:
        with pytest.raises(ServiceError, match="cannot be reached") as speaking:
            await speaker.speak(TEXT, XIAOXIAO)
        with pytest.raises(ServiceError, match="cannot be reached"):
            await engine.voices()

    assert (speaking.value.transient, "--engine espeak" in speaking.value.way_out) == (True, True)


async def test_a_service_that_cannot_prove_itself_is_not_spoken_to(edge_service, monkeypatch):
    """A certificate from nobody we trust ends it, and not one word is sent."""
    monkeypatch.undo()

    error = await failure(edge_service)

    assert (type(error), error.transient, edge_service.requests) == (ServiceError, False, [])
    assert "identity" in error.problem


@pytest.mark.parametrize(
    "body",
    [b"<html>", b'[{"ShortName": "x"}]', b"[1]", b"\xff\xfe", b'{"error": {}}', b"[" * 200_000, b"1e999", b""],
    ids=["page", "half", "number", "charset", "object", "depth", "infinite", "nothing"],
)
async def test_a_list_of_voices_that_is_none_is_said_plainly(edge_service, body):
    """Garbage in place of the list is the service's trouble, not a traceback."""
    edge_service.faults.list_body = body

    with pytest.raises(ServiceError):
        await edge_service.engine().voices()


# --- by which way --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("variables", "proxy"),
    [
        ({}, None),
        ({"HTTPS_PROXY": "http://a:1"}, "http://a:1"),
        ({"https_proxy": "http://a:1", "ALL_PROXY": "socks5://b:2"}, "http://a:1"),
        ({"ALL_PROXY": "http://b:2"}, "http://b:2"),
        ({"WSS_PROXY": "http://c:3", "HTTPS_PROXY": "http://a:1"}, "http://c:3"),
        ({"HTTPS_PROXY": "http://a:1", "NO_PROXY": "bing.com"}, None),
    ],
)
def test_the_proxy_is_the_one_everybody_else_uses(monkeypatch, variables, proxy):
    """HTTPS_PROXY and ALL_PROXY count, which edge-tts alone would not read for speech."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert proxy_from_environment() == proxy


async def test_speech_goes_through_the_proxy(monkeypatch):
    """With HTTPS_PROXY set, both the words and the list of voices go through its tunnel to the service by name."""
    asked_for = []

    async def tunnel(reader, writer):
        asked_for.append((await reader.readuntil(b"\r\n\r\n")).split()[1].decode())
        writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(tunnel, "127.0.0.1", 0)
    async with server:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
        with pytest.raises(ServiceError, match=r"proxy refuses .*407"):
            await EdgeEngine().voices()
        async with EdgeEngine().open() as speaker:
            with pytest.raises(ServiceError, match=r"proxy refuses .*407"):
                await speaker.speak(TEXT, XIAOXIAO)

    assert asked_for == ["speech.platform.bing.com:443"] * 2


@pytest.fixture
async def tunnel(edge_service):
    """A proxy on the loopback interface: its address, and what it was asked to connect to."""
    asked_for, ends = [], []

    async def pipe(reader, writer):
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()

    async def serve(reader, writer):
        asked_for.append((await reader.readuntil(b"\r\n\r\n")).split()[1].decode())
        inner_reader, inner_writer = await asyncio.open_connection(edge_service.host, edge_service.port)
        ends.extend((writer, inner_writer))
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await asyncio.gather(pipe(reader, inner_writer), pipe(inner_reader, writer), return_exceptions=True)

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}", asked_for
    server.close()
    for end in ends:
        end.transport.abort()
    await server.wait_closed()


@pytest.mark.parametrize("variable", [None, "HTTPS_PROXY", "ALL_PROXY", "all_proxy"])
async def test_the_service_is_reached_through_a_proxy(tunnel, monkeypatch, variable):
    """Speech and list go through the tunnel, by --proxy or a variable; the proxy looks the service's name up."""
    address, asked_for = tunnel
    if variable:
        monkeypatch.setenv(variable, f"http://{address}")
    engine = EdgeEngine(proxy=None if variable else address)
    offered = await engine.voices()
    async with engine.open() as speaker:
        clip = await speaker.speak(TEXT, XIAOXIAO)

    assert (len(offered) > 14, bool(clip.marks), asked_for) == (True, True, ["speech.platform.bing.com:443"] * 2)


@pytest.mark.parametrize(
    "address",
    ["socks5://me:secret@127.0.0.1:1080", "http://me:secret@[::1", "http://me:secret@host:port", "http://me:secret@",
     "http://me:secret@host:99999"],
)  # fmt: skip
async def test_a_proxy_that_cannot_be_used_is_named_without_its_password(monkeypatch, address):
    """SOCKS is not spoken by edge-tts, and other things are no address; what is printed may be in a bug report."""
    monkeypatch.setenv("ALL_PROXY", address)

    with pytest.raises(ServiceError) as listing:
        await EdgeEngine().voices()
    with pytest.raises(ServiceError) as speaking:
        async with EdgeEngine().open():
            pass

    assert str(listing.value) == str(speaking.value)
    assert (address.replace("me:secret@", "") in str(listing.value), "secret" in str(listing.value)) == (True, False)
