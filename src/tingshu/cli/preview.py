"""``tingshu preview``: what would be spoken, and what would not."""

from dataclasses import asdict
from typing import Any

import click

from tingshu.cli.console import clock, counted, show_json, show_notice
from tingshu.cli.options import encoding_option, engine_option, json_option
from tingshu.model import Book, Chapter, Forecast
from tingshu.settings import Settings

LONGEST_SHOWN = 60
"""Characters of a removed text that are shown before it is cut."""


@click.command()
@click.argument("source")
@engine_option
@encoding_option
@json_option
@click.option("-v", "--verbose", is_flag=True, help="Show every sentence.")
def preview(source: str, engine: str, encoding: str | None, *, as_json: bool, verbose: bool) -> None:
    """Show the chapters of SOURCE, its length, and what cleaning removed.

    Speaks nothing and asks no service.
    """
    from tingshu.pipeline import forecast_of, plan

    settings = Settings(engine=engine, encoding=encoding)
    book = plan(source, settings)
    for notice in book.notices:
        show_notice(notice)
    if as_json:
        show_json(_as_json(book, forecast_of(book.chapters, settings)))
    else:
        _show(book, settings, verbose=verbose)


def _as_json(book: Book, forecast: Forecast) -> dict[str, Any]:
    return {
        "title": book.title,
        "author": book.author,
        "language": book.language,
        "chapters": [_chapter_json(chapter) for chapter in book.chapters],
        "removed": [asdict(removal) for removal in book.removals],
        "forecast": asdict(forecast),
    }


def _chapter_json(chapter: Chapter) -> dict[str, Any]:
    return {
        "number": chapter.number,
        "title": chapter.title,
        "sentences": [
            {"text": sentence.text, "spoken": sentence.spoken, "pause": sentence.pause, "role": sentence.role}
            for sentence in chapter.sentences
        ],
    }


def _show(book: Book, settings: Settings, *, verbose: bool) -> None:
    from tingshu.pipeline import forecast_of

    forecast = forecast_of(book.chapters, settings)
    click.echo(" · ".join(filter(None, (book.title, book.author))))
    click.echo(
        f"{counted(len(book.chapters), 'chapter')}, {counted(forecast.sentences, 'sentence')}, "
        f"{forecast.characters} characters: about {clock(forecast.duration_ms)}, {forecast.size_bytes / 1e6:.1f} MB"
    )
    for chapter in book.chapters:
        of_chapter = forecast_of([chapter], settings)
        title = chapter.title or "(before the first heading)"
        click.echo(f"{chapter.number:>4} {clock(of_chapter.duration_ms):>8}  {title}")
        if verbose:
            for sentence in chapter.sentences:
                click.echo(f"{sentence.pause:>13}  {sentence.text}")
    if book.removals:
        click.echo("\nNot spoken:")
    for removal in book.removals:
        click.echo(f"{removal.count:>4} x {removal.rule}: {shortened(removal.text)}")


def shortened(text: str) -> str:
    """Return ``text`` as it can stand in one line."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[:LONGEST_SHOWN]}…"
