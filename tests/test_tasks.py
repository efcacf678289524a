"""Several things at once, and nothing left running."""

import asyncio
import threading

import pytest

from tingshu.tasks import all_of, end, in_thread


async def test_results_come_in_the_order_of_the_jobs():
    """Whatever ends first, results stand where their jobs stood."""
    gate = asyncio.Event()

    async def late():
        await gate.wait()
        return "late"

    async def early():
        gate.set()
        return "early"

    assert await all_of([late(), early()]) == ["late", "early"]


async def test_the_first_error_ends_the_others():
    """A job that fails leaves none of the others running."""
    ended = asyncio.Event()

    async def waits():
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    async def fails():
        await asyncio.sleep(0)
        raise LookupError

    with pytest.raises(LookupError):
        await all_of([waits(), fails()])

    assert ended.is_set()


async def test_ending_tasks_waits_for_their_farewell():
    """A task that cleans up when cancelled has done so when ``end`` returns; one that failed raises nothing here."""
    cleaned = []

    async def cleans():
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            cleaned.append(True)

    async def fails():
        raise LookupError

    tasks = [asyncio.create_task(cleans()), asyncio.create_task(fails())]
    await asyncio.sleep(0)
    await end(tasks)

    assert cleaned == [True]
    assert all(task.done() for task in tasks)


async def test_a_cancelled_thread_is_waited_for():
    """What a thread works on is not taken from under it: cancelling returns only once the thread is done."""
    started, may_end, done = threading.Event(), threading.Event(), []

    def work():
        started.set()
        may_end.wait()
        done.append(True)

    task = asyncio.create_task(in_thread(work))
    await asyncio.to_thread(started.wait)
    task.cancel()
    await asyncio.sleep(0)
    still_running = not task.done()
    may_end.set()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert (still_running, done) == (True, [True])
