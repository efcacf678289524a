"""Who speaks a book, and asking them: many sentences at once, each answer in its place."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from tingshu.audio import gain_db
from tingshu.errors import SpeechError
from tingshu.model import Chapter, Clip, Role, Sentence, Voice
from tingshu.protocols import Engine, Speaker
from tingshu.tasks import all_of, end, in_thread

LOUDNESS_SAMPLE = 12
"""Sentences by which a voice's loudness is measured: about a minute of speech."""

AHEAD_PER_JOB = 2
"""Sentences asked for beyond the one being stitched, per request that may be under way."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The one engine of a book, the voice that narrates, those of roles that have their own, and how that came."""

    engine: Engine
    voice: Voice
    roles: Mapping[Role, Voice]
    notices: tuple[str, ...] = ()

    def voice_of(self, sentence: Sentence) -> Voice:
        """Return who speaks a sentence."""
        return self.roles.get(sentence.role, self.voice)


@dataclass(frozen=True, slots=True)
class Narrators:
    """The cast at work.

    Attributes:
        speaker: says each sentence.
        cast: by whom.
        jobs: requests that may be under way at once.
        failed: the error of each text that a voice could not say, so that it is not asked for again.
    """

    speaker: Speaker
    cast: Cast
    jobs: int
    failed: dict[tuple[Voice, str], SpeechError] = field(default_factory=dict)

    async def ahead(self, sentences: Iterable[Sentence]) -> AsyncGenerator[tuple[Sentence, asyncio.Task[Clip]], None]:
        """Yield every sentence in order with the task of its clip, while a bounded number is asked for ahead."""
        asked: deque[tuple[Sentence, asyncio.Task[Clip]]] = deque()
        try:
            for sentence in sentences:
                asked.append((sentence, asyncio.create_task(self.speak(sentence))))
                if len(asked) > AHEAD_PER_JOB * self.jobs:
                    yield asked.popleft()
            while asked:
                yield asked.popleft()
        finally:
            await end(task for _, task in asked)

    async def speak(self, sentence: Sentence) -> Clip:
        """Return the clip; what has failed after every retry is not asked for again in this run.

        Raises:
            SpeechError: the sentence cannot be spoken.
            ServiceError: none can.
        """
        asked = self.cast.voice_of(sentence), sentence.spoken
        if asked in self.failed:
            raise self.failed[asked]
        try:
            return await self.speaker.speak(sentence.spoken, asked[0])
        except SpeechError as error:
            self.failed[asked] = error
            raise

    async def levels_db(self, chapters: Iterable[Chapter], target_lufs: float) -> Mapping[Voice, float]:
        """Return the one gain (dB) of each voice, by its first sentences; the tracks use the same clips again."""
        first: dict[Voice, list[Sentence]] = {}
        for sentence in chain.from_iterable(chapter.sentences for chapter in chapters):
            said = first.setdefault(self.cast.voice_of(sentence), [])
            if len(said) < LOUDNESS_SAMPLE:
                said.append(sentence)
        return {voice: await self._level_db(said, target_lufs) for voice, said in first.items()}

    async def _level_db(self, sentences: Iterable[Sentence], target_lufs: float) -> float:
        clips = [clip for clip in await all_of(map(self._sample, sentences)) if clip]
        return await in_thread(gain_db, clips, target_lufs) if clips else 0.0

    async def _sample(self, sentence: Sentence) -> Clip | None:
        try:
            return await self.speak(sentence)
        except SpeechError:
            return None  # its chapter will say so, in its place
