"""The formats that hold the whole book in one file, for players that want it so. They come after the tracks."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

from tingshu.audio import write_m4b, write_whole_mp3
from tingshu.files import workshop, written_aside
from tingshu.layout import whole_book_path
from tingshu.model import Audiobook
from tingshu.recording.records import sha256_of, signature, stands
from tingshu.recording.studio import Studio
from tingshu.settings import CUE, M4B, WHOLE_MP3
from tingshu.tasks import in_thread
from tingshu.writers import write_cue


async def write_whole_book(studio: Studio, audiobook: Audiobook) -> None:
    """Write those of the formats that are asked for; a file that was made of the same tracks stands.

    Args:
        studio: where the tracks were recorded.
        audiobook: the finished book.

    Raises:
        ServiceError: a clip is no longer kept and cannot be asked for.
        SpeechError: the same, of one sentence.
        UsageError: the book is too long for one MP3.
        FolderError: a file cannot be written.
    """
    formats = studio.finished.labels.settings.formats

    async def mp3(aside: Path) -> None:
        await in_thread(write_whole_mp3, audiobook, aside)

    async def m4b(aside: Path) -> None:
        quiet = replace(studio, tell=lambda _: None)  # a listener has heard of each sentence already
        with workshop(studio.finished.records.folder) as place:
            parts = await quiet.encode_parts(audiobook.tracks, place)
            await in_thread(write_m4b, audiobook, parts, aside)

    if WHOLE_MP3 in formats or CUE in formats:
        await _written(studio, audiobook, ".mp3", mp3)
    if CUE in formats:
        write_cue(audiobook, studio.finished.records.folder)
    if M4B in formats:
        await _written(studio, audiobook, ".m4b", m4b)


async def _written(
    studio: Studio, audiobook: Audiobook, ending: str, write: Callable[[Path], Coroutine[Any, Any, None]]
) -> None:
    """Write one file of the whole book, unless it stands as it would be."""
    records = studio.finished.records
    path = whole_book_path(records.folder, audiobook.title, ending)
    made_of = signature(replace(audiobook, tracks=(), notices=()), [track.sha256 for track in audiobook.tracks])
    note = records.whole(path.name)
    if isinstance(note, dict) and note.get("made_of") == made_of and await in_thread(stands, path, note.get("sha256")):
        return
    with written_aside(path) as aside:
        await write(aside)
        digest = await in_thread(sha256_of, aside)
    records.keep_whole(path.name, {"made_of": made_of, "sha256": digest})
