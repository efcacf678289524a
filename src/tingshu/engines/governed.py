"""One limit on the requests under way, for everybody who speaks through it."""

import asyncio

from tingshu.model import Clip, Voice
from tingshu.protocols import Speaker


class GovernedSpeaker:
    """Lets at most ``jobs`` sentences be spoken at the same time; the others wait their turn, in order."""

    def __init__(self, speaker: Speaker, jobs: int) -> None:
        self._speaker = speaker
        self._places = asyncio.Semaphore(jobs)

    async def speak(self, text: str, voice: Voice) -> Clip:
        """Say ``text`` once there is a place. Raises what the speaker inside raises."""
        async with self._places:
            return await self._speaker.speak(text, voice)
