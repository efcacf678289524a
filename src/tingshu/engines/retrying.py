"""Asking again when that may help."""

from collections import Counter

from tingshu.engines.clock import Clock
from tingshu.errors import SpeechError
from tingshu.model import Clip, Voice
from tingshu.protocols import Speaker

ATTEMPTS = 8
"""Times a text is asked for, the first included, where something failed in passing."""

TEXT_ATTEMPTS = 3
"""The same where the service had its say and it was no speech; that is the text's fault as a rule, not always."""

SLOW_ATTEMPTS = 3
"""The same where every attempt takes as long as one may: a text that is never answered is named within minutes."""

PART_ATTEMPTS = 3
"""Times a part of a text is asked for that could not be had as a whole."""

FIRST_WAIT_S = 1.0
LONGEST_WAIT_S = 30.0


class RetryingSpeaker:
    """Asks again after a failure; the waits double from ``FIRST_WAIT_S`` to ``LONGEST_WAIT_S``.

    Args:
        speaker: whom to ask.
        clock: how to wait; nothing is held meanwhile.
        attempts: times a text is asked for at most.
    """

    def __init__(self, speaker: Speaker, clock: Clock, attempts: int = ATTEMPTS) -> None:
        self._speaker = speaker
        self._clock = clock
        self._attempts = attempts

    async def speak(self, text: str, voice: Voice) -> Clip:
        """Say ``text``, if need be after some attempts. Raises the error of the last one."""
        failed: Counter[tuple[bool, bool]] = Counter()  # by what kind of failure it was
        while True:
            try:
                return await self._speaker.speak(text, voice)
            except SpeechError as error:
                kind = error.transient, error.slow
                failed[kind] += 1
                if failed[kind] >= _worthwhile(error) or failed.total() >= self._attempts:
                    raise
            await self._clock.sleep_up_to(longest_wait(failed.total()))


def _worthwhile(error: SpeechError) -> int:
    """Return how often it makes sense to ask for a text that fails so, whatever else happens to it in between."""
    if not error.transient:
        return TEXT_ATTEMPTS
    return SLOW_ATTEMPTS if error.slow else ATTEMPTS


def longest_wait(attempt: int) -> float:
    """Return the seconds that may at most pass after failed attempt number ``attempt`` (from 1)."""
    return min(FIRST_WAIT_S * 2.0 ** (attempt - 1), LONGEST_WAIT_S)
