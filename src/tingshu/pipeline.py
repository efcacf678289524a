"""The conductor: which step comes when. It knows no format, no word and no sample."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from tingshu.engines import AUTO, ENGINES, choose, open_speaker
from tingshu.errors import ServiceError, UsageError
from tingshu.events import BookFinished, BookPlanned, Noticed, VoiceChosen
from tingshu.layout import book_folder, clip_store
from tingshu.model import Audiobook, Book, Chapter, Forecast, OfferedVoice
from tingshu.protocols import Listener
from tingshu.readers import open_source, reader_for
from tingshu.settings import Settings
from tingshu.studio import Studio
from tingshu.text import compose, forecast
from tingshu.writers import ALWAYS, WRITERS


def plan(where: str, settings: Settings) -> Book:
    """Read, clean and split a source; nothing is spoken and no service is asked.

    Args:
        where: a path, or ``-`` for standard input.
        settings: ``title``, ``author`` and ``encoding`` override what is found.

    Raises:
        SourceError: the source cannot be read.
    """
    source = open_source(where, settings.encoding)
    book = compose(reader_for(source)(source))
    return replace(
        book,
        title=settings.title or book.title or Path(where).stem,
        author=settings.author or book.author,
    )


def forecast_of(chapters: Iterable[Chapter], settings: Settings) -> Forecast:
    """Estimate what making ``chapters`` will come to."""
    spacing = settings.spacing
    return forecast(
        chapters,
        pauses=spacing.after,
        edges_ms=spacing.head_ms + spacing.tail_ms,
        bitrate_kbps=settings.bitrate_kbps,
    )


async def voices_on_offer(engine: str) -> tuple[tuple[OfferedVoice, ...], tuple[str, ...]]:
    """Return the voices of an engine, or of all for ``auto``, and a notice for each engine that did not answer.

    Raises:
        ServiceError: the one engine that was asked for does not answer.
    """
    offered: list[OfferedVoice] = []
    notices: list[str] = []
    for name in ENGINES if engine == AUTO else (engine,):
        try:
            offered += await ENGINES[name]().voices()
        except ServiceError as error:
            if engine != AUTO:
                raise
            notices.append(str(error))
    return tuple(offered), tuple(notices)


async def narrate(where: str, settings: Settings, tell: Listener) -> Audiobook:
    """Make the audiobook of a source: its tracks, and every file that lists them.

    Args:
        where: a path, or ``-`` for standard input.
        settings: how it is to be made.
        tell: is told each event as it happens.

    Raises:
        SourceError: the source cannot be read.
        UsageError: an option cannot be used with this source or this engine.
        ServiceError: the voice service cannot be used.
        IncompleteBookError: some sentences could not be spoken; finished chapters stand.
    """
    book = plan(where, settings)
    chapters = _chosen(book, settings.chapters)
    choice = await choose(settings.engine, settings.voice, settings.rate, settings.pitch, settings.volume)
    folder = book_folder(settings.output, book.title)
    tell(BookPlanned(book, forecast_of(chapters, settings)))
    notices = (*book.notices, *choice.notices)
    for notice in notices:
        tell(Noticed(notice))
    tell(VoiceChosen(choice.voice))
    async with open_speaker(choice.engine, settings.store or clip_store(), settings.jobs) as speaker:
        tracks = await Studio(speaker, choice.voice, book, folder, settings, tell).record(chapters)
    audiobook = Audiobook(book.title, book.author, book.language, choice.voice, tracks, notices)
    for name in (*settings.formats, *ALWAYS):
        WRITERS[name](audiobook, folder)
    tell(BookFinished(audiobook, folder))
    return audiobook


def _chosen(book: Book, numbers: frozenset[int] | None) -> tuple[Chapter, ...]:
    if numbers is None:
        return book.chapters
    absent = numbers - {chapter.number for chapter in book.chapters}
    if absent:
        raise UsageError(
            f"There is no chapter {min(absent)}: the book has {len(book.chapters)}",
            "See them with: tingshu preview SOURCE",
        )
    return tuple(chapter for chapter in book.chapters if chapter.number in numbers)
