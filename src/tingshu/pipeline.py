"""The conductor: which step comes when. It knows no format, no word and no sample."""

from contextlib import AbstractAsyncContextManager

from tingshu.audio import prove
from tingshu.engines import KeptSpeaker, open_speaker
from tingshu.events import BookFinished, BookPlanned, Noticed, VoiceChosen
from tingshu.layout import clip_store
from tingshu.model import Audiobook, Book, Forecast, Voice
from tingshu.planning import chosen, forecast_of, voiced_for
from tingshu.protocols import Listener
from tingshu.recording import (
    Cast,
    FinishedTracks,
    Labels,
    Narrators,
    Studio,
    cast_for,
    own_folder,
    write_lists,
    write_whole_book,
)
from tingshu.settings import Settings
from tingshu.tasks import in_thread
from tingshu.writers import front_cover


async def narrate(book: Book, settings: Settings, tell: Listener) -> Audiobook:
    """Make the audiobook of a planned book: its tracks, and every file that lists them.

    Args:
        book: what ``plan`` returned.
        settings: how it is to be made.
        tell: is told each event as it happens.

    Raises:
        UsageError: an option cannot be used with this book or this engine.
        ServiceError: the voice service cannot be used; finished chapters stand.
        IncompleteBookError: some sentences could not be spoken; finished chapters stand.
        FolderError: the book's folder, or the one of kept clips, cannot be written.
    """
    numbers = chosen(book, settings.chapters)
    async with own_folder(settings.output, book, tell) as records:
        cast = await cast_for(settings, records.begun())
        book, _ = await in_thread(voiced_for, cast.engine.name, book, settings)
        chapters = [chapter for chapter in book.chapters if chapter.number in numbers]
        cover, of_cover = await in_thread(front_cover, book, settings.cover)
        finished = FinishedTracks(records, Labels(book, records.folder, cast, settings, cover))
        notices = (*book.notices, *cast.notices_for(chapters), *of_cover, *finished.notices(numbers))
        _announce(book, forecast_of(chapters, settings), notices, cast.voice, tell)
        async with _speaker(cast, settings, tell) as speaker:
            studio = Studio(Narrators(speaker, cast, settings.jobs), finished, tell)
            try:
                await studio.record(chapters)
            finally:  # what stands when it is stopped can be played and checked like any book
                audiobook = studio.audiobook(chapters, notices)
                write_lists(audiobook, finished)
            studio.check_complete(chapters)
            await write_whole_book(studio, audiobook)
            write_lists(audiobook, finished)  # now with the files of the whole book
    tell(BookFinished(audiobook, records.folder))
    return audiobook


def _announce(book: Book, forecast: Forecast, notices: tuple[str, ...], voice: Voice, tell: Listener) -> None:
    """Tell what is about to be made."""
    tell(BookPlanned(book, forecast))
    for notice in notices:
        tell(Noticed(notice))
    tell(VoiceChosen(voice))


def _speaker(cast: Cast, settings: Settings, tell: Listener) -> AbstractAsyncContextManager[KeptSpeaker]:
    """Open the engine of the book as a whole book needs it."""
    return open_speaker(
        cast.engine,
        settings.store or clip_store(),
        settings.jobs,
        prove=prove,
        tell=lambda text: tell(Noticed(text)),
        store_bytes=settings.store_bytes,
    )
