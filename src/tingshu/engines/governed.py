"""Asking a service through its governor, proving what comes, and finding out who is to blame when nearly all fails."""

import asyncio
from collections.abc import Callable

from tingshu.engines.governor import Governor, Ticket
from tingshu.errors import ClipError, ServiceError, SpeechError
from tingshu.model import Clip, Voice
from tingshu.protocols import Speaker

CONTROL = "1"
"""A text that every voice of every language can say: if it cannot be had either, the sentences are not to blame."""

Proof = Callable[[Clip], None]
"""Raises ClipError for a clip that cannot be listened to."""


class GovernedSpeaker:
    """Lets a sentence be asked for when the governor allows it, and bears with the service's own troubles.

    Args:
        speaker: whom to ask.
        governor: hears of every request, and may be shared.
        prove: what each clip must stand, or it is a failure in passing; it runs in a thread. None asks for no proof.
    """

    def __init__(self, speaker: Speaker, governor: Governor, prove: Proof | None = None) -> None:
        self._speaker = speaker
        self._governor = governor
        self._prove = prove
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
            took_s = self._governor.seconds_since(ticket)  # our own proof is no slowness of the service
            await self._prove_it(clip, text)
        except ServiceError as error:
            self._governor.refused(ticket, error)
            raise
        except SpeechError as error:
            self._governor.failed(ticket, error)
            raise
        self._governor.answered(ticket, text, took_s)
        return clip

    async def _prove_it(self, clip: Clip, text: str) -> None:
        if self._prove is None:
            return
        try:
            await asyncio.to_thread(self._prove, clip)
        except ClipError as error:
            problem = f"What came back cannot be listened to: {error.problem}"
            raise SpeechError(problem, text=text, transient=True) from error
