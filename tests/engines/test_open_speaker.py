"""A speaker as a whole book gets it: kept, governed, retrying."""

import asyncio
import math
import subprocess
import sys
from collections import Counter
from functools import partial

import pytest

from clocks import hurried
from edge_service import faults
from edge_service.speech import speech
from engines_gone_wrong import Away, Flaky, Good, Mute, Slow, engine_of, tone
from tingshu.engines import open_speaker
from tingshu.engines.espeak import EspeakEngine
from tingshu.engines.governed import CONTROL
from tingshu.engines.retrying import ATTEMPTS, PART_ATTEMPTS, SLOW_ATTEMPTS
from tingshu.errors import ClipError, ServiceError, SpeechError
from tingshu.model import Voice

VOICE = Voice("tone", "tone")


async def test_all_wraps_work_together(tmp_path):
    """A cough is retried, the limit holds, and what was said is kept."""
    flaky, slow = Flaky(1), Slow()
    async with open_speaker(engine_of(flaky), tmp_path, 2, clock=hurried(1000)) as speaker:
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
        async with open_speaker(engine, tmp_path, 1, clock=hurried(1000)) as speaker:
            open_inside.append(engine.open_now)
            await speaker.speak("丙。", VOICE)

    assert (open_inside, engine.open_now) == ([1], 0)


@pytest.mark.parametrize(("slow", "asked"), [(False, [ATTEMPTS, PART_ATTEMPTS]), (True, [SLOW_ATTEMPTS] * 2)])
async def test_a_text_that_never_comes_is_soon_named(tmp_path, slow, asked):
    """Its parts are asked for less often than it was itself: the last attempt is minutes away, not an hour."""
    flaky, text = Flaky(math.inf, word="走", slow=slow), "船来了以后大家都上船，他却一个人走回村里去了。"
    async with open_speaker(engine_of(flaky), tmp_path, 1, clock=hurried(1000)) as speaker:
        with pytest.raises(SpeechError, match="also not in parts") as caught:
            await speaker.speak(text, VOICE)
    often = Counter(each for each in flaky.asked if "走" in each)

    assert (caught.value.text, list(often.values())) == (text, asked)


async def test_a_rough_service_still_gives_a_whole_book(edge_service, tmp_path):
    """Faults of many kinds, one after the other: every sentence comes, within the limit, and once."""
    for fault in (faults.no_turn_end, faults.dropped, faults.lost_audio, faults.headless_text, faults.other_format):
        edge_service.faults.spoil(fault)
    edge_service.faults.refuse(429)
    edge_service.faults.refuse(503)
    engine = edge_service.engine()
    voice = Voice("edge", engine.default_voice)
    texts = [f"这是第{number}句。" for number in range(12)]
    async with open_speaker(engine, tmp_path, 4, clock=hurried(100)) as speaker:
        clips = await asyncio.gather(*(speaker.speak(text, voice) for text in texts))
        asked = [request.text for request in edge_service.requests]
        again = await asyncio.gather(*(speaker.speak(text, voice) for text in texts))

    assert [clip.audio for clip in clips] == [speech(text).audio for text in texts]
    assert (again, len(edge_service.requests)) == (clips, len(asked))
    assert 12 + 5 <= len(asked) <= 12 + 5 + asked.count(CONTROL)
    assert edge_service.most_at_once <= 4


async def test_what_does_not_stand_the_proof_is_not_kept(tmp_path):
    """It is asked for again; if nothing at all stands it, that is the service's fault, and the store stays empty."""

    def refuse(_):
        raise ClipError("silence")

    with pytest.raises(ServiceError, match="silence"):
        async with open_speaker(engine_of(Good()), tmp_path, 1, prove=refuse, clock=hurried(5000)) as speaker:
            await speaker.speak("静。", VOICE)

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


async def test_a_person_hears_of_long_pauses(tmp_path):
    """And of no short ones."""
    told = []
    for wait_s in (1.0, 90.0):
        soon = asyncio.get_running_loop().time() + 0.1
        busy = Away(partial(ServiceError, "429", transient=True, retry_after_s=wait_s), returns_at=soon)
        async with open_speaker(engine_of(busy), tmp_path, 1, tell=told.append, clock=hurried(1000)) as speaker:
            await speaker.speak(f"等{wait_s}。", VOICE)

    assert told == ["429: waiting 90 seconds"]


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
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
