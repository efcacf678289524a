"""Tracks that stand: found again from an earlier run, brought up to date, and noted as they are finished."""

from dataclasses import dataclass, replace

from tingshu.audio import retag
from tingshu.files import write_text, written_aside, written_to
from tingshu.layout import CAPTION_ENDINGS
from tingshu.model import Chapter, Track
from tingshu.recording.book_folder import fingerprint
from tingshu.recording.labels import Labels
from tingshu.recording.records import Begun, Note, Records, sha256_of, stands
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

    def restored(self) -> list[Track]:
        """Return the tracks that an earlier run finished with the same sound; their tags and captions are renewed."""
        found = ((chapter, self._found(chapter)) for chapter in self.labels.book.chapters)
        return [self._captioned(chapter, track) for chapter, track in found if track]

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

    def _found(self, chapter: Chapter) -> Track | None:
        note, path = self.records.note(chapter.number), self.labels.path(chapter)
        if note is None or note.sound != self.labels.sound(chapter) or not stands(note.track.path, note.track.sha256):
            return None
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
