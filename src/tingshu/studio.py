"""Recording one book: many sentences asked for at once, stitched in order, chapters side by side."""

import asyncio
import os
from collections import deque
from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from tingshu.audio import Stitcher, Tags, gain_db, id3
from tingshu.errors import IncompleteBookError, SpeechError
from tingshu.events import SentenceFailed, SentenceSpoken, TrackFinished
from tingshu.layout import track_stem, written_aside
from tingshu.model import Book, Chapter, Clip, Cue, Sentence, Track, Voice
from tingshu.protocols import Listener, Speaker
from tingshu.settings import Settings
from tingshu.tasks import all_of, end, in_thread

LOUDNESS_SAMPLE = 12
"""Sentences by which the voice's loudness is measured: about a minute of speech."""

AHEAD_PER_JOB = 2
"""Sentences asked for beyond the one being stitched, per request that may be under way."""


@dataclass(frozen=True, slots=True)
class Studio:
    """Where one book is recorded: one speaker, one voice, one folder.

    Attributes:
        speaker: says each sentence.
        voice: by whom.
        book: what the chapters are part of.
        folder: where the tracks go.
        settings: how they are to sound.
        tell: is told of every sentence and track.
        failed: the error of each spoken text that could not be said, so that it is not asked for again.
        missing: (chapter number, text) of every sentence that will not be heard.
    """

    speaker: Speaker
    voice: Voice
    book: Book
    folder: Path
    settings: Settings
    tell: Listener
    failed: dict[str, SpeechError] = field(default_factory=dict)
    missing: list[tuple[int, str]] = field(default_factory=list)

    async def record(self, chapters: Sequence[Chapter]) -> tuple[Track, ...]:
        """Make the tracks of ``chapters`` in order, as many side by side as there are cores.

        Raises:
            ServiceError: the service as a whole fails; what is finished stays.
            IncompleteBookError: once everything else is finished, if a sentence could not be spoken.
        """
        level_db = await self._level(chapters)
        cores = asyncio.Semaphore(os.cpu_count() or 1)
        tracks = await all_of(self._track(chapter, level_db, cores) for chapter in chapters)
        if self.missing:
            raise IncompleteBookError(
                f"{len(self.missing)} of {sum(len(chapter.sentences) for chapter in chapters)} sentences are missing",
                "Run the same command again: it asks only for those",
                missing=tuple(sorted(self.missing)),
            )
        return tuple(track for track in tracks if track)

    async def _level(self, chapters: Iterable[Chapter]) -> float:
        """Return the one gain (dB) for the voice, by its first sentences; the tracks use the same clips again."""
        first = islice(chain.from_iterable(chapter.sentences for chapter in chapters), LOUDNESS_SAMPLE)
        clips = [clip for clip in await all_of(map(self._sample, first)) if clip]
        return await in_thread(gain_db, clips, self.settings.loudness_lufs) if clips else 0.0

    async def _sample(self, sentence: Sentence) -> Clip | None:
        try:
            return await self._speak(sentence)
        except SpeechError:
            return None  # its chapter will say so, in its place

    async def _track(self, chapter: Chapter, level_db: float, cores: asyncio.Semaphore) -> Track | None:
        """Make one track; None if a sentence is missing, and then there is no file under its name either."""
        title = chapter.title or self.book.title
        path = self.folder / f"{track_stem(chapter.number, len(self.book.chapters), title)}.mp3"
        async with cores:
            try:
                with written_aside(path) as aside:
                    duration_ms, cues = await self._stitch(chapter, aside, level_db)
            except SpeechError:
                return None  # each missing sentence is noted and told already
        track = Track(chapter.number, title, path, duration_ms, cues)
        self.tell(TrackFinished(track))
        return track

    async def _stitch(self, chapter: Chapter, path: Path, level_db: float) -> tuple[int, tuple[Cue, ...]]:
        """Write the chapter's audio to ``path`` sentence by sentence; return its length (ms) and its cues.

        Raises:
            SpeechError: after every sentence was asked for, if one of them could not be spoken.
        """
        failed: SpeechError | None = None
        cues: list[Cue] = []
        spacing, bitrate_kbps = self.settings.spacing, self.settings.bitrate_kbps
        with Stitcher(path, spacing=spacing, bitrate_kbps=bitrate_kbps, head=id3(self._tags(chapter))) as stitcher:
            async with aclosing(self._ahead(chapter.sentences)) as asked:
                async for sentence, clip in asked:
                    try:
                        spoken = await clip
                        if not failed:
                            cues.append(await in_thread(stitcher.add, sentence, spoken, level_db))
                            self.tell(SentenceSpoken(chapter.number, sentence.text))
                    except SpeechError as error:
                        failed = error
                        self._miss(chapter, sentence, error)
            if failed:
                raise failed
        return stitcher.duration_ms, tuple(cues)

    async def _ahead(self, sentences: Iterable[Sentence]) -> AsyncGenerator[tuple[Sentence, asyncio.Task[Clip]], None]:
        """Yield every sentence in order with the task of its clip, while a bounded number is asked for ahead."""
        asked: deque[tuple[Sentence, asyncio.Task[Clip]]] = deque()
        try:
            for sentence in sentences:
                asked.append((sentence, asyncio.create_task(self._speak(sentence))))
                if len(asked) > AHEAD_PER_JOB * self.settings.jobs:
                    yield asked.popleft()
            while asked:
                yield asked.popleft()
        finally:
            await end(task for _, task in asked)

    async def _speak(self, sentence: Sentence) -> Clip:
        """Return the clip; what has failed after every retry is not asked for again in this run."""
        if sentence.spoken in self.failed:
            raise self.failed[sentence.spoken]
        try:
            return await self.speaker.speak(sentence.spoken, self.voice)
        except SpeechError as error:
            self.failed[sentence.spoken] = error
            raise

    def _miss(self, chapter: Chapter, sentence: Sentence, error: SpeechError) -> None:
        self.missing.append((chapter.number, sentence.text))
        self.tell(SentenceFailed(chapter.number, sentence.text, error.problem))

    def _tags(self, chapter: Chapter) -> Tags:
        return Tags(
            title=chapter.title,
            album=self.book.title,
            artist=self.book.author,
            narrator=self.voice.name,
            language=self.book.language,
            number=chapter.number,
            of=len(self.book.chapters),
        )
