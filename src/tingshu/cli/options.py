"""Options that several commands take, each declared once, and how their values become settings."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from tingshu.audio import Spacing
from tingshu.engines import AUTO, ENGINES
from tingshu.model import Pause
from tingshu.settings import SPACING, WHOLE_FORMATS, Settings
from tingshu.writers import CAPTIONS

DEFAULTS = Settings()
"""Where the commands get their defaults from."""

NUMBERS = ("auto", "asis", "spell")
"""``tingshu.text.Numbers``, without loading that room."""

GB = 1_000_000_000
LEAST_CACHE_GB = 0.1
"""Less would forget a sentence before its chapter is finished."""

Command = Callable[..., Any]


def _parts(value: object) -> list[str]:
    """Return the parts of a list, which a Chinese keyboard divides by its own commas."""
    return re.split("[,，、]", str(value))


class ChapterNumbers(click.ParamType[frozenset[int]]):
    """Chapters as people write them: ``1-3,5``."""

    name = "numbers"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> frozenset[int]:
        """Return the numbers in ``value``, both ends of a range included."""
        if isinstance(value, frozenset):
            return value
        numbers: set[int] = set()
        for part in _parts(value):
            found = re.fullmatch(r"\s*(\d{1,6})(?:\s*-\s*(\d{1,6}))?\s*", part)
            if not found or int(found[2] or found[1]) < int(found[1]):
                self.fail(f"{value!r} is not of the form 1-3,5", param, ctx)
            numbers.update(range(int(found[1]), int(found[2] or found[1]) + 1))
        return frozenset(numbers)


class Formats(click.ParamType[tuple[str, ...]]):
    """Names of output formats, as ``m4b,lrc``; ``mp3`` may be among them, since every book has MP3 chapters."""

    name = "formats"
    choices = (*CAPTIONS, *WHOLE_FORMATS)

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Return the names in ``value`` beyond ``mp3``, each once."""
        names = value if isinstance(value, tuple) else [name.strip().lower() for name in _parts(value)]
        unknown = [name for name in names if name not in {*self.choices, "mp3"}]
        if unknown:
            self.fail(f"{unknown[0]!r} is none of mp3, {', '.join(self.choices)}", param, ctx)
        return tuple(dict.fromkeys(name for name in names if name != "mp3"))


class Pauses(click.ParamType[Spacing]):
    """Silences as people write them: ``sentence=400,paragraph=700,head=0``, in ms; the others stay as they are."""

    name = "pauses"
    edges = ("head", "tail")

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Spacing:
        """Return the default spacing with what ``value`` says changed."""
        if isinstance(value, Spacing):
            return value
        asked: dict[str, int] = {}
        for part in _parts(value):
            found = re.fullmatch(r"\s*([a-z]+)\s*=\s*(\d{1,5})\s*", part)
            if not found or found[1] not in {*self.edges, *Pause}:
                kinds = ", ".join((*self.edges, *Pause))
                self.fail(f"{part!r} is not of the form KIND=MILLISECONDS, with one of {kinds}", param, ctx)
            asked[found[1]] = int(found[2])
        after = {kind: asked.get(kind, ms) for kind, ms in SPACING.after.items()}
        return Spacing(asked.get("head", SPACING.head_ms), asked.get("tail", SPACING.tail_ms), after)


class Gigabytes(click.ParamType[int]):
    """A size as people write it: ``4`` or ``0.5``, in GB."""

    name = "gb"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the bytes."""
        found = re.fullmatch(r"\s*(\d{1,6}(?:\.\d{1,3})?)\s*", str(value))
        if not found or float(found[1]) < LEAST_CACHE_GB:
            self.fail(f"{value!r} is not a number of gigabytes from {LEAST_CACHE_GB}", param, ctx)
        return round(float(found[1]) * GB)


def output_option(command: Command) -> Command:
    """``-o``: where books go."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        default=DEFAULTS.output,
        show_default=True,
        help="Folder in which each book gets a folder of its own.",
    )(command)


def voice_option(command: Command) -> Command:
    """``--voice``: who narrates."""
    return click.option("--voice", metavar="NAME", help="Voice, by a name from: tingshu voices.")(command)


def engine_option(command: Command) -> Command:
    """``--engine``: which voice service speaks."""
    return click.option(
        "--engine",
        type=click.Choice([AUTO, *ENGINES]),
        default=DEFAULTS.engine,
        show_default=True,
        help="edge is a neural voice over the network, espeak is embedded; auto takes edge if it answers.",
    )(command)


def source_options(command: Command) -> Command:
    """``--encoding``, ``--heading`` and ``--rules``: how SOURCE is to be read."""
    options = (
        click.option(
            "--encoding", metavar="NAME", help="Charset of SOURCE, such as gb18030; as a rule it is found by itself."
        ),
        click.option(
            "--heading",
            "headings",
            metavar="PATTERN",
            multiple=True,
            help="Regular expression for how a chapter's line begins, should they be found wrongly; may be repeated.",
        ),
        click.option(
            "--rules",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Your own rules (TOML) for what is taken out, and what is only said otherwise.",
        ),
    )
    return _with(options, command)


def saying_options(command: Command) -> Command:
    """``--numbers``, ``--readings`` and ``--dialogue-voice``: what decides what is said for a text."""
    options = (
        click.option(
            "--numbers",
            type=click.Choice(NUMBERS),
            default=DEFAULTS.numbers,
            show_default=True,
            help="auto spells figures for a voice that says them wrongly, spell always, asis never.",
        ),
        click.option(
            "--readings",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="How words are said, one a line: 重庆 = chong2 qing4, or 乐队 = 越队.",
        ),
        click.option("--dialogue-voice", metavar="NAME", help="Another voice for what is said in quotation marks."),
    )
    return _with(options, command)


def _with(options: Sequence[Callable[[Command], Command]], command: Command) -> Command:
    """Return ``command`` with ``options``, which stand in its help in their order."""
    for option in reversed(options):
        command = option(command)
    return command


def proxy_option(command: Command) -> Command:
    """``--proxy``: the way to the voice service."""
    return click.option(
        "--proxy", metavar="URL", help="http:// proxy for the voice service; else HTTPS_PROXY or ALL_PROXY is used."
    )(command)


def cache_option(command: Command) -> Command:
    """``--cache-size``: how much may be kept of what was spoken."""
    return click.option(
        "--cache-size",
        "store_bytes",
        type=Gigabytes(),
        metavar="GB",
        help=f"Room for spoken sentences that are kept, {DEFAULTS.store_bytes / GB:g} unless you say otherwise; "
        "beyond it the least recently used go.",
    )(command)


def json_option(command: Command) -> Command:
    """``--json``: the same answer, for programs."""
    return click.option("--json", "as_json", is_flag=True, help="Answer in JSON on standard output.")(command)


def settings_from(options: dict[str, Any]) -> Settings:
    """Return settings for option values as click hands them over; None keeps the default."""
    return Settings(**{name: value for name, value in options.items() if value is not None})
