"""Asking those who speak a book: many sentences at once, each answer in its place."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import log10

from tingshu.audio import gain_db
from tingshu.engines import KeptSpeaker
from tingshu.errors import SpeechError
from tingshu.model import Chapter, Clip, Sentence, Voice
from tingshu.recording.casting import Cast
from tingshu.tasks import all_of, end, in_thread

LOUDNESS_SAMPLE = 12
"""Sentences by which a voice's loudness is measured, if they come to ``LOUDNESS_CHARACTERS``."""

LOUDNESS_CHARACTERS = 300
"""About a minute of speech. The “嗯。” and “好。” of a voice for dialogue alone, softer than its sentences, would make
it louder than the narrator by 1.5 LU."""

LARGEST_SAMPLE = 48
"""Sentences beyond which no more are asked for, however short they are."""

SAMPLE_PATIENCE_S = 15.0
"""How long the tracks wait for a sentence of the sample that does not come, once others have."""

AHEAD_PER_JOB = 2
"""Sentences asked for beyond the one being stitched, per request that may be under way."""


@dataclass(frozen=True, slots=True)
class Narrators:
    """The cast at work.

    Attributes:
        speaker: says each sentence.
        cast: by whom.
        jobs: requests that may be under way at once.
        failed: the error of each text that a voice could not say, so that it is not asked for again.
    """

    speaker: KeptSpeaker
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
            before = self.failed[asked]  # one error raised by many would gather the traces of all
            raise SpeechError(before.problem, text=before.text, transient=before.transient) from before
        try:
            return await self.speaker.speak(sentence.spoken, asked[0])
        except SpeechError as error:
            self.failed[asked] = error
            raise

    async def speak_anew(self, sentence: Sentence) -> Clip:
        """Return another clip in place of one that turned out to be no good. Raises what ``speak`` raises."""
        await self.speaker.forget(sentence.spoken, self.cast.voice_of(sentence))
        return await self.speak(sentence)

    async def levels_db(
        self, chapters: Iterable[Chapter], target_lufs: float, known: Mapping[Voice, float]
    ) -> Mapping[Voice, float]:
        """Return the one gain (dB) of each voice: what is ``known``, and of the others by their first sentences.

        A voice that is to speak at another volume than its own is that much louder or softer than ``target_lufs``.

        The tracks use the same clips again.
        """
        first: dict[Voice, list[Sentence]] = {}
        for sentence in chain.from_iterable(chapter.sentences for chapter in chapters):
            said = first.setdefault(self.cast.voice_of(sentence), [])
            if not _is_sample(said):
                said.append(sentence)
        measured = [voice for voice in first if voice not in known]
        levels = await all_of(self._level_db(first[voice], target_lufs + volume_db(voice)) for voice in measured)
        return {**known, **dict(zip(measured, levels, strict=True))}

    async def _level_db(self, sentences: Iterable[Sentence], target_lufs: float) -> float:
        asked = [asyncio.create_task(self._sample(sentence)) for sentence in sentences]
        try:
            clips = await _in_time(asked)
        finally:
            await end(asked)
        return await in_thread(gain_db, clips, target_lufs)

    async def _sample(self, sentence: Sentence) -> Clip | None:
        try:
            return await self.speak(sentence)
        except SpeechError:
            return None  # its chapter will say so, in its place


def _is_sample(sentences: Sequence[Sentence]) -> bool:
    """Whether a voice can be known by these sentences; there are never more than ``LARGEST_SAMPLE``."""
    if len(sentences) < LOUDNESS_SAMPLE:
        return False
    return len(sentences) >= LARGEST_SAMPLE or sum(len(each.spoken) for each in sentences) >= LOUDNESS_CHARACTERS


def volume_db(voice: Voice) -> float:
    """Return by how much (dB) a voice is to be louder than it comes: ``+100%`` is twice the amplitude."""
    return 20 * log10(1 + int(voice.volume.rstrip("%")) / 100)


async def _in_time(asked: Sequence[asyncio.Task[Clip | None]]) -> list[Clip]:
    """Return what has come of a sample after a while, in order; at least one clip, if there is to be one at all."""
    clips: list[Clip] = []
    late = set(asked)
    while late and not clips:
        _, late = await asyncio.wait(late, timeout=SAMPLE_PATIENCE_S)
        clips = [clip for clip in (task.result() for task in asked if task.done()) if clip]
    return clips
