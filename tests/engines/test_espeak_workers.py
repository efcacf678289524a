"""Several workers of the embedded voice."""

import asyncio
import os
import signal
import sys

import pytest

from clocks import hurried
from tingshu.engines import open_speaker
from tingshu.engines.espeak import EspeakEngine
from tingshu.model import Voice

CMN = Voice("espeak", "cmn")
TEXTS = [f"第{number}条路通向第{number}座桥。" for number in range(40)]


def pids(speaker):
    """Return the processes of the workers that have been started."""
    return [worker._process.pid for worker in speaker._workers._workers if worker._process]  # noqa: SLF001  (as they are)


async def test_one_worker_is_enough_for_one_sentence_at_a_time(monkeypatch):
    """The others are started when they are needed, and not before."""
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    async with EspeakEngine().open() as speaker:
        for text in TEXTS[:3]:
            await speaker.speak(text, CMN)
        first = len(pids(speaker))
        await asyncio.gather(*(speaker.speak(text, CMN) for text in TEXTS))

        assert (first, len(set(pids(speaker)))) == (1, 4)


async def test_many_workers_say_the_same_as_one(monkeypatch):
    """Whoever speaks a sentence, and beside whom: the same bytes, each to its own text."""
    async with EspeakEngine().open() as speaker:
        alone = [await speaker.speak(text, CMN) for text in TEXTS]
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    async with EspeakEngine().open() as speaker:
        together = await asyncio.gather(*(speaker.speak(text, CMN) for text in TEXTS))

    assert together == alone


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
async def test_a_worker_that_dies_in_the_middle_of_a_book_is_not_noticed(tmp_path, monkeypatch):
    """Its sentence is said by another, and none is missing."""
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    engine = EspeakEngine()
    async with engine.open() as speaker:
        whole = [await speaker.speak(text, CMN) for text in TEXTS]

        class Same:
            name, version, default_voice = engine.name, engine.version, engine.default_voice
            open = staticmethod(lambda: _already(speaker))

        async with open_speaker(Same(), tmp_path, 4, clock=hurried(100)) as patient:
            asking = [asyncio.create_task(patient.speak(text, CMN)) for text in TEXTS]
            await asking[5]
            os.kill(pids(speaker)[0], signal.SIGKILL)
            clips = await asyncio.gather(*asking)

    assert clips == whole


class _already:  # noqa: N801  (reads as the function it could be)
    """A context of something that is open already."""

    def __init__(self, opened):
        self.opened = opened

    async def __aenter__(self):
        return self.opened

    async def __aexit__(self, *_):
        pass


async def test_leaving_ends_every_worker(monkeypatch):
    """No process outlives its speaker."""
    monkeypatch.setattr("os.cpu_count", lambda: 3)
    async with EspeakEngine().open() as speaker:
        await asyncio.gather(*(speaker.speak(text, CMN) for text in TEXTS))
        processes = [worker._process for worker in speaker._workers._workers]  # noqa: SLF001  (as they are)

    assert [process.returncode for process in processes] == [0, 0, 0]
