"""``tingshu preview``: what would be spoken, and what would not."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from tingshu.cli.console import counted, say, show_json, show_notice
from tingshu.cli.options import engine_option, json_option, saying_options, settings_from, source_options
from tingshu.model import Book, Chapter, Forecast, Role
from tingshu.settings import Settings
from tingshu.writers import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tingshu.text import Change, Verdict

LONGEST_SHOWN = 60
"""Characters of a removed text that are shown before it is cut."""


@click.command()
@click.argument("source")
@engine_option
@saying_options
@source_options
@json_option
@click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help="Show every sentence, what was removed in its place, and why a line is a heading or not.",
)
def preview(source: str, *, as_json: bool, verbose: bool, **options: Any) -> None:  # noqa: ANN401 - click's values; Settings types them
    """Show the chapters of SOURCE, its length, what cleaning removed, and what is said otherwise than written.

    Speaks nothing and asks no service.
    """
    from tingshu.planning import book_of, forecast_of, read, voiced_for
    from tingshu.text import explain

    settings = settings_from(options)
    surveyed = read(source, settings)
    book, changes = voiced_for(settings.engine, book_of(surveyed, source, settings), settings)
    for notice in book.notices:
        show_notice(notice)
    if as_json:
        show_json({**_as_json(book, forecast_of(book.chapters, settings)), "said": [asdict(each) for each in changes]})
    else:
        _show(book, settings, verbose=verbose)
        _show_changes(changes, verbose=verbose)
        if verbose:
            _show_headings(explain(surveyed))


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
    from tingshu.planning import forecast_of

    forecast = forecast_of(book.chapters, settings)
    say(" · ".join(filter(None, (book.title, book.author))))
    say(
        f"{counted(len(book.chapters), 'chapter')}, {counted(forecast.sentences, 'sentence')}, "
        f"{forecast.characters} characters: about {clock(forecast.duration_ms)}, {forecast.size_bytes / 1e6:.1f} MB"
    )
    for chapter in book.chapters:
        of_chapter = forecast_of([chapter], settings)
        title = chapter.title or "(before the first heading)"
        say(f"{chapter.number:>4} {clock(of_chapter.duration_ms):>8}  {title}")
        if verbose:
            for sentence in chapter.sentences:
                who = {Role.DIALOGUE: "» ", Role.TITLE: "# "}.get(sentence.role, "  ")
                say(f"{sentence.pause:>13} {who}{sentence.text}")
    if book.removals:
        say("\nNot spoken:")
    for removal in book.removals:
        say(f"{removal.count:>4} x {removal.rule}: {shortened(removal.text)}")
        if verbose:
            for context in removal.contexts:
                say(f"{'':>7}{shortened(context)}")


def _show_changes(changes: "Sequence[Change]", *, verbose: bool) -> None:
    """Show what is said otherwise than it is written: each change when verbose, else how many of each rule."""
    if changes:
        say("\nSaid otherwise than written:")
    if verbose:
        for change in changes:
            say(f"{change.count:>4} x {change.rule}: {change.written} -> {change.spoken.strip() or '(nothing)'}")
        return
    for rule in dict.fromkeys(change.rule for change in changes):
        same = [change for change in changes if change.rule == rule]
        example = f"{shortened(same[0].written)} -> {shortened(same[0].spoken) or '(nothing)'}"
        say(f"{sum(change.count for change in same):>4} x {rule}: {example}")


def _show_headings(verdicts: "Sequence[Verdict]") -> None:
    """Show what could be a heading, with + if it was taken for one, and why or why not."""
    if verdicts:
        say("\nHeadings:")
    for verdict in verdicts:
        say(f"{'+' if verdict.accepted else '-':>4} {shortened(verdict.text)}  ({verdict.reason})")


def shortened(text: str) -> str:
    """Return ``text`` as it can stand in one line."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[:LONGEST_SHOWN]}…"
