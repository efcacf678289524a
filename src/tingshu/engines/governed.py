"""Asking a service through its governor, and finding out who is to blame when nearly everything fails."""

import asyncio

from tingshu.engines.governor import Governor, Ticket
from tingshu.errors import ServiceError, SpeechError
from tingshu.model import Clip, Voice
from tingshu.protocols import Speaker

CONTROL = "1"
"""A text that every voice of every language can say: if it cannot be had either, the sentences are not to blame."""


class GovernedSpeaker:
    """Lets a sentence be asked for when the governor allows it, and bears with the service's own troubles.

    Args:
        speaker: whom to ask.
        governor: hears of every request, and may be shared.
    """

    def __init__(self, speaker: Speaker, governor: Governor) -> None:
        self._speaker = speaker
        self._governor = governor
        self._checking = asyncio.Lock()

    async def speak(self, text: str, voice: Voice) -> Clip:
        """Say ``text``; a failure of the service as a whole is waited out, and never held against the text.

        Raises:
            SpeechError: the text failed, while others can be said.
            ServiceError: the service has been given up.
        """
        while True:
            await self._check(voice)
            outages = self._governor.outages
            try:
                clip = await self._asked_unless_in_doubt(text, voice)
            except SpeechError:
                await self._check(voice)
                if self._governor.outages == outages:
                    raise
            else:
                if clip:
                    return clip

    async def _asked_unless_in_doubt(self, text: str, voice: Voice) -> Clip | None:
        """Return the clip; None where nothing was asked, or the service did not listen."""
        async with self._governor.place() as ticket:
            if self._governor.in_doubt:  # which has come up while we waited for the place
                return None
            try:
                return await self._asked(ticket, text, voice)
            except ServiceError:
                return None  # the governor has heard of it: it pauses everybody, or refuses the next place

    async def _check(self, voice: Voice) -> None:
        """Where the service is in doubt, ask for the control text until it comes; meanwhile everybody waits."""
        if not self._governor.in_doubt:
            return
        async with self._checking:
            while self._governor.in_doubt:
                async with self._governor.place() as ticket:
                    try:
                        await self._asked(ticket, CONTROL, voice)
                    except (ServiceError, SpeechError) as error:
                        self._governor.outage(error)

    async def _asked(self, ticket: Ticket, text: str, voice: Voice) -> Clip:
        try:
            clip = await self._speaker.speak(text, voice)
        except ServiceError as error:
            self._governor.refused(ticket, error)
            raise
        except SpeechError as error:
            self._governor.failed(ticket, error)
            raise
        self._governor.answered(ticket, text)
        return clip
