"""The conductor: which step comes when. It knows no format, no word and no sample."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager

from tingshu.audio import prove
from tingshu.engines import KeptSpeaker, open_speaker
from tingshu.errors import IncompleteBookError, UsageError
from tingshu.events import BookFinished, BookPlanned, Noticed, VoiceChosen
from tingshu.layout import clip_store
from tingshu.model import Audiobook, Book, Chapter, Forecast, Voice
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
    whole_book_files,
    write_whole_book,
)
from tingshu.settings import Settings
from tingshu.tasks import in_thread
from tingshu.writers import LISTS, cover_from, drawn_cover, fitting, write_ledger

LOUDNESS_AS_IT_CAME = "--lossless: the service's own sound is joined unaltered, and so is its loudness"


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
        cover, unusable = await in_thread(_front_cover, book, settings)
        finished = FinishedTracks(records, Labels(book, records.folder, cast, settings, cover))
        as_it_came = [LOUDNESS_AS_IT_CAME] if settings.lossless else []
        of_cast = (*cast.notices, *cast.unheard(chapters), *as_it_came)
        notices = (*book.notices, *of_cast, *unusable, *finished.notices(numbers))
        _announce(book, forecast_of(chapters, settings), notices, cast.voice, tell)
        async with _speaker(cast, settings, tell) as speaker:
            studio = Studio(Narrators(speaker, cast, settings.jobs), finished, tell)
            try:
                await studio.record(chapters)
            finally:  # what stands when it is stopped can be played and checked like any book
                audiobook = studio.audiobook(chapters, notices)
                _list(audiobook, finished)
            if audiobook.missing:
                raise _incomplete(studio, chapters)
            await write_whole_book(studio, audiobook)
            _list(audiobook, finished)  # now with the files of the whole book
    tell(BookFinished(audiobook, records.folder))
    return audiobook


def _announce(book: Book, forecast: Forecast, notices: tuple[str, ...], voice: Voice, tell: Listener) -> None:
    """Tell what is about to be made."""
    tell(BookPlanned(book, forecast))
    for notice in notices:
        tell(Noticed(notice))
    tell(VoiceChosen(voice))


def _front_cover(book: Book, settings: Settings) -> tuple[bytes, tuple[str, ...]]:
    """Return the person's cover, else the source's own, else a drawn one; and a notice of an unusable one."""
    if settings.cover:
        return cover_from(settings.cover), ()
    unusable: tuple[str, ...] = ()
    if book.cover:
        try:
            return fitting(book.cover, "of the source"), ()
        except UsageError as error:
            unusable = (f"{error.problem}: another one is drawn",)
    return drawn_cover(book.title, book.author), unusable


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


def _list(audiobook: Audiobook, finished: FinishedTracks) -> None:
    """Write every file that lists the tracks, if there are any, and the ledger, which lists the other files too."""
    if audiobook.tracks or audiobook.missing:
        folder = finished.records.folder
        lists = [write(audiobook, folder) for write in LISTS]
        captions, whole = finished.captions(audiobook.tracks), whole_book_files(finished.records, audiobook)
        write_ledger(audiobook, folder, [*lists, *captions, *whole])


def _incomplete(studio: Studio, chapters: Sequence[Chapter]) -> IncompleteBookError:
    sentences = sum(len(chapter.sentences) for chapter in chapters)
    again = "Run the same command again: it asks only for those"
    other = "This voice cannot say them: choose another with --engine or --voice, or change the text"
    lasting = not any(error.transient for _, _, error in studio.missing)
    return IncompleteBookError(
        f"{len(studio.missing)} of {sentences} sentences are missing from {studio.finished.records.folder}",
        other if lasting else again,
        missing=tuple((number, text) for number, text, _ in studio.missing),
    )
