"""Proving a clip before anybody keeps it."""

import asyncio
from collections.abc import Callable

from tingshu.errors import ClipError, SpeechError
from tingshu.model import Clip, Voice
from tingshu.protocols import Speaker

Proof = Callable[[Clip], None]
"""Raises ClipError for a clip that cannot be listened to."""


class ProvenSpeaker:
    """Hands on only what stands the proof.

    Args:
        speaker: whom to ask.
        prove: the proof; it runs in a thread.
    """

    def __init__(self, speaker: Speaker, prove: Proof) -> None:
        self._speaker = speaker
        self._prove = prove

    async def speak(self, text: str, voice: Voice) -> Clip:
        """Say ``text``; a clip that fails the proof is a failure in passing. Raises what the speaker inside raises."""
        clip = await self._speaker.speak(text, voice)
        try:
            await asyncio.to_thread(self._prove, clip)
        except ClipError as error:
            raise SpeechError(
                f"What came back cannot be listened to: {error.problem}", text=text, transient=True
            ) from error
        return clip
