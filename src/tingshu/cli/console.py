"""What a person sees: the only file that knows colours, widths and the wording of progress."""

import errno
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from tingshu.events import (
    BookFinished,
    BookPlanned,
    Event,
    Noticed,
    SentenceFailed,
    SentenceSpoken,
    TrackFinished,
    TrackKept,
    VoiceChosen,
)
from tingshu.protocols import Listener
from tingshu.writers import clock

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


OUTPUT_FAILED = 1
"""Exit code when what a command prints cannot be written: nothing of the documented ones fits."""


_UNSHOWN = dict.fromkeys(
    [
        *(code for code in range(0x20) if chr(code) not in "\t\n"),
        *range(0x7F, 0xA0),
        *(0x200E, 0x200F),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ],
    "\ufffd",
)
"""Control and direction characters: a ledger or a service from a stranger could tell a terminal what to do."""


def prepare_streams() -> None:
    """Make standard input and output fit for Chinese, whatever the computer's language is, and there at all."""
    # a stream that was closed before the start (``>&-``) is None, and printing to it would be an error of its own
    sys.stdin, sys.stdout, sys.stderr = sys.stdin or _nowhere(), sys.stdout or _nowhere(), sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # what reads our pipe expects UTF-8; a terminal that cannot show 汉字 must not end the run
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _nowhere() -> TextIO:
    """Return a stream that is always empty and takes everything."""
    return Path(os.devnull).open("r+", encoding="utf-8")


class OutputError(Exception):
    """What is to be printed cannot be; ``is_unwanted`` if that is because whoever reads it has seen enough."""

    def __init__(self, error: OSError) -> None:
        super().__init__(f"Standard output cannot be written: {error.strerror}")
        # as in ``tingshu preview … | head``; Windows calls a pipe that was closed an invalid argument
        self.is_unwanted = error.errno in {errno.EPIPE, errno.EINVAL}


def say(text: str, file: TextIO | None = None) -> None:
    """Print text, on standard output unless ``file`` is another stream; what is no text in it is shown as such.

    Raises:
        OutputError: it cannot be printed.
    """
    try:
        click.echo(text.translate(_UNSHOWN), file=file)
    except OSError as error:
        raise OutputError(error) from error


def output_failed(error: OutputError) -> int:
    """Return the exit code of a command whose output is not taken, and say so if that was not meant."""
    _give_up(sys.stdout)
    if error.is_unwanted:
        return 0
    show_notice(f"{error}.")
    return OUTPUT_FAILED


def _give_up(stream: TextIO) -> None:
    """Print nothing more there, so that Python's own farewell flush is quiet."""
    if stream is sys.stdout:
        sys.stdout = _nowhere()
    elif stream is sys.stderr:
        sys.stderr = _nowhere()


def show_json(value: object) -> None:
    """Print ``value`` as one line of JSON on standard output; nothing in it is lost."""
    say(json.dumps(value, ensure_ascii=False).translate({code: f"\\u{code:04x}" for code in _UNSHOWN}))


def show_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table: aligned on a terminal, separated by tabs in a pipe."""
    if not sys.stdout.isatty():
        for row in rows:
            say("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(*headings, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*row)
    Console(markup=False, highlight=False).print(table)


def show_notice(text: str) -> None:
    """Say on standard error what a person should know: why a command ends, or what it does not end for."""
    say(notice(text), sys.stderr)


def notice(text: str) -> str:
    """Return a notice as it is shown."""
    return f"tingshu: {text}"


def counted(number: int, thing: str) -> str:
    """Return ``1 chapter`` or ``2 chapters``."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


@contextmanager
def progress(*, quiet: bool, verbose: bool, on_stderr: bool) -> Iterator[Listener]:
    """Yield a listener that shows a run: a moving bar on a terminal, plain lines in a pipe.

    Notices and failed sentences go to standard error, also when quiet.

    Raises:
        OutputError: once the block has ended, if its lines were wanted and could not be printed.
    """
    stream = sys.stderr if on_stderr else sys.stdout
    notices = _WhileHeard(sys.stderr)
    if quiet:
        yield _Lines(lambda _: None, notices, verbose=False)
    elif not stream.isatty():
        lines = _WhileHeard(stream)
        yield _Lines(lines, notices, verbose=verbose)
        if lines.failed and not lines.failed.is_unwanted:
            raise lines.failed
    else:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        what = TextColumn("{task.description}", markup=False)
        console = Console(file=stream, markup=False, highlight=False)
        with Progress(
            what, BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console, transient=True
        ) as moving:
            yield _Bar(moving, _Lines(partial(console.print, soft_wrap=True), notices, verbose=verbose))


@dataclass
class _WhileHeard:
    """Says lines for as long as somebody takes them; the book is made all the same."""

    stream: TextIO
    failed: OutputError | None = None

    def __call__(self, line: str) -> None:
        if self.failed:
            return
        try:
            say(line, self.stream)
        except OutputError as error:
            self.failed = error
            _give_up(self.stream)


@dataclass
class _Lines:
    """Says each thing that matters as one line; neither ``say`` nor ``warn`` ends the run when nobody hears it."""

    say: Callable[[str], None]
    warn: Callable[[str], None]
    verbose: bool
    chapters: int = 0

    def __call__(self, event: Event) -> None:
        match event:
            case BookPlanned(book, forecast):
                self.chapters = len(book.chapters)
                self.say(
                    f"{book.title}: {counted(forecast.sentences, 'sentence')}, about {clock(forecast.duration_ms)}"
                )
            case VoiceChosen(voice):
                self.say(f"voice: {voice.name} ({voice.engine})")
            case SentenceSpoken(chapter, text) if self.verbose:
                self.say(f"  {chapter}: {text}")
            case TrackFinished(track):
                self.say(f"[{track.number}/{self.chapters}] {clock(track.duration_ms):>7}  {track.path.name}")
            case TrackKept(track) if self.verbose:
                self.say(
                    f"[{track.number}/{self.chapters}] {clock(track.duration_ms):>7}  {track.path.name} (as it was)"
                )
            case BookFinished(audiobook, folder):
                total_ms = sum(track.duration_ms for track in audiobook.tracks)
                self.say(f"{counted(len(audiobook.tracks), 'chapter')}, {clock(total_ms)}, in {folder}")
            case Noticed(text):
                self.warn(notice(text))
            case SentenceFailed(chapter, text, reason):
                self.warn(notice(f"chapter {chapter}: {reason}: {text}"))


@dataclass
class _Bar:
    """Moves with every sentence; the lines stay above it."""

    moving: "Progress"
    lines: _Lines
    task: "TaskID | None" = None

    def __call__(self, event: Event) -> None:
        if isinstance(event, BookPlanned):
            self.task = self.moving.add_task(event.book.title[:20], total=event.forecast.sentences)
        elif isinstance(event, SentenceSpoken) and self.task is not None:
            self.moving.advance(self.task)
        elif isinstance(event, TrackKept) and self.task is not None:
            self.moving.advance(self.task, len(event.track.cues))
        self.lines(event)
