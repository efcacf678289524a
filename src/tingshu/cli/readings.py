"""``tingshu readings``: the words of a book that a voice may misread."""

from dataclasses import asdict
from typing import Any

import click

from tingshu.cli.console import show_json, show_table
from tingshu.cli.options import json_option, settings_from, source_options


@click.command()
@click.argument("source")
@source_options
@json_option
def readings(source: str, *, as_json: bool, **options: Any) -> None:  # noqa: ANN401 - click's values; Settings types them
    """List the words of SOURCE that a voice may misread, the most frequent first.

    Each comes with its usual reading, how often it stands there, and the first sentence with it. What a voice gets
    wrong goes into a list for --readings, one word a line, with pinyin or with characters that sound right:
    "重庆 = chong2 qing4", "乐队 = 越队". Speaks nothing and asks no service.
    """
    from tingshu.planning import plan
    from tingshu.text import doubtful

    found = doubtful(plan(source, settings_from(options)).chapters)
    if as_json:
        show_json([asdict(word) for word in found])
    else:
        show_table(
            ("word", "reading", "count", "chapter", "sentence"),
            [(word.word, word.reading, str(word.count), str(word.chapter), word.sentence) for word in found],
        )
