"""A service in its worst week: nothing of the text is lost, nothing comes twice, and it is not hammered."""

import asyncio
import itertools
import random

import pytest

from clocks import hurried
from edge_service.faults import Storm
from edge_service.speech import speech
from tingshu.engines import open_speaker
from tingshu.engines.edge import Timeouts
from tingshu.engines.splitting import in_two
from tingshu.model import Voice

pytestmark = pytest.mark.storm

WORDS = "清晨渡口灯火阑珊山高水长风雪归人旧书新茶石桥流水远帆孤雁夜雨春耕"


def book(sentences, seed):
    """Return sentences of 4 to 60 characters, no two alike."""
    chance = random.Random(seed)  # noqa: S311  (a book is no secret)
    return [
        "，".join("".join(chance.choices(WORDS, k=chance.randint(4, 15))) for _ in range(chance.randint(1, 4)))
        + f"{n}。"
        for n in range(sentences)
    ]


def right_answers(text, depth=2):
    """Return every audio that is the whole of ``text``: said at once, or in parts."""
    yield speech(text).audio
    if depth and (parts := in_two(text)):
        for both in itertools.product(*(right_answers(part, depth - 1) for part in parts)):
            yield b"".join(both)


async def told(service, texts, store, jobs=16, timeouts=None):
    """Have the texts told under a clock that hurries, and return the clips."""
    engine = service.engine(timeouts or Timeouts(stall=2.0))
    voice = Voice("edge", engine.default_voice)
    async with open_speaker(engine, store, jobs, clock=hurried(20)) as speaker:
        return await asyncio.gather(*(speaker.speak(text, voice) for text in texts))


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_three_of_ten_requests_fail_in_every_way(edge_service, tmp_path, seed):
    """Each sentence sounds as on a good day, to the byte; twice as many requests as sentences are never needed."""
    texts = book(250, seed)
    edge_service.faults.storm = Storm(0.3, seed)
    clips = await told(edge_service, texts, tmp_path)

    wrong = [text for text, clip in zip(texts, clips, strict=True) if clip.audio not in right_answers(text)]
    assert wrong == []
    assert len(edge_service.requests) + len(edge_service.refused) <= 2 * len(texts)


async def test_a_service_for_three_is_asked_by_three(edge_service, tmp_path):
    """It answers 429 to everybody else: the book is finished, and hardly anybody is refused."""
    texts = book(200, 4)
    edge_service.places = 3
    edge_service.pace = type(edge_service.pace)(connect_s=0.01, first_byte_s=0.05, real_time_factor=150.0)
    clips = await told(edge_service, texts, tmp_path)

    assert [clip.audio for clip in clips] == [speech(text).audio for text in texts]
    assert (edge_service.most_at_once, len(edge_service.refused) <= len(texts) // 10) == (3, True)


async def test_an_outage_in_the_middle_is_waited_out(edge_service, tmp_path):
    """For a while everything is 503, then everything is dropped: no sentence is blamed for it."""
    texts = book(120, 5)
    asking = asyncio.create_task(told(edge_service, texts, tmp_path))
    while len(edge_service.requests) < 30:  # noqa: ASYNC110  (it is filled by another thread)
        await asyncio.sleep(0.005)
    edge_service.faults.refuse(503, times=6)
    edge_service.faults.storm = Storm(0.99, 6)
    before = len(edge_service.requests)
    while len(edge_service.requests) < before + 8:  # noqa: ASYNC110  (as above)
        await asyncio.sleep(0.005)
    edge_service.faults.storm = None
    clips = await asking

    assert [text for text, clip in zip(texts, clips, strict=True) if clip.audio not in right_answers(text)] == []
