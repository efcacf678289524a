"""Several things at once, and nothing left running."""

import asyncio
import threading

import pytest

from tingshu.tasks import all_of, end, in_thread, stop_if_told


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


@pytest.fixture
def slow():
    """Work for a thread that goes on until it may end, and what tells of it."""
    return SlowWork()


class SlowWork:
    """Something that a thread does for as long as it is let."""

    def __init__(self):
        self.started, self.may_end, self.done = threading.Event(), threading.Event(), False

    def __call__(self):
        """Work until the test says otherwise."""
        self.started.set()
        self.may_end.wait()
        self.done = True


async def cancelled_often(task, work):
    """Cancel a task several times, as nested groups of tasks do; return whether it went on while its work did."""
    await asyncio.to_thread(work.started.wait)
    for _ in range(3):
        task.cancel()
        for _ in range(5):
            await asyncio.sleep(0)
    waited = not task.done()
    work.may_end.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    return waited


async def test_a_cancelled_thread_is_waited_for(slow):
    """What a thread works on is not taken from under it, however often its task is cancelled."""
    assert await cancelled_often(asyncio.create_task(in_thread(slow)), slow)
    assert slow.done


async def test_groups_inside_groups_wait_for_their_threads(slow):
    """Each group cancels what the one around it has cancelled already; none leaves before the thread does."""
    group = asyncio.create_task(all_of([all_of([in_thread(slow)]), all_of([asyncio.Event().wait()])]))

    assert await cancelled_often(group, slow)
    assert slow.done


async def test_a_thread_that_fails_while_it_is_waited_for_is_cancelled_all_the_same(slow):
    """Whoever cancels is told so; the error of work that nobody wants any more is not raised in its place."""

    def fails():
        slow()
        raise LookupError

    assert await cancelled_often(asyncio.create_task(in_thread(fails)), slow)


def test_a_loop_that_closes_waits_for_the_thread(slow):
    """Tasks that nobody awaits are cancelled when the loop closes, and their threads have ended by then, too."""
    ended = []

    async def works():
        try:
            await in_thread(slow)
        finally:
            ended.append(slow.done)

    async def leaves():
        task = asyncio.create_task(works())
        await asyncio.to_thread(slow.started.wait)
        lets_go(asyncio.get_running_loop(), turns=20)
        return task

    def lets_go(loop, turns):
        loop.call_soon(lets_go, loop, turns - 1) if turns else slow.may_end.set()

    asyncio.run(leaves())

    assert ended == [True]


async def test_work_in_a_thread_gives_its_result_or_its_error():
    """As a call does."""
    assert await in_thread(divmod, 7, 2) == (3, 1)
    with pytest.raises(ZeroDivisionError):
        await in_thread(divmod, 7, 0)


async def test_work_of_many_steps_ends_between_two_of_them():
    """It is told so by the wait that is cancelled; work that nobody stops is not disturbed."""
    begun, ended = threading.Event(), threading.Event()

    def work():
        try:
            while True:
                begun.set()
                stop_if_told()
        finally:
            ended.set()

    waiting = asyncio.create_task(in_thread(work))
    await asyncio.to_thread(begun.wait)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    stop_if_told()

    assert ended.is_set()
    assert await in_thread(stop_if_told) is None
