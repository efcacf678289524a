"""Asking again."""

import pytest
from hypothesis import given, strategies as st

from engines_gone_wrong import Flaky, Good, Mute, Refusing, tone
from tingshu.engines.clock import Clock
from tingshu.engines.retrying import (
    ATTEMPTS,
    FIRST_WAIT_S,
    LONGEST_WAIT_S,
    SLOW_ATTEMPTS,
    TEXT_ATTEMPTS,
    RetryingSpeaker,
    longest_wait,
)
from tingshu.errors import ServiceError, SpeechError
from tingshu.model import Voice

VOICE = Voice("tone", "tone")


def patient(speaker, chances=None):
    """Return ``speaker`` asked again, by a clock that does not wait, and the list of its waits."""
    waited = []

    async def sleep(seconds):
        waited.append(seconds)

    chance = iter(chances).__next__ if chances else lambda: 1.0
    return RetryingSpeaker(speaker, Clock(sleep=sleep, chance=chance)), waited


async def test_a_passing_failure_is_not_noticed_outside():
    """Asked three times, answered once, with growing waits between."""
    flaky = Flaky(2)
    speaker, waited = patient(flaky)

    assert await speaker.speak("再来。", VOICE) == tone("再来。")
    assert (len(flaky.asked), waited) == (3, [FIRST_WAIT_S, 2 * FIRST_WAIT_S])


@pytest.mark.parametrize(
    ("wrong", "attempts"), [(Flaky(99), ATTEMPTS), (Mute(), TEXT_ATTEMPTS), (Flaky(99, slow=True), SLOW_ATTEMPTS)]
)
async def test_the_last_failure_is_raised(wrong, attempts):
    """Nothing is waited for after it; what is the text's own, or takes long, is tried less often."""
    speaker, waited = patient(wrong)

    with pytest.raises(SpeechError):
        await speaker.speak("不行。", VOICE)

    assert (len(wrong.asked), len(waited)) == (attempts, attempts - 1)


async def test_each_kind_of_failure_has_its_own_patience():
    """One slow answer after two dropped ones, or one without speech, is not the third of its kind."""
    errors = [{"slow": False}, {"slow": False}, {"slow": True}, {"slow": True}, {"transient": False}]
    speaker, _ = patient(Failing(errors))

    assert await speaker.speak("再来。", VOICE) == tone("再来。")


class Failing:
    """Fails so, one after the other, and speaks then."""

    def __init__(self, errors):
        self.errors = iter(errors)

    async def speak(self, text, voice):
        """Raise the next error, if there is one left."""
        for error in self.errors:
            raise SpeechError("Not now", text=text, **{"transient": True, **error})
        return await Good().speak(text, voice)


async def test_the_services_own_troubles_are_not_ours():
    """The governor waits for a service, once for everybody."""
    refusing = Refusing(transient=True)
    speaker, waited = patient(refusing)

    with pytest.raises(ServiceError):
        await speaker.speak("忙。", VOICE)

    assert (len(refusing.asked), waited) == (1, [])


async def test_good_speakers_are_asked_once():
    """Nothing is added where nothing goes wrong."""
    speaker, waited = patient(good := Good())
    await speaker.speak("好。", VOICE)

    assert (good.asked, waited) == (["好。"], [])


@given(st.integers(1, 60))
def test_waits_grow_up_to_a_limit(attempt):
    """Never shorter than the one before, never longer than the limit."""
    assert FIRST_WAIT_S <= longest_wait(attempt) <= longest_wait(attempt + 1) <= LONGEST_WAIT_S


async def test_sentences_that_failed_together_come_back_apart():
    """Waits are drawn by chance up to the limit of the attempt."""
    speaker, waited = patient(Flaky(3), [0.0, 0.5, 0.25])
    await speaker.speak("散。", VOICE)

    assert waited == [0.0, 0.5 * longest_wait(2), 0.25 * longest_wait(3)]
