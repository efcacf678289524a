"""``book.json`` read back: what a book's record says of it, whoever has written it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tingshu.errors import SourceError
from tingshu.model import Cue
from tingshu.writers.ledger import LEDGER_NAME


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file of the book besides its tracks; ``name`` is its path from the book's folder."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ListedTrack:
    """A track as the ledger has it.

    Attributes:
        file: its file, by a path from the book's folder.
        number: of the chapter.
        title: of the chapter.
        duration_ms: of the file.
        sentences: how many were to be spoken.
        text_sha256: ``text_digest`` of them.
        cues: where each is heard.
    """

    file: ListedFile
    number: int
    title: str
    duration_ms: int
    sentences: int
    text_sha256: str
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """What ``book.json`` says.

    Attributes:
        engine: name of the engine.
        voice: name of the voice that narrates.
        tracks: in order.
        missing: (chapter number, text) of what could not be spoken.
        unfinished: numbers of the chapters that were not made before the run ended.
        files: what belongs to the book besides; nothing where the ledger is of an earlier version.
    """

    engine: str
    voice: str
    tracks: tuple[ListedTrack, ...]
    missing: tuple[tuple[int, str], ...]
    unfinished: tuple[int, ...]
    files: tuple[ListedFile, ...]


def read_ledger(folder: Path) -> Ledger:
    """Return the ledger of a book folder.

    Raises:
        SourceError: there is none, or it is damaged.
    """
    path = folder / LEDGER_NAME
    try:
        return _ledger(json.loads(path.read_bytes()))
    except OSError as error:
        raise SourceError(
            f"Cannot read {path}: {error.strerror}", "Name a book folder, such as output/<title>"
        ) from error
    # the last where it is nested deeper than can be read, and where a number is none that a computer can hold
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise SourceError(f"{path} is damaged, or no ledger of tingshu ({error!r})", "Make the book again") from error


def _ledger(read: Mapping[str, Any]) -> Ledger:
    return Ledger(
        engine=str(read["engine"]),
        voice=str(read["voice"]["name"]),
        tracks=tuple(map(_track, read["tracks"])),
        missing=tuple((int(each["chapter"]), str(each["text"])) for each in read["missing"]),
        unfinished=tuple(map(int, read["unfinished"])),
        files=tuple(map(_file, read.get("files", ()))),
    )


def _track(read: Mapping[str, Any]) -> ListedTrack:
    return ListedTrack(
        file=_file(read),
        number=int(read["number"]),
        title=str(read["title"]),
        duration_ms=int(read["duration_ms"]),
        sentences=int(read["sentences"]),
        text_sha256=str(read["text_sha256"]),
        cues=tuple(Cue(str(cue["text"]), int(cue["start_ms"]), int(cue["end_ms"])) for cue in read["cues"]),
    )


def _file(read: Mapping[str, Any]) -> ListedFile:
    return ListedFile(str(read["file"]), str(read["sha256"]))
