"""What comes before the first sound: a source is read, cleaned and split, and what each voice says is settled."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from tingshu.errors import UsageError
from tingshu.model import Book, Chapter, Forecast
from tingshu.names import UNTITLED, one_line
from tingshu.readers import STANDARD_INPUT, is_address, open_source, reader_for
from tingshu.settings import LOSSLESS_KBPS, M4B, WHOLE_FORMATS, Settings
from tingshu.text import (
    Change,
    Numbers,
    Reading,
    Survey,
    compose,
    forecast,
    manner,
    parse_readings,
    read_rules,
    survey,
    voiced,
    working_title,
)
from tingshu.writers import CAPTIONS


def plan(where: str, settings: Settings) -> Book:
    """Read, clean and split a source; nothing is spoken and no service is asked.

    Args:
        where: a path, a web address, or ``-`` for standard input.
        settings: ``title``, ``author``, ``encoding`` and ``headings`` override what is found; ``rules`` add to it;
            with a ``dialogue_voice`` speech is cut from narration.

    Raises:
        UsageError: something is asked for that cannot be; the rules or the patterns cannot be used.
        SourceError: the source cannot be read.
    """
    return book_of(read(where, settings), where, settings)


def read(where: str, settings: Settings) -> Survey:
    """Read and clean a source and find its headings, for ``book_of`` and ``explain``: the first part of ``plan``.

    Takes and raises what ``plan`` does.
    """
    _check(settings)
    rules = read_rules(settings.rules) if settings.rules else None
    source = open_source(where, settings.encoding)
    return survey(reader_for(source)(source), heading_patterns=settings.headings, rules=rules)


def book_of(surveyed: Survey, where: str, settings: Settings) -> Book:
    """Split what was read from ``where`` into chapters and sentences, and name it: the second part of ``plan``.

    Raises:
        SourceError: there is nothing in it that can be spoken.
    """
    book = compose(surveyed, roles=bool(settings.dialogue_voice))
    named = (
        one_line(name) for name in (settings.title or "", book.title, *_stem_of(where), working_title(book.chapters))
    )
    return replace(
        book,
        title=next(filter(None, named), UNTITLED),
        author=one_line(settings.author or book.author),
        chapters=tuple(replace(chapter, title=one_line(chapter.title)) for chapter in book.chapters),
    )


def _check(settings: Settings) -> None:
    """Raise UsageError for what cannot be asked for, before anything is read or waited for."""
    _readings(settings)
    _check_named("format", settings.formats, ("mp3", *CAPTIONS, *WHOLE_FORMATS))
    _check_named("way with numbers", [settings.numbers], tuple(Numbers))
    if settings.chapters is not None and not settings.chapters:
        raise UsageError("No chapter is asked for", "Name some, or leave it to be all of them")
    if settings.lossless and M4B in settings.formats:
        raise UsageError("--lossless keeps MP3 frames as they are, and an M4B holds AAC", "Choose one of the two")


def _check_named(what: str, names: Iterable[str], offered: Sequence[str]) -> None:
    for name in names:
        if name not in offered:
            raise UsageError(f"There is no {what} {name!r}", f"Choose of {', '.join(offered)}")


def _stem_of(where: str) -> tuple[str, ...]:
    """Return what the place of a source says about its title: a file's name does, a pipe or an address does not."""
    return () if where == STANDARD_INPUT or is_address(where) else (Path(where).stem,)


def chosen(book: Book, numbers: frozenset[int] | None) -> frozenset[int]:
    """Return the numbers of the chapters that are to be made: ``numbers``, or all for None.

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


def voiced_for(engine: str, book: Book, settings: Settings) -> tuple[Book, tuple[Change, ...]]:
    """Return ``book`` as a voice of ``engine`` is asked to say it, and what was changed for that.

    Args:
        engine: the engine's name; ``auto``, before it is chosen, counts as one that says figures by itself.
        book: as planned.
        settings: its ``numbers`` and ``readings`` are used.

    Raises:
        UsageError: the list of readings cannot be read, or is no such list.
    """
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
        bitrate_kbps=LOSSLESS_KBPS if settings.lossless else settings.bitrate_kbps,
    )
