"""The seams of the house: what a part must be so that the conductor can use it.

A part without state is a function; only what is opened and closed, or keeps something, is a class.
"""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Protocol

from tingshu.events import Event
from tingshu.model import Audiobook, Clip, Manuscript, OfferedVoice, ProsodyLimits, Source, Voice

Reader = Callable[[Source], Manuscript]
"""Turns the bytes of one format into a manuscript; raises SourceError when they are not that format."""

Writer = Callable[[Audiobook, Path], Path]
"""Writes one output format into the book folder and returns its file; every path in it is relative to that folder."""

Listener = Callable[[Event], None]
"""Is told what happens, in order, from one thread; must return quickly, and never raises."""


class Speaker(Protocol):
    """Something that can be asked to say a sentence."""

    async def speak(self, text: str, voice: Voice) -> Clip:
        """Say ``text`` and return the whole clip.

        May be called many times at once. Never returns silence or part of a sentence for the whole.

        Raises:
            SpeechError: this sentence could not be spoken.
            ServiceError: no sentence can be spoken at present.
        """
        ...


class Engine(Protocol):
    """A voice service, remote or embedded."""

    name: str
    """The word that stands for it on the command line."""

    version: str
    """Changes when the same request would sound different, so that kept clips are not mistaken for it."""

    default_voice: str
    """The voice that narrates unless the person names another."""

    async def voices(self) -> tuple[OfferedVoice, ...]:
        """List the voices on offer.

        Raises:
            ServiceError: the service cannot be asked.
        """
        ...

    def prosody_limits(self, voice: str) -> ProsodyLimits:
        """Return how far the voice of this name, one on offer, can be changed before it no longer follows."""
        ...

    def open(self) -> AbstractAsyncContextManager[Speaker]:
        """Open a speaker; leaving the context ends every process and connection it made."""
        ...
