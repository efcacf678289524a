"""Recording one book: sentences stitched into tracks as they come, chapters side by side."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, aclosing, asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

from tingshu.audio import Joiner, open_part, open_track
from tingshu.engines import TURN
from tingshu.errors import IncompleteBookError, SpeechError
from tingshu.events import SentenceFailed, SentenceSpoken, TrackFinished, TrackKept
from tingshu.files import sha256_of, written_aside
from tingshu.model import Audiobook, Chapter, Clip, Cue, Sentence, Track, Voice
from tingshu.protocols import Listener
from tingshu.recording.finished_tracks import FinishedTracks
from tingshu.recording.narrators import Narrators
from tingshu.recording.signatures import signature
from tingshu.tasks import all_of, end, in_thread
from tingshu.text import shown_marks

T = TypeVar("T")

CORES = os.cpu_count() or 1

OPEN_BESIDES = 2
"""Chapters that may be open beyond those that can be encoded at once: one that waits for a voice holds up no core."""

ASK_AGAIN = "Run the same command again: it asks only for those"
ASK_OTHERWISE = "This voice cannot say them: choose another with --engine or --voice, or change the text"

Levels = asyncio.Task[Mapping[Voice, float]]
"""The gain (dB) of each voice, on its way."""


@dataclass(frozen=True, slots=True)
class Studio:
    """Where one book is recorded: by its narrators, into its folder.

    Attributes:
        narrators: say each sentence.
        finished: the tracks in the book's folder.
        tell: is told of every sentence and track.
        tracks: what stands, by number.
        missing: (chapter number, text, error) of every sentence that will not be heard.
    """

    narrators: Narrators
    finished: FinishedTracks
    tell: Listener
    tracks: dict[int, Track] = field(default_factory=dict)
    missing: list[tuple[int, str, SpeechError]] = field(default_factory=list)
    cores: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(CORES))

    async def record(self, chapters: Sequence[Chapter]) -> None:
        """Make the tracks of ``chapters``, side by side; those that stand already are not made again.

        A chapter with a sentence that could not be spoken gets no track, and the sentence is in ``missing``.

        Raises:
            ServiceError: the service as a whole fails; what is finished stays.
            FolderError: a file cannot be written.
        """
        await in_thread(self.finished.begin)
        for track in await in_thread(self.finished.restored, {chapter.number for chapter in chapters}):
            self.tracks[track.number] = track
            self.tell(TrackKept(track))
        wanted = [chapter for chapter in chapters if chapter.number not in self.tracks]
        if wanted:
            async with self._levels(chapters) as levels:
                await _few_at_a_time(partial(self._track, levels=levels), wanted)

    def audiobook(self, chapters: Iterable[Chapter], notices: tuple[str, ...]) -> Audiobook:
        """Return the book as it stands, where ``chapters`` were to be made."""
        labels, book = self.finished.labels, self.finished.labels.book
        missing = self._missing()
        ended = self.tracks.keys() | {number for number, _ in missing}
        return Audiobook(
            title=book.title,
            author=book.author,
            language=book.language,
            voice=labels.cast.voice,
            tracks=tuple(self.tracks[number] for number in sorted(self.tracks)),
            notices=notices,
            missing=missing,
            unfinished=tuple(chapter.number for chapter in chapters if chapter.number not in ended),
            cover=labels.cover,
            year=book.year,
            roles=tuple(labels.cast.roles.items()),
        )

    def check_complete(self, chapters: Sequence[Chapter]) -> None:
        """Raise IncompleteBookError if a sentence of ``chapters`` could not be spoken; what stands, stands."""
        if not self.missing:
            return
        sentences = sum(len(chapter.sentences) for chapter in chapters)
        raise IncompleteBookError(
            f"{len(self.missing)} of {sentences} sentences are missing from {self.finished.records.folder}",
            ASK_AGAIN if any(error.transient for _, _, error in self.missing) else ASK_OTHERWISE,
            missing=self._missing(),
        )

    def _missing(self) -> tuple[tuple[int, str], ...]:
        """Return (chapter number, text) of each missing sentence, in the order of the book."""
        return tuple((number, text) for number, text, _ in sorted(self.missing, key=itemgetter(0)))

    async def encode_parts(self, tracks: Iterable[Track], folder: Path) -> tuple[Path, ...]:
        """Write tracks once more, as AAC in ``folder``, from the clips they were made of; return their files."""
        labels = self.finished.labels
        chapters = {chapter.number: chapter for chapter in labels.book.chapters}
        parts = {track.number: folder / f"{track.number}.aac" for track in tracks}

        async with self._levels([chapters[number] for number in parts]) as levels:

            async def encode(number: int) -> None:
                await self._stitch(chapters[number], open_part(parts[number], spacing=labels.settings.spacing), levels)

            await _few_at_a_time(encode, parts)
        return tuple(parts.values())

    async def _track(self, chapter: Chapter, levels: Levels) -> None:
        """Make one track; if a sentence is missing there is none, nor an older one of its number."""
        TURN.set(chapter.number)
        labels = self.finished.labels
        path = labels.path(chapter)
        try:
            with written_aside(path) as aside:
                duration_ms, cues = await self._stitch(chapter, self._opened(chapter, aside), levels)
                digest = await in_thread(sha256_of, aside)
        except SpeechError:  # each missing sentence is noted and told already
            await in_thread(self.finished.drop, chapter)
            return
        track = Track(chapter.number, labels.title(chapter), path, duration_ms, cues, digest)
        self.tracks[chapter.number] = await in_thread(self.finished.keep, chapter, track)
        self.tell(TrackFinished(track))

    def _opened(self, chapter: Chapter, path: Path) -> AbstractContextManager[Joiner]:
        labels, settings = self.finished.labels, self.finished.labels.settings
        return open_track(
            path,
            chapter.sentences,
            labels.tags(chapter),
            cover=labels.cover,
            spacing=settings.spacing,
            bitrate_kbps=settings.bitrate_kbps,
            lossless=settings.lossless,
        )

    async def _stitch(
        self, chapter: Chapter, opened: AbstractContextManager[Joiner], levels: Levels
    ) -> tuple[int, tuple[Cue, ...]]:
        """Add the chapter's sentences to what is opened for it; return its length (ms) and its cues.

        Raises:
            SpeechError: after every sentence was asked for, if one of them could not be spoken.
        """
        failed: SpeechError | None = None
        with opened as track:
            async with aclosing(self.narrators.ahead(chapter.sentences)) as asked:
                async for sentence, clip in asked:
                    try:
                        spoken = await clip
                        if not failed:
                            await self._join(track, sentence, spoken, await asyncio.shield(levels))
                            self.tell(SentenceSpoken(chapter.number, sentence.text))
                    except SpeechError as error:
                        failed = error
                        self.missing.append((chapter.number, sentence.text, error))
                        self.tell(SentenceFailed(chapter.number, sentence.text, error.problem))
            if failed:
                raise failed
        return track.duration_ms, tuple(track.cues)

    async def _join(self, track: Joiner, sentence: Sentence, clip: Clip, levels_db: Mapping[Voice, float]) -> None:
        """Join a clip to a track; one that cannot be joined is forgotten and asked for once more."""
        level_db = levels_db[self.narrators.cast.voice_of(sentence)]
        try:
            await self._added(track, sentence, clip, level_db)
        except SpeechError:
            await self._added(track, sentence, await self.narrators.speak_anew(sentence), level_db)

    async def _added(self, track: Joiner, sentence: Sentence, clip: Clip, level_db: float) -> None:
        async with self.cores:
            await in_thread(_add, track, sentence, clip, level_db)

    @asynccontextmanager
    async def _levels(self, chapters: Iterable[Chapter]) -> AsyncIterator[Levels]:
        """Have the loudness of each voice measured, while the sentences that come after are asked for already."""
        levels = asyncio.create_task(self._measured(chapters))
        try:
            yield levels
        finally:
            await end([levels])

    async def _measured(self, chapters: Iterable[Chapter]) -> Mapping[Voice, float]:
        """Return the gain (dB) of each voice, as noted when it was first measured; none where sound stays as it came.

        So chapters that are made one by one, or again after an edit, are as loud as the others.
        """
        records, cast, settings = self.finished.records, self.narrators.cast, self.finished.labels.settings
        voices = (cast.voice, *cast.roles.values())
        if settings.lossless:
            return dict.fromkeys(voices, 0.0)
        names = {voice: signature(voice, cast.engine.version, settings.loudness_lufs) for voice in voices}
        begun = records.begun()
        noted = begun.levels_db if begun else {}
        known = {voice: noted[name] for voice, name in names.items() if name in noted}
        levels = await self.narrators.levels_db(chapters, settings.loudness_lufs, known)
        if begun and levels != known:
            measured = {names[voice]: level for voice, level in levels.items()}
            await in_thread(records.begin, replace(begun, levels_db={**noted, **measured}))
        return levels


async def _few_at_a_time(work: Callable[[T], Awaitable[object]], chapters: Iterable[T]) -> None:
    """Do ``work`` for chapters in order, for as many at once as there are cores, and some that may wait."""
    places = asyncio.Semaphore(CORES + OPEN_BESIDES)

    async def in_its_place(chapter: T) -> None:
        async with places:  # a stop may come while it waits: nothing has been begun then
            await work(chapter)

    await all_of(map(in_its_place, chapters))


def _add(track: Joiner, sentence: Sentence, clip: Clip, level_db: float) -> None:
    """Join a clip to a track, its words under the author's characters."""
    track.add(sentence, replace(clip, marks=shown_marks(clip.marks, sentence.text, sentence.spoken)), level_db)
