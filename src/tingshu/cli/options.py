"""Options that several commands take, each declared once, and how their values become settings."""

import re
from collections.abc import Callable
from typing import Any

import click

from tingshu.engines import AUTO, ENGINES
from tingshu.settings import Settings

DEFAULTS = Settings()
"""Where the commands get their defaults from."""

Command = Callable[..., Any]


class ChapterNumbers(click.ParamType[frozenset[int]]):
    """Chapters as people write them: ``1-3,5``."""

    name = "numbers"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> frozenset[int]:
        """Return the numbers in ``value``, both ends of a range included."""
        if isinstance(value, frozenset):
            return value
        numbers: set[int] = set()
        for part in str(value).split(","):
            found = re.fullmatch(r"\s*(\d{1,6})(?:\s*-\s*(\d{1,6}))?\s*", part)
            if not found or int(found[2] or found[1]) < int(found[1]):
                self.fail(f"{value!r} is not of the form 1-3,5", param, ctx)
            numbers.update(range(int(found[1]), int(found[2] or found[1]) + 1))
        return frozenset(numbers)


def engine_option(command: Command) -> Command:
    """``--engine``: which voice service speaks."""
    return click.option(
        "--engine",
        type=click.Choice([AUTO, *ENGINES]),
        default=DEFAULTS.engine,
        show_default=True,
        help="edge is a neural voice over the network, espeak is embedded; auto takes edge if it answers.",
    )(command)


def encoding_option(command: Command) -> Command:
    """``--encoding``: the source's charset."""
    return click.option(
        "--encoding", metavar="NAME", help="Charset of SOURCE, such as gb18030; as a rule it is found by itself."
    )(command)


def json_option(command: Command) -> Command:
    """``--json``: the same answer, for programs."""
    return click.option("--json", "as_json", is_flag=True, help="Answer in JSON on standard output.")(command)


def settings_from(options: dict[str, Any]) -> Settings:
    """Return settings for option values as click hands them over; None keeps the default."""
    return Settings(**{name: value for name, value in options.items() if value is not None})
