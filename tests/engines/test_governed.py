"""The one limit on requests under way."""

import asyncio

import pytest

from engines_gone_wrong import Mute, Slow, tone
from tingshu.engines.governed import GovernedSpeaker
from tingshu.errors import SpeechError
from tingshu.model import Voice

VOICE = Voice("tone", "tone")


async def test_never_more_than_jobs_are_under_way():
    """Twenty ask, three are let in at a time, all are served."""
    slow = Slow()
    speaker = GovernedSpeaker(slow, 3)
    asking = [asyncio.create_task(speaker.speak(f"第{number}句。", VOICE)) for number in range(20)]
    await slow.has(3)
    slow.go.set()

    assert await asyncio.gather(*asking) == [tone(f"第{number}句。") for number in range(20)]
    assert slow.most_at_once == 3


async def test_whoever_fails_or_leaves_gives_the_place_back():
    """One place, a failure and a cancelled request: the next is still served."""
    mute = GovernedSpeaker(Mute("哑"), 1)
    with pytest.raises(SpeechError):
        await mute.speak("哑。", VOICE)
    slow = Slow()
    speaker = GovernedSpeaker(slow, 1)
    leaving = asyncio.create_task(speaker.speak("走。", VOICE))
    await slow.has(1)
    leaving.cancel()
    slow.go.set()

    assert (await mute.speak("说。", VOICE), await speaker.speak("留。", VOICE)) == (tone("说。"), tone("留。"))
