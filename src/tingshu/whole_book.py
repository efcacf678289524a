"""The formats that hold the whole book in one file, for players that want it so. They come after the tracks."""

from collections.abc import Sequence
from dataclasses import replace

from tingshu.audio import write_m4b, write_whole_mp3
from tingshu.layout import whole_book_path, workshop, written_aside
from tingshu.model import Audiobook, Chapter
from tingshu.settings import CUE, M4B, WHOLE_MP3
from tingshu.studio import Studio
from tingshu.tasks import in_thread
from tingshu.writers import write_cue


async def write_whole_book(studio: Studio, audiobook: Audiobook, chapters: Sequence[Chapter]) -> None:
    """Write those of the formats that are asked for.

    Args:
        studio: where the tracks were recorded.
        audiobook: the finished book.
        chapters: those whose loudness was measured.

    Raises:
        ServiceError: a clip is no longer kept and cannot be asked for.
        SpeechError: the same, of one sentence.
        UsageError: the book is too long for one MP3.
        FolderError: a file cannot be written.
    """
    formats = studio.settings.formats
    if WHOLE_MP3 in formats or CUE in formats:
        with written_aside(whole_book_path(studio.folder, audiobook.title, ".mp3")) as aside:
            await in_thread(write_whole_mp3, audiobook, aside)
    if CUE in formats:
        write_cue(audiobook, studio.folder)
    if M4B in formats:
        with (
            workshop(studio.folder) as place,
            written_aside(whole_book_path(studio.folder, audiobook.title, ".m4b")) as aside,
        ):
            quiet = replace(studio, tell=lambda _: None)  # a listener has heard of each sentence already
            parts = await quiet.encode_parts(audiobook.tracks, chapters, place)
            await in_thread(write_m4b, audiobook, parts, aside)
