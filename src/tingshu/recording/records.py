"""What is noted inside a book's folder while it is made, so that the next run knows what stands there.

The notes live with the book, in the hidden folder ``.tingshu``: one of what the book is, written before anything is
asked for, and one for each track, written as it is finished. A run that was killed, or one that makes the book again
after the text has changed, finds which file is whose, what need not be made again, and what is no longer wanted.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tingshu.errors import SourceError
from tingshu.files import write_text, written_to
from tingshu.layout import NOTES, WHOLE_BOOK, remove_track
from tingshu.model import Cue, Mark, Track
from tingshu.recording.signatures import passages_of, stands
from tingshu.writers import read_ledger

_BEGUN = "begun.json"


@dataclass(frozen=True, slots=True)
class Begun:
    """What a book is, as noted before it was made.

    Attributes:
        engine: name of the engine that speaks it.
        voices: names of its voices.
        passages: by which its text is known: ``passages_of`` what is no heading, or of everything.
        levels_db: the gain (dB) of each voice, by ``signature`` of all that decides it; measured once.
    """

    engine: str
    voices: tuple[str, ...]
    passages: frozenset[str]
    levels_db: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """What is noted of one finished track.

    Attributes:
        sound: signature of all that decides its sound.
        tag: signature of all that is said about it besides.
        track: as it was finished; its path is in the book's folder.
    """

    sound: str
    tag: str
    track: Track


@dataclass(frozen=True, slots=True)
class WholeNote:
    """What is noted of a file of the whole book: signature of the tracks it was made of, and its own SHA-256."""

    made_of: str
    sha256: str


class Records:
    """The notes of one book folder. What writes one raises FolderError where it cannot be written.

    Args:
        folder: the book's.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._notes = folder / NOTES

    def begun(self) -> Begun | None:
        """Return what the book in this folder is; None where there is none.

        A book that was copied without its hidden folder, or whose note is damaged, is known by its ledger.
        """
        with suppress(*_DAMAGED):
            read = _read(self._notes / _BEGUN)
            levels = {str(name): float(level) for name, level in read["levels_db"].items()}
            return Begun(str(read["engine"]), tuple(map(str, read["voices"])), frozenset(read["passages"]), levels)
        with suppress(SourceError):
            ledger = read_ledger(self.folder)
            told = "\n".join(cue.text for track in ledger.tracks for cue in track.cues)
            return Begun(ledger.engine, (ledger.voice,), passages_of(told))
        return None

    def begin(self, begun: Begun) -> None:
        """Note what the book is."""
        self._write(_BEGUN, {**asdict(begun), "passages": sorted(begun.passages)})

    def adopt(self) -> None:
        """Note what the ledger names and no note does, if it stands: in a book whose hidden folder is gone.

        Nobody knows how it was made. A track stays in the lists as long as its text is told, and goes when it is
        replaced; a file of the whole book goes unless it is made again.
        """
        with suppress(SourceError):
            ledger = read_ledger(self.folder)
            for file in ledger.files:
                path = self.folder / file.name
                if path.parent == self.folder / WHOLE_BOOK and not self.whole(path.name) and stands(path, file.sha256):
                    self.keep_whole(path.name, WholeNote("", file.sha256))
            for each in ledger.tracks:
                path, sha256 = self.folder / each.file.name, each.file.sha256
                if path.parent == self.folder and self.note(each.number) is None and stands(path, sha256):
                    track = Track(each.number, each.title, path, each.duration_ms, each.cues, sha256)
                    self.keep(Note("", "", track))

    def note(self, number: int) -> Note | None:
        """Return what is noted of a track; None where nothing is, or the note is damaged."""
        with suppress(*_DAMAGED):
            read = _read(self._notes / f"{number}.json")
            path = self.folder / str(read["file"])
            if path.parent == self.folder:
                cues = tuple(_cue(**cue) for cue in read["cues"])
                length_ms, sha256 = int(read["duration_ms"]), str(read["sha256"])
                return Note(read["sound"], read["tag"], Track(number, read["title"], path, length_ms, cues, sha256))
        return None

    def keep(self, note: Note) -> None:
        """Note that a track stands; what stood there for this number under another name is removed."""
        track, before = note.track, self.note(note.track.number)
        # first, because nobody would know of it any more once the note is written
        if before and before.track.path.exists() and not _is_one_file(before.track.path, track.path):
            remove_track(before.track.path)
        self._write(
            f"{track.number}.json",
            {
                "sound": note.sound,
                "tag": note.tag,
                "file": track.path.name,
                "title": track.title,
                "sha256": track.sha256,
                "duration_ms": track.duration_ms,
                "cues": [asdict(cue) for cue in track.cues],
            },
        )

    def drop(self, number: int) -> None:
        """Remove a track that does not belong to the book any more, with what stands beside it and its note."""
        if before := self.note(number):
            remove_track(before.track.path)
        path = self._notes / f"{number}.json"
        with written_to(path):
            path.unlink(missing_ok=True)

    def numbers(self) -> Iterator[int]:
        """Yield the number of every track that is noted."""
        yield from (int(path.stem) for path in sorted(self._notes.glob("*.json")) if path.stem.isdecimal())

    def whole(self, name: str) -> WholeNote | None:
        """Return what is noted of a file of the whole book, by its name; None where nothing is."""
        with suppress(*_DAMAGED):
            read = _read(self._notes / f"{name}.json")
            return WholeNote(str(read["made_of"]), str(read["sha256"]))
        return None

    def keep_whole(self, name: str, note: WholeNote) -> None:
        """Note of what a file of the whole book was made."""
        self._write(f"{name}.json", asdict(note))

    def _write(self, name: str, values: object) -> None:
        with written_to(self._notes):
            self._notes.mkdir(exist_ok=True)
        write_text(self._notes / name, json.dumps(values))


_DAMAGED = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What reading a note that is not there, or that is no note, can raise: then the chapter is made again."""


def _read(path: Path) -> Any:  # noqa: ANN401 - JSON
    return json.loads(path.read_bytes())


def _cue(text: str, start_ms: int, end_ms: int, words: Iterable[dict[str, Any]]) -> Cue:
    return Cue(text, start_ms, end_ms, tuple(Mark(**word) for word in words))


def _is_one_file(one: Path, other: Path) -> bool:
    """Whether two names are of one file, as on a disk that does not tell capitals apart."""
    return other.exists() and one.samefile(other)
