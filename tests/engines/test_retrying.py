"""Asking again."""

import pytest
from hypothesis import given, strategies as st

from engines_gone_wrong import Flaky, Good, Mute, Refusing, tone
from tingshu.engines.retrying import FIRST_WAIT_S, LONGEST_WAIT_S, RetryingSpeaker, longest_wait
from tingshu.errors import ServiceError, SpeechError
from tingshu.model import Voice

VOICE = Voice("tone", "tone")


class Clock:
    """Waits in no time, and remembers how long it would have been."""

    def __init__(self) -> None:
        self.waited = []

    async def sleep(self, seconds: float) -> None:
        """Note ``seconds``."""
        self.waited.append(seconds)


async def test_a_passing_failure_is_not_noticed_outside():
    """Asked three times, answered once, with growing waits between."""
    flaky, clock = Flaky(2), Clock()

    clip = await RetryingSpeaker(flaky, 4, clock.sleep, lambda: 1.0).speak("再来。", VOICE)

    assert (clip, len(flaky.asked), clock.waited) == (tone("再来。"), 3, [FIRST_WAIT_S, 2 * FIRST_WAIT_S])


async def test_the_last_failure_is_raised():
    """After the last attempt nothing is waited for any more."""
    flaky, clock = Flaky(99), Clock()

    with pytest.raises(SpeechError, match="coughs"):
        await RetryingSpeaker(flaky, 3, clock.sleep).speak("不行。", VOICE)

    assert (len(flaky.asked), len(clock.waited)) == (3, 2)


@pytest.mark.parametrize("wrong", [Mute(), Refusing()])
async def test_what_cannot_pass_is_raised_at_once(wrong):
    """Neither a text without a sound nor a closed door is asked again."""
    clock = Clock()

    with pytest.raises((SpeechError, ServiceError)):
        await RetryingSpeaker(wrong, 9, clock.sleep).speak("否。", VOICE)

    assert (len(wrong.asked), clock.waited) == (1, [])


async def test_a_service_that_is_only_busy_is_asked_again():
    """A blink of the network does not end a book; what stays away ends it as the service's error."""
    busy, clock = Refusing(transient=True), Clock()

    with pytest.raises(ServiceError, match="closed its doors"):
        await RetryingSpeaker(busy, 4, clock.sleep).speak("忙。", VOICE)

    assert len(busy.asked) == 4


async def test_good_speakers_are_asked_once():
    """Nothing is added where nothing goes wrong."""
    good, clock = Good(), Clock()
    await RetryingSpeaker(good, 5, clock.sleep).speak("好。", VOICE)

    assert (good.asked, clock.waited) == (["好。"], [])


@given(st.integers(1, 60))
def test_waits_grow_up_to_a_limit(attempt):
    """Never shorter than the one before, never longer than the limit."""
    assert FIRST_WAIT_S <= longest_wait(attempt) <= longest_wait(attempt + 1) <= LONGEST_WAIT_S


async def test_sentences_that_failed_together_come_back_apart():
    """Waits are drawn by chance up to the limit of the attempt."""
    clock, chances = Clock(), iter([0.0, 0.5, 0.25])

    await RetryingSpeaker(Flaky(3), 4, clock.sleep, lambda: next(chances)).speak("散。", VOICE)

    assert clock.waited == [0.0, 0.5 * longest_wait(2), 0.25 * longest_wait(3)]
