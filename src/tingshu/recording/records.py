"""What is noted inside a book's folder while it is made, so that the next run knows what stands there.

The notes live with the book, in the hidden folder ``.tingshu``: one of what the book is, written before anything is
asked for, and one for each track, written as it is finished. A run that was killed, or one that makes the book again
after the text has changed, finds which file is whose, what need not be made again, and what is no longer wanted.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any

from tingshu.errors import SourceError
from tingshu.files import sha256_of, write_text, written_to
from tingshu.layout import remove_track
from tingshu.model import Cue, Mark, Sentence, Track
from tingshu.writers import read_ledger

FORMAT = 3
"""Goes up when a note is written differently, or when the same clips would be stitched differently."""

NOTES = ".tingshu"
_BEGUN = "begun.json"


@dataclass(frozen=True, slots=True)
class Begun:
    """What a book is, as noted before it was made.

    Attributes:
        engine: name of the engine that speaks it.
        voices: names of its voices.
        sentences: a short digest of each sentence that is no heading, or of every sentence if all are.
        levels_db: the gain (dB) of each voice, by ``signature`` of all that decides it; measured once.
    """

    engine: str
    voices: tuple[str, ...]
    sentences: frozenset[str]
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


class Records:
    """The notes of one book folder.

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
            return Begun(str(read["engine"]), tuple(map(str, read["voices"])), frozenset(read["sentences"]), levels)
        with suppress(*_DAMAGED, SourceError):
            read = read_ledger(self.folder)
            texts = (str(cue["text"]) for track in read["tracks"] for cue in track["cues"])
            return Begun(str(read["engine"]), (str(read["voice"]["name"]),), frozenset(map(_digest, texts)))
        return None

    def adopt(self) -> None:
        """Note every track that the ledger names and no note does, if it stands: in a book whose hidden folder is gone.

        Nobody knows how it was made. It stays in the lists as long as its text is told, and goes when it is replaced.
        """
        for track in self._listed():
            if self.note(track.number) is None and stands(track.path, track.sha256):
                self.keep(Note("", "", track))

    def _listed(self) -> Iterator[Track]:
        """Yield the tracks that the ledger names, up to where it is damaged."""
        with suppress(*_DAMAGED, SourceError):
            for track in read_ledger(self.folder)["tracks"]:
                yield self._track(int(track["number"]), [cue | {"words": ()} for cue in track["cues"]], track)

    def begin(self, begun: Begun) -> None:
        """Note what the book is.

        Raises:
            FolderError: it cannot be written (here, in ``keep`` and in ``drop``).
        """
        self._write(_BEGUN, {**asdict(begun), "sentences": sorted(begun.sentences)})

    def note(self, number: int) -> Note | None:
        """Return what is noted of a track; None where nothing is, or the note is damaged."""
        with suppress(*_DAMAGED):
            read = _read(self._notes / f"{number}.json")
            return Note(read["sound"], read["tag"], self._track(number, read["cues"], read))
        return None

    def _track(self, number: int, cues: Iterable[Any], read: Any) -> Track:  # noqa: ANN401 - JSON
        """Return a track as it is written down. Raises ValueError where it is said to be in another folder."""
        name = str(read["file"])
        if Path(name).name != name:
            raise ValueError(name)
        told = tuple(_cue(**cue) for cue in cues)
        return Track(
            number, str(read["title"]), self.folder / name, int(read["duration_ms"]), told, str(read["sha256"])
        )

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

    def whole(self, name: str) -> Any:  # noqa: ANN401 - JSON
        """Return what is noted of a file of the whole book, by its name; None where nothing is."""
        with suppress(*_DAMAGED):
            return _read(self._notes / f"{name}.json")
        return None

    def keep_whole(self, name: str, note: object) -> None:
        """Note of what a file of the whole book was made, as plain values of JSON."""
        self._write(f"{name}.json", note)

    def _write(self, name: str, values: object) -> None:
        with written_to(self._notes):
            self._notes.mkdir(exist_ok=True)
        write_text(self._notes / name, json.dumps(values))


_DAMAGED = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What reading a note that is not there, or that is no note, can raise: then the chapter is made again."""


def _read(path: Path) -> Any:  # noqa: ANN401 - JSON
    return json.loads(path.read_bytes())


def digests(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Return a short digest of the text of each sentence: enough to tell one book from another."""
    return frozenset(_digest(sentence.text) for sentence in sentences)


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def signature(*decides: object) -> str:
    """Return a hash of values of the model and of JSON, as hexadecimal digits."""
    return hashlib.sha256(json.dumps([FORMAT, *decides], default=_plain).encode("ascii")).hexdigest()


def _is_one_file(one: Path, other: Path) -> bool:
    """Whether two names are of one file, as on a disk that does not tell capitals apart."""
    return other.exists() and one.samefile(other)


def stands(path: Path, sha256: str) -> bool:
    """Whether a file is there, unaltered."""
    try:
        return sha256_of(path) == sha256
    except OSError:
        return False


def _cue(text: str, start_ms: int, end_ms: int, words: Iterable[dict[str, Any]]) -> Cue:
    return Cue(text, start_ms, end_ms, tuple(Mark(**word) for word in words))


def _plain(value: object) -> object:
    """Return a value that JSON does not know as one that it does."""
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, Mapping):
        return dict(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: getattr(value, each.name) for each in fields(value)}
    raise TypeError(f"{type(value).__name__} has no place in a signature")
