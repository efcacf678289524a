"""A speaker as a whole book gets it: kept, governed, retrying."""

import asyncio
import subprocess
import sys

import pytest

from edge_service import faults
from engines_gone_wrong import Flaky, Mute, Slow, engine_of, tone
from tingshu.engines import open_speaker
from tingshu.engines.espeak import EspeakEngine
from tingshu.errors import SpeechError
from tingshu.model import Voice

VOICE = Voice("tone", "tone")


async def test_the_three_work_together(tmp_path, monkeypatch):
    """A cough is retried, the limit holds, and what was said is kept."""
    monkeypatch.setattr("tingshu.engines.retrying.FIRST_WAIT_S", 0.0)
    flaky, slow = Flaky(1), Slow()
    async with open_speaker(engine_of(flaky), tmp_path, 2) as speaker:
        assert await speaker.speak("甲。", VOICE) == tone("甲。")
    async with open_speaker(engine_of(slow), tmp_path, 2) as speaker:
        asking = [asyncio.create_task(speaker.speak(text, VOICE)) for text in ("甲。", "乙。", "丙。", "丁。")]
        await slow.has(2)
        slow.go.set()
        await asyncio.gather(*asking)

    assert (flaky.asked, sorted(slow.asked), slow.most_at_once) == (["甲。"] * 2, sorted(["乙。", "丙。", "丁。"]), 2)


async def test_leaving_closes_the_engine(tmp_path):
    """Also when the book fails."""
    engine, open_inside = engine_of(Mute()), []
    with pytest.raises(SpeechError):  # noqa: PT012  (the error must come from inside the context)
        async with open_speaker(engine, tmp_path, 1) as speaker:
            open_inside.append(engine.open_now)
            await speaker.speak("丙。", VOICE)

    assert (open_inside, engine.open_now) == ([1], 0)


async def test_a_rough_service_still_gives_a_whole_book(edge_service, tmp_path, monkeypatch):
    """Faults of many kinds, one after the other: every sentence comes, within the limit, and once."""
    monkeypatch.setattr("tingshu.engines.retrying.FIRST_WAIT_S", 0.0)
    for fault in (faults.no_turn_end, faults.dropped, faults.lost_audio, faults.headless_text, faults.other_format):
        edge_service.faults.spoil(fault)
    edge_service.faults.refuse(429)
    edge_service.faults.refuse(503)
    engine = edge_service.engine()
    voice = Voice("edge", engine.default_voice)
    texts = [f"这是第{number}句。" for number in range(12)]
    async with open_speaker(engine, tmp_path, 4) as speaker:
        clips = await asyncio.gather(*(speaker.speak(text, voice) for text in texts))
        asked = len(edge_service.requests)
        again = await asyncio.gather(*(speaker.speak(text, voice) for text in texts))

    assert ["".join(mark.text for mark in clip.marks) + "。" for clip in clips] == texts
    assert (again, len(edge_service.requests), asked) == (clips, asked, 12 + 5)
    assert edge_service.most_at_once <= 4


async def test_the_embedded_voice_is_opened_the_same_way(tmp_path):
    """And its clips are kept like any other's."""
    async with open_speaker(EspeakEngine(), tmp_path / "clips", 4) as speaker:
        clips = await asyncio.gather(*(speaker.speak("一样。", Voice("espeak", "cmn")) for _ in range(3)))

    assert len(set(clips)) == 1
    assert len([path for path in (tmp_path / "clips").rglob("*") if path.is_file()]) == 1


def test_the_room_is_entered_without_its_heavy_furniture():
    """Importing it loads no voice service, so that --help stays instant."""
    program = (
        "import sys; import tingshu.engines.table; print(sorted({'edge_tts', 'aiohttp', 'ctypes'} & set(sys.modules)))"
    )
    done = subprocess.run(  # noqa: S603  (our own program)
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"
