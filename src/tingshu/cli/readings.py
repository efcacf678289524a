"""``tingshu readings``: the words of a book that a voice may misread, listed or heard."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from tingshu.cli.console import progress, say, show_json, show_table
from tingshu.cli.options import (
    engine_option,
    json_option,
    output_option,
    proxy_option,
    saying_options,
    settings_from,
    source_options,
    voice_option,
)
from tingshu.errors import SourceError, UsageError
from tingshu.model import Book
from tingshu.names import one_line
from tingshu.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tingshu.text import Doubtful

HEARD = 20
"""Words that are heard unless the person says how many: some minutes."""


@click.command()
@click.argument("source")
@click.option("--top", type=click.IntRange(1), metavar="N", help=f"Only the N most frequent; {HEARD} with --listen.")
@click.option("--list", "as_list", is_flag=True, help="Answer as the beginning of a list for --readings.")
@click.option("--listen", is_flag=True, help="Make a book of the sentences, one short file for each word.")
@output_option
@engine_option
@voice_option
@saying_options
@proxy_option
@source_options
@json_option
def readings(source: str, *, as_json: bool, as_list: bool, listen: bool, top: int | None, **options: Any) -> None:  # noqa: ANN401 - click's values; Settings types them
    """List the words of SOURCE that a voice may misread, the most frequent first, or hear them.

    Each comes with its usual reading, how often it stands there, and the shortest sentence with it. With --listen the
    twenty most frequent are heard instead of ten hours: each is a file named after the word and its reading. What the
    voice gets wrong goes into a list for --readings, one word a line, with pinyin or with characters that sound right:
    "重庆 = chong2 qing4", "乐队 = 越队". --list begins such a list; take the # from a line to use it. Nothing is
    spoken and no service is asked without --listen.
    """
    from tingshu.planning import plan
    from tingshu.text import doubtful

    if as_list and (as_json or listen):
        raise UsageError("--list answers with a list and nothing else", "Leave out --json and --listen")
    settings = settings_from(options)
    book = plan(source, settings)
    found = doubtful(book.chapters)[: top or (HEARD if listen else None)]
    if listen:
        _make(book, found, settings, as_json=as_json)
    if as_json:
        show_json([asdict(word) for word in found])
    elif as_list:
        for word in found:
            say(f"# {word.word} = {word.reading}  # {word.count} x: {one_line(word.sentence)}")
    elif not listen:
        show_table(
            ("word", "reading", "count", "chapter", "sentence"),
            [(word.word, word.reading, str(word.count), str(word.chapter), word.sentence) for word in found],
        )


def _make(book: Book, found: "Sequence[Doubtful]", settings: Settings, *, as_json: bool) -> None:
    """Make the book of the sentences; its clips are kept, and the whole book will not ask for them again."""
    import asyncio

    from tingshu.pipeline import narrate
    from tingshu.text import to_hear

    if not found:
        raise SourceError("No word of this text is doubtful", "There is nothing to hear: make the book")
    with progress(quiet=False, verbose=False, on_stderr=as_json) as tell:
        asyncio.run(narrate(to_hear(book, found), settings, tell))
