"""The conductor: which step comes when. It knows no format, no word and no sample."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

from tingshu.audio import prove, track_titles
from tingshu.engines import AUTO, ENGINES, check_offered, choose, open_speaker
from tingshu.errors import IncompleteBookError, ServiceError, UsageError
from tingshu.events import BookFinished, BookPlanned, Noticed, VoiceChosen
from tingshu.layout import (
    UNTITLED,
    book_folder,
    clip_store,
    folder_lock,
    one_line,
    retire,
    safe_name,
    sweep,
    track_records,
)
from tingshu.model import Audiobook, Book, Chapter, Forecast, OfferedVoice, Role
from tingshu.narrators import Cast, Narrators
from tingshu.protocols import Listener, Speaker
from tingshu.readers import STANDARD_INPUT, is_address, open_source, reader_for
from tingshu.settings import M4B, WHOLE_FORMATS, Settings
from tingshu.studio import Studio
from tingshu.tasks import in_thread
from tingshu.text import (
    Change,
    Reading,
    Verdict,
    compose,
    explain,
    forecast,
    manner,
    parse_readings,
    read_rules,
    voiced,
    with_roles,
    working_title,
)
from tingshu.whole_book import write_whole_book
from tingshu.writers import ALWAYS, CAPTIONS, WRITERS, Before, cover_from, drawn_cover, earlier_book

LOUDNESS_AS_IT_CAME = "--lossless: the service's own sound is joined unaltered, and so is its loudness"

SAME_BOOK_SHARE = 0.2
"""Share of the shorter text's sentences that an edited book still has in common with what it was."""

LOCK_POLL_S = 0.5
"""Seconds between two looks at a book folder that another run is working in."""


def plan(where: str, settings: Settings) -> Book:
    """Read, clean and split a source; nothing is spoken and no service is asked.

    Args:
        where: a path, or ``-`` for standard input.
        settings: ``title``, ``author``, ``encoding`` and ``headings`` override what is found; ``rules`` add to it.

    Raises:
        UsageError: the rules or the patterns cannot be used.
        SourceError: the source cannot be read.
    """
    rules = read_rules(settings.rules) if settings.rules else None
    source = open_source(where, settings.encoding)
    book = compose(reader_for(source)(source), heading_patterns=settings.headings, rules=rules)
    named = (
        one_line(name) for name in (settings.title or "", book.title, *_names(where), working_title(book.chapters))
    )
    return replace(
        book,
        title=next(filter(None, named), UNTITLED),
        author=one_line(settings.author or book.author),
        chapters=tuple(replace(chapter, title=one_line(chapter.title)) for chapter in book.chapters),
    )


def _names(where: str) -> tuple[str, ...]:
    """Return what the place of a source says about its title: a file's name does, a pipe or an address does not."""
    return () if where == STANDARD_INPUT or is_address(where) else (Path(where).stem,)


def headings_of(where: str, settings: Settings) -> tuple[Verdict, ...]:
    """Return every line that could be a heading, and why it was taken for one or not. Raises what ``plan`` raises."""
    rules = read_rules(settings.rules) if settings.rules else None
    source = open_source(where, settings.encoding)
    return explain(reader_for(source)(source), heading_patterns=settings.headings, rules=rules)


def voiced_for(engine: str, book: Book, settings: Settings) -> tuple[Book, tuple[Change, ...]]:
    """Return ``book`` as a voice of ``engine`` is asked to say it, and what was changed for that.

    Args:
        engine: the engine's name; ``auto``, before it is chosen, counts as one that says figures by itself.
        book: as planned.
        settings: its ``numbers``, ``readings`` and ``dialogue_voice`` are used.

    Raises:
        UsageError: the list of readings cannot be read, or is no such list.
    """
    if settings.dialogue_voice:
        book = with_roles(book)
    return voiced(book, manner(engine, settings.numbers, _readings(settings)))


def _readings(settings: Settings) -> tuple[Reading, ...]:
    """Return the person's own readings."""
    if settings.readings is None:
        return ()
    try:
        return parse_readings(settings.readings.read_text("utf-8"), str(settings.readings))
    except (OSError, UnicodeDecodeError) as error:
        problem = "is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else error.strerror or str(error)
        raise UsageError(
            f"--readings {settings.readings} cannot be read: {problem}", "Give a text file in UTF-8, one word a line"
        ) from error


def forecast_of(chapters: Iterable[Chapter], settings: Settings) -> Forecast:
    """Estimate what making ``chapters`` will come to."""
    spacing = settings.spacing
    return forecast(
        chapters,
        pauses=spacing.after,
        edges_ms=spacing.head_ms + spacing.tail_ms,
        bitrate_kbps=settings.bitrate_kbps,
    )


async def voices_on_offer(engine: str, proxy: str | None = None) -> tuple[tuple[OfferedVoice, ...], tuple[str, ...]]:
    """Return the voices of an engine, or of all for ``auto``, and a notice for each engine that did not answer.

    Args:
        engine: its name, or ``auto``.
        proxy: the way to it, None for what the environment says.

    Raises:
        ServiceError: the one engine that was asked for does not answer.
    """
    offered: list[OfferedVoice] = []
    notices: list[str] = []
    for name in ENGINES if engine == AUTO else (engine,):
        try:
            offered += await ENGINES[name](proxy=proxy).voices()
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
    _check(settings)
    book = plan(where, settings)
    chosen = _chosen(book, settings.chapters)
    cast = await _cast(settings)
    book, _ = voiced_for(cast.engine.name, book, settings)
    chapters = tuple(chapter for chapter in book.chapters if chapter.number in chosen)
    async with _own_folder(settings.output, book, tell) as folder, _speaker(cast, settings, tell) as speaker:
        notices = _announced(book, chapters, cast, settings, tell)
        before = earlier_book(folder)
        cover = await in_thread(_front_cover, book, settings)
        narrators = Narrators(speaker, cast, settings.jobs)
        titles = track_titles([chapter.title for chapter in book.chapters], book.title)
        studio = Studio(narrators, book, folder, track_records(), settings, titles, cover, tell)
        tracks = await studio.record(chapters)
        missing = tuple(sorted(studio.missing))
        audiobook = Audiobook(book.title, book.author, book.language, cast.voice, tracks, notices, missing, cover)
        for name in ALWAYS:
            WRITERS[name](audiobook, folder)
        if missing:
            raise _incomplete(missing, chapters, folder, lasting=studio.lasting)
        if settings.chapters is None:
            retire(folder, before.files - {track.path.name for track in tracks})
        await write_whole_book(studio, audiobook, chapters)
    tell(BookFinished(audiobook, folder))
    return audiobook


def _announced(
    book: Book, chapters: Sequence[Chapter], cast: Cast, settings: Settings, tell: Listener
) -> tuple[str, ...]:
    """Tell what is about to be made and by whom; return the notices that belong into the book."""
    tell(BookPlanned(book, forecast_of(chapters, settings)))
    notices = (*book.notices, *cast.notices, *([LOUDNESS_AS_IT_CAME] if settings.lossless else []))
    for notice in notices:
        tell(Noticed(notice))
    tell(VoiceChosen(cast.voice))
    return notices


def _speaker(cast: Cast, settings: Settings, tell: Listener) -> AbstractAsyncContextManager[Speaker]:
    """Open the engine of the book as a whole book needs it."""
    return open_speaker(
        cast.engine,
        settings.store or clip_store(),
        settings.jobs,
        prove=prove,
        tell=lambda text: tell(Noticed(text)),
        store_bytes=settings.store_bytes,
    )


def _incomplete(
    missing: tuple[tuple[int, str], ...], chapters: Iterable[Chapter], folder: Path, *, lasting: bool
) -> IncompleteBookError:
    sentences = sum(len(chapter.sentences) for chapter in chapters)
    again = "Run the same command again: it asks only for those"
    other = "This voice cannot say them: choose another with --engine or --voice, or change the text"
    return IncompleteBookError(
        f"{len(missing)} of {sentences} sentences are missing from {folder}",
        other if lasting else again,
        missing=missing,
    )


async def _cast(settings: Settings) -> Cast:
    """Decide who speaks: the engine, the narrating voice, and those of the roles that have one of their own.

    Raises:
        UnknownVoiceError: the engine of the book has no voice of that name.
        ServiceError: the engine that would have to be used cannot be asked.
    """
    choice = await choose(
        settings.engine, settings.voice, settings.rate, settings.pitch, settings.volume, proxy=settings.proxy
    )
    names = {Role.DIALOGUE: settings.dialogue_voice, Role.TITLE: settings.title_voice}
    named = {role: name for role, name in names.items() if name}
    offered = await choice.engine.voices() if named else ()
    for name in named.values():
        check_offered(name, offered)
    roles = {role: replace(choice.voice, name=name) for role, name in named.items()}
    return Cast(choice.engine, choice.voice, roles, choice.notices)


def _check(settings: Settings) -> None:
    """Raise UsageError for what cannot be asked for, before anything is read or waited for."""
    _readings(settings)
    offered = (*CAPTIONS, *WHOLE_FORMATS)
    for name in settings.formats:
        if name not in offered:
            raise UsageError(f"There is no format {name!r}", f"Choose of {', '.join(offered)}")
    if settings.lossless and M4B in settings.formats:
        raise UsageError("--lossless keeps MP3 frames as they are, and an M4B holds AAC", "Choose one of the two")


def _front_cover(book: Book, settings: Settings) -> bytes:
    """Return the person's cover, else one drawn for the book."""
    return cover_from(settings.cover) if settings.cover else drawn_cover(book.title, book.author)


@asynccontextmanager
async def _own_folder(output: Path, book: Book, tell: Listener) -> AsyncIterator[Path]:
    """Find the folder of this book and keep it for this run until the block ends.

    A folder of the same name that holds another book is left alone: this one then gets a number behind its name.
    """
    for number in count(1):
        name = safe_name(book.title if number == 1 else f"{book.title} {number}")
        folder = book_folder(output, name)
        async with _alone_in(folder, tell):
            if _is_of(book, earlier_book(folder)):
                yield folder
                return


def _is_of(book: Book, before: Before) -> bool:
    """Whether a folder with these sentences belongs to ``book``: it does while a good part of them is the same."""
    # headings do not count: the books of one series share them
    texts = {s.text for chapter in book.chapters for s in chapter.sentences if s.role is not Role.TITLE}
    return len(texts & before.texts) >= SAME_BOOK_SHARE * min(len(texts), len(before.texts))


@asynccontextmanager
async def _alone_in(folder: Path, tell: Listener) -> AsyncIterator[None]:
    """Wait until no other run is at work in ``folder``, and keep others out until the block ends."""
    told = False
    while True:
        with folder_lock(folder) as alone:
            if alone:
                sweep(folder)
                yield
                return
        if not told:
            tell(Noticed(f"Another run is making {folder}; this one goes on when that one has ended"))
            told = True
        await asyncio.sleep(LOCK_POLL_S)


def _chosen(book: Book, numbers: frozenset[int] | None) -> frozenset[int]:
    """Return the numbers of the chapters that are to be made.

    Raises:
        UsageError: one of ``numbers`` is not in the book.
    """
    there = frozenset(chapter.number for chapter in book.chapters)
    absent = (numbers or frozenset()) - there
    if absent:
        raise UsageError(
            f"There is no chapter {min(absent)}: the book has {len(there)}", "See them with: tingshu preview SOURCE"
        )
    return there if numbers is None else numbers
