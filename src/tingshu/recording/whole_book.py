"""The formats that hold the whole book in one file, for players that want it so. They come after the tracks."""

from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tingshu.audio import write_m4b, write_whole_mp3
from tingshu.errors import ClipError, UsageError
from tingshu.events import Noticed
from tingshu.files import sha256_of, workshop, written_aside, written_to
from tingshu.layout import whole_book_path
from tingshu.model import Audiobook
from tingshu.recording.finished_tracks import were_made
from tingshu.recording.records import Records, WholeNote
from tingshu.recording.signatures import signature, stands
from tingshu.recording.studio import Studio
from tingshu.settings import CUE, M4B, WHOLE_MP3
from tingshu.tasks import in_thread
from tingshu.writers import write_cue

_ENDINGS = {WHOLE_MP3: ".mp3", CUE: ".cue", M4B: ".m4b"}
"""How the file of each format ends, in the order in which they are made."""

_Write = Callable[[Path], Awaitable[Any]]


async def write_whole_book(studio: Studio, audiobook: Audiobook) -> None:
    """Write those of the formats that are asked for; a file that was made of the same tracks stands.

    One that was made of other tracks and is not asked for again is removed: it would tell another text.

    Args:
        studio: where the tracks were recorded.
        audiobook: the finished book.

    Raises:
        ServiceError: a clip is no longer kept and cannot be asked for.
        SpeechError: the same, of one sentence.
        UsageError: the book is too long for one MP3, or its chapters were made in ways that do not go into one file.
        FolderError: a file cannot be written.
    """
    asked = set(studio.finished.labels.settings.formats)
    if CUE in asked:  # it is a sheet for that MP3
        asked.add(WHOLE_MP3)
    await in_thread(_drop_stale, studio, audiobook, _ENDINGS.keys() - asked)
    writers: dict[str, _Write] = {
        WHOLE_MP3: lambda aside: _write_mp3(studio, audiobook, aside),
        CUE: lambda aside: in_thread(write_cue, audiobook, aside),
        M4B: lambda aside: _write_m4b(studio, audiobook, aside),
    }
    try:
        for name, write in writers.items():
            if name in asked:
                await _written(studio.finished.records, audiobook, _ENDINGS[name], write)
    except UsageError:  # it cannot be made again
        await in_thread(_drop_stale, studio, audiobook, _ENDINGS.keys() & asked)
        raise


def whole_book_files(records: Records, audiobook: Audiobook) -> Iterator[Path]:
    """Yield the files of the whole book that stand and were made of its tracks as they are."""
    for ending in _ENDINGS.values():
        path = whole_book_path(records.folder, audiobook.title, ending)
        note = records.whole(path.name)
        if note and note.made_of == _tracks_of(audiobook) and path.is_file():
            yield path


async def _write_mp3(studio: Studio, audiobook: Audiobook, aside: Path) -> None:
    try:
        await in_thread(write_whole_mp3, audiobook, aside)
    except ClipError as error:
        if others := studio.finished.in_another_way(audiobook.tracks):
            raise _several_ways("An MP3 has one bitrate", others) from error
        raise


async def _write_m4b(studio: Studio, audiobook: Audiobook, aside: Path) -> None:
    if others := studio.finished.in_another_way(audiobook.tracks):
        raise _several_ways("An M4B is made in one way", others)
    quiet = replace(studio, tell=lambda _: None)  # a listener has heard of each sentence already
    with workshop(studio.finished.records.folder) as place:
        parts = await quiet.encode_parts(audiobook.tracks, place)
        await in_thread(write_m4b, audiobook, parts, aside)


def _several_ways(rule: str, others: Sequence[int]) -> UsageError:
    return UsageError(
        f"{rule}. {were_made(others)} with another voice or other settings",
        "Make the whole book in that way, without --chapters",
    )


async def _written(records: Records, audiobook: Audiobook, ending: str, write: _Write) -> None:
    """Write one file of the whole book, unless it stands as it would be."""
    path = whole_book_path(records.folder, audiobook.title, ending, make=True)
    made_of, note = _tracks_of(audiobook), records.whole(path.name)
    if note and note.made_of == made_of and await in_thread(stands, path, note.sha256):
        return
    with written_aside(path) as aside:
        await write(aside)
        digest = await in_thread(sha256_of, aside)
    records.keep_whole(path.name, WholeNote(made_of, digest))


def _drop_stale(studio: Studio, audiobook: Audiobook, names: Iterable[str]) -> None:
    """Remove what was made of other tracks in these formats, and is not made again now; say so."""
    records = studio.finished.records
    for name in names:
        path = whole_book_path(records.folder, audiobook.title, _ENDINGS[name])
        note = records.whole(path.name)  # without one the file is somebody else's
        if note and path.exists() and note.made_of != _tracks_of(audiobook):
            with written_to(path):
                path.unlink()
            studio.tell(Noticed(f"{path} told an earlier text and is removed; --format {name} makes it again"))


def _tracks_of(audiobook: Audiobook) -> str:
    """Return what decides what a file of the whole book holds, as a hash."""
    return signature(replace(audiobook, tracks=(), notices=()), [track.sha256 for track in audiobook.tracks])
