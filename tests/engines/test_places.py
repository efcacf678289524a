"""Places whose number changes."""

import asyncio

from hypothesis import given, strategies as st

from tingshu.engines.places import TURN, Places


async def taker(places, name, order):
    """Take a place and say so."""
    await places.take()
    order.append(name)


async def settle():
    """Let everybody who can go on go on."""
    for _ in range(5):
        await asyncio.sleep(0)


async def test_who_came_first_is_served_first():
    """Also when the places come one by one."""
    places, order = Places(1), []
    async with asyncio.TaskGroup() as group:
        for name in range(5):
            group.create_task(taker(places, name, order))
        for _ in range(5):
            await settle()
            places.give_back()

    assert order == [0, 1, 2, 3, 4]


async def test_a_higher_limit_lets_more_in_at_once():
    """Nobody has to leave first; a part of a place is none."""
    places, order = Places(1), []
    takers = [asyncio.create_task(taker(places, name, order)) for name in range(5)]
    places.limit = 3.9
    await settle()

    assert (order, places.taken) == ([0, 1, 2], 3)
    for one in takers:
        one.cancel()
    await asyncio.gather(*takers, return_exceptions=True)


async def test_a_lower_limit_waits_until_enough_have_left():
    """Of three under way two must go before the next one comes."""
    places, order = Places(3), []
    for name in range(3):
        await taker(places, name, order)
    places.limit = 2
    waiting = asyncio.create_task(taker(places, "next", order))
    seen = []
    for _ in range(2):
        places.give_back()
        await settle()
        seen.append(order[-1])
    await waiting

    assert seen == [2, "next"]


async def test_a_place_given_to_whoever_leaves_at_that_moment_is_not_lost():
    """It was handed over, and the one it was for is cancelled before noticing."""
    places, order = Places(1), []
    await places.take()
    leaving, next_one = (asyncio.create_task(taker(places, name, order)) for name in ("leaving", "next"))
    await settle()
    places.give_back()
    leaving.cancel()
    await settle()

    assert (order, next_one.done(), places.taken) == (["next"], True, 1)


@given(st.lists(st.sampled_from(["take", "give", "cancel", "more", "less"]), max_size=40))
def test_no_place_is_ever_lost_or_made_up(steps):
    """Whoever comes, leaves or gives up: never too many are inside, and in the end all places are free."""
    assert asyncio.run(_played(steps)) == 0


async def _played(steps):
    """Take the steps, then let everybody through; return the places still taken."""
    places, takers = Places(2), []
    moves = {
        "take": lambda: takers.append(asyncio.create_task(places.take())),
        "give": lambda: places.taken and places.give_back(),
        "cancel": lambda: takers and takers[-1].cancel(),
        "more": lambda: setattr(places, "limit", places.limit + 1),
        "less": lambda: setattr(places, "limit", max(places.limit - 1, 1)),
    }
    for number, step in enumerate(steps):
        moves[step]()
        if number % 2:  # a place that was given at this moment may be given up at this moment
            await settle()
    while places.taken or not all(one.done() for one in takers):
        await settle()
        if places.taken:
            places.give_back()
    return places.taken


async def test_the_first_chapter_is_served_first():
    """Whoever waits for an earlier chapter goes before all who wait for a later one, however long they have waited."""
    places, order = Places(0), []

    async def reader(turn, name):
        TURN.set(turn)
        await taker(places, name, order)

    async with asyncio.TaskGroup() as group:
        for turn, name in ((2, "c"), (2, "d"), (1, "a"), (1, "b")):
            group.create_task(reader(turn, name))
        await settle()
        places.limit = 1
        for _ in range(4):
            await settle()
            places.give_back()

    assert order == ["a", "b", "c", "d"]
