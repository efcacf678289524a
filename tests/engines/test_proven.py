"""Proving clips as they come in."""

import pytest

from engines_gone_wrong import Garbling, Good, tone
from tingshu.engines.proven import ProvenSpeaker
from tingshu.errors import ClipError, SpeechError
from tingshu.model import Voice

VOICE = Voice("tone", "tone")


def must_be_wav(clip):
    """Prove a clip by its first bytes."""
    if not clip.audio.startswith(b"RIFF"):
        raise ClipError("no audio")


async def test_what_stands_the_proof_is_handed_on():
    """Untouched."""
    assert await ProvenSpeaker(Good(), must_be_wav).speak("好。", VOICE) == tone("好。")


async def test_what_does_not_is_a_failure_in_passing():
    """It may be asked for again, and nobody gets to keep it."""
    with pytest.raises(SpeechError) as caught:
        await ProvenSpeaker(Garbling(), must_be_wav).speak("坏。", VOICE)

    assert (caught.value.transient, caught.value.text, "no audio" in caught.value.problem) == (True, "坏。", True)
