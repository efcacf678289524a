"""Recording one book: sentences stitched into tracks as they come, chapters side by side."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, aclosing, asynccontextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from tingshu.audio import Joiner, Tags, open_part, open_track
from tingshu.errors import SpeechError
from tingshu.events import SentenceFailed, SentenceSpoken, TrackFinished, TrackKept
from tingshu.finished import recall, remember, sha256_of, signature
from tingshu.layout import track_stem, write_text, written_aside
from tingshu.model import Book, Chapter, Clip, Cue, Sentence, Track, Voice
from tingshu.narrators import Narrators
from tingshu.protocols import Listener
from tingshu.settings import Settings
from tingshu.tasks import all_of, end, in_thread
from tingshu.text import shown_marks
from tingshu.writers import CAPTIONS

Levels = asyncio.Task[Mapping[Voice, float]]
"""The gain (dB) of each voice, on its way."""


@dataclass(frozen=True, slots=True)
class Studio:
    """Where one book is recorded: by its narrators, into its folder.

    Attributes:
        narrators: say each sentence.
        book: what the chapters are part of.
        folder: where the tracks go.
        records: where it is noted which tracks are finished.
        settings: how they are to sound.
        titles: of all the book's tracks, as players list them.
        cover: the book's front cover, a JPEG or PNG file.
        tell: is told of every sentence and track.
        missing: (chapter number, text) of every sentence that will not be heard.
    """

    narrators: Narrators
    book: Book
    folder: Path
    records: Path
    settings: Settings
    titles: Sequence[str]
    cover: bytes
    tell: Listener
    missing: list[tuple[int, str]] = field(default_factory=list)

    @property
    def lasting(self) -> bool:
        """Whether every sentence that is missing would fail again, however often it is asked for."""
        return not any(error.transient for error in self.narrators.failed.values())

    async def record(self, chapters: Sequence[Chapter]) -> tuple[Track, ...]:
        """Make the tracks of ``chapters``, as many side by side as there are cores.

        What an earlier run finished is not made again. Returns every track of the book that stands, in order; a
        chapter with a sentence that could not be spoken has none, and the sentence is in ``missing``.

        Raises:
            ServiceError: the service as a whole fails; what is finished stays.
        """
        standing = {track.number: track for track in await in_thread(self._standing)}
        for track in standing.values():
            self.tell(TrackKept(track))
        missing = [chapter for chapter in chapters if chapter.number not in standing]
        if missing:
            async with self._levels(chapters) as levels:
                cores = asyncio.Semaphore(os.cpu_count() or 1)
                tracks = await all_of(self._track(chapter, levels, cores) for chapter in missing)
            standing |= {track.number: track for track in tracks if track}
        return tuple(standing[number] for number in sorted(standing))

    @asynccontextmanager
    async def _levels(self, chapters: Iterable[Chapter]) -> AsyncIterator[Levels]:
        """Have the loudness of each voice measured, while the sentences that come after are asked for already."""
        levels = asyncio.create_task(self.narrators.levels_db(chapters, self.settings.loudness_lufs))
        try:
            yield levels
        finally:
            await end([levels])

    def _standing(self) -> list[Track]:
        """Return the tracks of the book that an earlier run has finished with the same clips and settings."""
        places = ((chapter, self._title(chapter)) for chapter in self.book.chapters)
        found = (
            recall(self.records, self._signature(chapter), chapter.number, title, self._path(chapter))
            for chapter, title in places
        )
        return [self._captioned(track) for track in found if track]

    def _signature(self, chapter: Chapter) -> str:
        """Return what decides the bytes of a chapter's file, as a name."""
        settings, cast = self.settings, self.narrators.cast
        sound = (settings.spacing, settings.bitrate_kbps, settings.loudness_lufs, settings.lossless)
        cover = sha256(self.cover).hexdigest()
        return signature(
            self._tags(chapter), cover, chapter.sentences, cast.voice, cast.roles, cast.engine.version, *sound
        )

    async def _track(self, chapter: Chapter, levels: Levels, cores: asyncio.Semaphore) -> Track | None:
        """Make one track; None if a sentence is missing, and then there is no file under its name either."""
        path = self._path(chapter)
        async with cores:
            try:
                with written_aside(path) as aside:
                    duration_ms, cues = await self._stitch(chapter, self._opened(chapter, aside), levels)
                    sha256 = await in_thread(sha256_of, aside)
            except SpeechError:
                return None  # each missing sentence is noted and told already
            track = Track(chapter.number, self._title(chapter), path, duration_ms, cues, sha256)
            await in_thread(remember, self.records, self._signature(chapter), track)
            captioned = await in_thread(self._captioned, track)
        self.tell(TrackFinished(track))
        return captioned

    def _captioned(self, track: Track) -> Track:
        """Write the captions that are asked for beside the track, and return it without its words.

        Nothing later needs them, and a long book has millions.
        """
        for name, caption in CAPTIONS.items():
            if name in self.settings.formats:
                write_text(track.path.with_suffix(f".{name}"), caption(track))
        return replace(track, cues=tuple(replace(cue, words=()) for cue in track.cues))

    async def encode_parts(
        self, tracks: Iterable[Track], measured: Iterable[Chapter], folder: Path
    ) -> tuple[Path, ...]:
        """Write tracks once more, as AAC in ``folder``, from the clips they were made of; return their files.

        Args:
            tracks: what was recorded.
            measured: the chapters whose loudness was measured for it.
            folder: where the files go.
        """
        cores = asyncio.Semaphore(os.cpu_count() or 1)
        chapters = {chapter.number: chapter for chapter in self.book.chapters}

        async def encoded(track: Track, levels: Levels) -> Path:
            part = folder / f"{track.number}.aac"
            async with cores:
                await self._stitch(chapters[track.number], open_part(part, spacing=self.settings.spacing), levels)
            return part

        async with self._levels(measured) as levels:
            return tuple(await all_of(encoded(track, levels) for track in tracks))

    def _opened(self, chapter: Chapter, path: Path) -> AbstractContextManager[Joiner]:
        settings = self.settings
        return open_track(
            path,
            chapter.sentences,
            self._tags(chapter),
            cover=self.cover,
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
                            level_db = (await asyncio.shield(levels))[self.narrators.cast.voice_of(sentence)]
                            await in_thread(_add, track, sentence, spoken, level_db)
                            self.tell(SentenceSpoken(chapter.number, sentence.text))
                    except SpeechError as error:
                        failed = error
                        self._miss(chapter, sentence, error)
            if failed:
                raise failed
        return track.duration_ms, tuple(track.cues)

    def _miss(self, chapter: Chapter, sentence: Sentence, error: SpeechError) -> None:
        self.missing.append((chapter.number, sentence.text))
        self.tell(SentenceFailed(chapter.number, sentence.text, error.problem))

    def _title(self, chapter: Chapter) -> str:
        return chapter.title or self.book.title

    def _path(self, chapter: Chapter) -> Path:
        return self.folder / f"{track_stem(chapter.number, len(self.book.chapters), self._title(chapter))}.mp3"

    def _tags(self, chapter: Chapter) -> Tags:
        return Tags(
            title=self.titles[chapter.number - 1],
            album=self.book.title,
            artist=self.book.author,
            narrator=self.narrators.cast.voice.name,
            language=self.book.language,
            number=chapter.number,
            of=len(self.book.chapters),
        )


def _add(track: Joiner, sentence: Sentence, clip: Clip, level_db: float) -> None:
    """Join a clip to a track, its words under the author's characters."""
    track.add(sentence, replace(clip, marks=shown_marks(clip.marks, sentence.text, sentence.spoken)), level_db)
