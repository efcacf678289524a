"""Tracks that stand: found again from an earlier run, brought up to date, and noted as they are finished."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tingshu.audio import retag
from tingshu.files import sha256_of, write_text, written_aside, written_to
from tingshu.layout import CAPTION_ENDINGS
from tingshu.model import Chapter, Track
from tingshu.recording.book_folder import fingerprint
from tingshu.recording.labels import Labels
from tingshu.recording.records import Begun, Note, Records
from tingshu.recording.signatures import stands
from tingshu.tasks import stop_if_told
from tingshu.writers import CAPTIONS


@dataclass(frozen=True, slots=True)
class FinishedTracks:
    """The tracks of one book folder. Every method raises FolderError where a file cannot be written.

    Attributes:
        records: what is noted in the folder.
        labels: what the tracks are called, and known by.
    """

    records: Records
    labels: Labels

    def begin(self) -> None:
        """Note what is made here, and remove the tracks that are no part of it any more."""
        begun, cast, book = self.records.begun(), self.labels.cast, self.labels.book
        levels = begun.levels_db if begun else {}
        self.records.begin(Begun(cast.engine.name, cast.names, fingerprint(book), levels))
        there = {chapter.number for chapter in book.chapters}
        for number in self.records.numbers():
            if number not in there:
                self.records.drop(number)

    def restored(self, wanted: Collection[int]) -> list[Track]:
        """Return the tracks that an earlier run finished with the same sound; their tags and captions are renewed.

        Of chapters that are not wanted now, one that tells the same text in another way stands as it is.

        Args:
            wanted: numbers of the chapters to be made.
        """
        found = ((chapter, self._restored(chapter, wanted)) for chapter in self.labels.book.chapters)
        return [self._captioned(chapter, track) for chapter, track in found if track]

    def in_another_way(self, tracks: Iterable[Track]) -> tuple[int, ...]:
        """Return the numbers of those tracks that were made with another voice or other settings than this run's."""
        sounds = {chapter.number: self.labels.sound(chapter) for chapter in self.labels.book.chapters}
        notes = {track.number: self.records.note(track.number) for track in tracks}
        return tuple(number for number, note in notes.items() if note is None or note.sound != sounds[number])

    def notices(self, wanted: Collection[int]) -> tuple[str, ...]:
        """Say which tracks of chapters that are not wanted now stand, but not as this run would make them."""
        others = [chapter for chapter in self.labels.book.chapters if chapter.number not in wanted]
        standing = [(chapter, note) for chapter in others if (note := self.records.note(chapter.number))]
        outdated = [chapter.number for chapter, note in standing if not _tells(note.track, chapter)]
        otherwise = [chapter.number for chapter, note in standing if note.sound != self.labels.sound(chapter)]
        kept = [number for number in otherwise if number not in outdated]
        return (
            *([f"{were_made(kept)} with another voice or other settings, and stay so"] if kept else []),
            *([f"{were_made(outdated)} of an earlier text: in no list until it is made again"] if outdated else []),
        )

    def captions(self, tracks: Iterable[Track]) -> Iterator[Path]:
        """Yield the captions that stand beside the tracks."""
        beside = (track.path.with_suffix(ending) for track in tracks for ending in CAPTION_ENDINGS)
        yield from (path for path in beside if path.is_file())

    def keep(self, chapter: Chapter, track: Track) -> Track:
        """Note that a track of ``chapter`` was made, write its captions, and return it."""
        for ending in CAPTION_ENDINGS:  # those of an earlier track would tell other times
            with written_to(track.path):
                track.path.with_suffix(ending).unlink(missing_ok=True)
        self._note(chapter, track)
        return self._captioned(chapter, track)

    def drop(self, chapter: Chapter) -> None:
        """Remove an earlier track of a chapter that could not be made again: it would tell something else."""
        self.records.drop(chapter.number)

    def _restored(self, chapter: Chapter, wanted: Collection[int]) -> Track | None:
        stop_if_told()  # long books are read through, and perhaps written anew
        note, path = self.records.note(chapter.number), self.labels.path(chapter)
        if note is None or not stands(note.track.path, note.track.sha256):
            return None
        if note.sound != self.labels.sound(chapter):
            return note.track if chapter.number not in wanted and _tells(note.track, chapter) else None
        if (note.tag, note.track.path) == (self.labels.tag(chapter), path):
            return note.track
        with written_aside(path) as aside:
            retag(note.track.path, aside, self.labels.tags(chapter), cover=self.labels.cover, cues=note.track.cues)
            digest = sha256_of(aside)
        track = replace(note.track, title=self.labels.title(chapter), path=path, sha256=digest)
        self._note(chapter, track)
        return track

    def _note(self, chapter: Chapter, track: Track) -> None:
        self.records.keep(Note(self.labels.sound(chapter), self.labels.tag(chapter), track))

    def _captioned(self, chapter: Chapter, track: Track) -> Track:
        """Write the captions that are asked for beside the track; return it with its texts, and without its words.

        Nothing later needs those, and a long book has millions.
        """
        for name, caption in CAPTIONS.items():
            if name in self.labels.settings.formats:
                write_text(track.path.with_suffix(f".{name}"), caption(track))
        texts = tuple(sentence.text for sentence in chapter.sentences)
        return replace(track, texts=texts, cues=tuple(replace(cue, words=()) for cue in track.cues))


def _tells(track: Track, chapter: Chapter) -> bool:
    """Whether a track tells the text of a chapter, whatever its sound."""
    return [cue.text for cue in track.cues] == [sentence.text for sentence in chapter.sentences]


def were_made(chapters: Sequence[int]) -> str:
    """Return the beginning of a sentence: ``Chapters 1, 3 were made``."""
    numbers = ", ".join(map(str, chapters))
    return f"Chapters {numbers} were made" if len(chapters) > 1 else f"Chapter {numbers} was made"
