"""The stand-in itself: what it says must be what the service says, or every test against it is worth little."""

import io
import json
import os
import subprocess
import sys
from array import array
from pathlib import Path

import av
import edge_tts
import pytest

from edge_service import Loopback
from edge_service.speech import speech
from tingshu.engines.edge_connection import Connector

TESTS = Path(__file__).parents[1]


def test_audio_is_constant_frames_of_144_bytes():
    """Every frame of the service has the header fff364c4; there is no Info frame and no tag."""
    said = speech("灯火阑珊处，有人在等。")

    headers = {said.audio[at : at + 4].hex() for at in range(0, len(said.audio), 144)}
    assert (headers, len(said.audio) % 144) == ({"fff364c4"}, 0)


def test_speech_has_the_silences_and_the_length_of_speech():
    """About 4.4 syllables a second, 180 ms of silence in front, 560 ms behind (and what the encoder adds)."""
    text = "灯火阑珊处有人在等着你"
    said = speech(text)
    samples = array("f")
    with av.open(io.BytesIO(said.audio)) as container:
        for frame in container.decode(audio=0):
            samples.frombytes(bytes(frame.planes[0])[: frame.samples * 4])
    loud = [index for index, sample in enumerate(samples) if abs(sample) > 0.01]

    sounding_ms = (loud[-1] - loud[0]) / 24
    assert 3.8 < len(text) / sounding_ms * 1000 < 5.0
    assert 150 < loud[0] / 24 < 260
    assert 520 < (len(samples) - loud[-1]) / 24 < 700


def test_different_text_and_prosody_sound_different():
    """And the same sounds the same."""
    variants = [
        speech("东。"),
        speech("西。"),
        speech("东。", rate=20),
        speech("东。", pitch=20),
        speech("东。", volume=-30),
    ]

    assert len({said.audio for said in variants}) == len(variants)
    assert speech("东。").audio == variants[0].audio


@pytest.mark.parametrize("boundary", ["WordBoundary", "SentenceBoundary"])
async def test_edge_tts_itself_is_content_with_it(edge_service, boundary):
    """The client without any of ours around it gets audio and the boundaries it asked for."""
    async with Connector(Loopback(edge_service.host, edge_service.port)) as connector:
        request = edge_tts.Communicate("你好，世界。", "zh-CN-YunxiNeural", boundary=boundary, connector=connector)
        messages = [message async for message in request.stream()]

    assert {message["type"] for message in messages} == {"audio", boundary}
    assert edge_service.requests[0].boundary == boundary


def test_the_command_line_is_led_here_by_environment_alone(edge_service, tmp_path):
    """In a process of its own the unchanged program finds the stand-in's voices."""
    environment = os.environ | edge_service.environment(tmp_path) | {"PYTHONPATH": str(TESTS)}
    command = [sys.executable, "-m", "edge_service.tingshu", "voices", "--engine", "edge", "--json"]
    done = subprocess.run(command, capture_output=True, env=environment, timeout=60, check=False, text=True)

    assert (done.returncode, done.stderr) == (0, "")
    assert "zh-CN-XiaoxiaoNeural" in [voice["name"] for voice in json.loads(done.stdout)]
