"""``tingshu make``: source in, audiobook out."""

from pathlib import Path
from typing import Any

import click

from tingshu.cli.console import OUTPUT_FAILED, progress, show_json, show_notice
from tingshu.cli.options import (
    DEFAULTS,
    ChapterNumbers,
    Formats,
    Pauses,
    cache_option,
    engine_option,
    json_option,
    output_option,
    proxy_option,
    saying_options,
    settings_from,
    source_options,
    voice_option,
)
from tingshu.errors import TingshuError, UsageError
from tingshu.protocols import Listener
from tingshu.settings import SPACING, Settings

BITRATES_KBPS = (48, 64, 80, 96, 112, 128, 144, 160)
"""What MPEG-2 Layer III, the kind for 24 and 22.05 kHz, has between bearable and pointless for one voice."""


PAUSE_HELP = "Silences in ms: " + ", ".join(
    f"{kind}={ms}" for kind, ms in (*SPACING.after.items(), ("head", SPACING.head_ms), ("tail", SPACING.tail_ms))
)


@click.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@output_option
@engine_option
@voice_option
@click.option("--title-voice", metavar="NAME", help="Another voice for headings.")
@saying_options
@click.option("--rate", default=DEFAULTS.rate, show_default=True, help="Faster or slower, as +20% or -10%.")
@click.option("--pitch", default=DEFAULTS.pitch, show_default=True, help="Higher or lower, as +5Hz or -5Hz.")
@click.option("--volume", default=DEFAULTS.volume, show_default=True, help="How strongly the voice speaks, as +10%.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=DEFAULTS.jobs,
    show_default=True,
    help="Sentences asked for at once, at most.",
)
@proxy_option
@cache_option
@click.option("--chapters", type=ChapterNumbers(), help="Make only these chapters, as 1-3,5.")
@click.option("--title", help="Title of the book, in place of the one found.")
@click.option("--author", help="Author of the book, in place of the one found.")
@source_options
@click.option(
    "--bitrate",
    "bitrate_kbps",
    type=click.Choice(BITRATES_KBPS),
    default=DEFAULTS.bitrate_kbps,
    show_default=True,
    help="Of the MP3s, in kbit/s.",
)
@click.option(
    "--format",
    "formats",
    type=Formats(),
    metavar="NAMES",
    help=f"What to write beside the MP3 chapters, as m4b,lrc; of {', '.join(Formats.choices)}.",
)
@click.option(
    "--cover",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Front cover, a JPEG or PNG file; else one is drawn.",
)
@click.option("--pause", "spacing", type=Pauses(), metavar="KIND=MS,...", help=PAUSE_HELP)
@click.option(
    "--loudness",
    "loudness_lufs",
    type=click.FloatRange(-31, -11),
    default=DEFAULTS.loudness_lufs,
    show_default=True,
    help="Of every voice, in LUFS.",
)
@click.option(
    "--lossless", is_flag=True, help="Join the sound of the Edge service as it came, at its own bitrate and loudness."
)
@json_option
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but notices and errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say each sentence as it is done.")
def make(sources: tuple[str, ...], *, as_json: bool, quiet: bool, verbose: bool, **options: Any) -> int:  # noqa: ANN401 - click's values; Settings types them
    """Turn each SOURCE (a file, a web address, or - for standard input) into an audiobook.

    A book is a folder of MP3 chapters with a playlist, a table of contents and book.json beside them.
    With several sources, one that fails does not stop the others.
    """
    settings = settings_from(options)
    if len(sources) > 1 and settings.title:
        raise UsageError("--title names one book, and there are several sources", "Make them one by one")
    with progress(quiet=quiet, verbose=verbose, on_stderr=as_json) as tell:
        return max(_made(source, settings, tell, as_json=as_json) for source in sources)


def _made(source: str, settings: Settings, tell: Listener, *, as_json: bool) -> int:
    """Make one book and return its exit code, so that one bad source does not stop the others."""
    import asyncio

    from tingshu.pipeline import narrate
    from tingshu.planning import plan
    from tingshu.writers import listing

    try:
        # outside of the event loop, where Ctrl-C ends at once whatever is read or computed
        book = plan(source, settings)
        audiobook = asyncio.run(narrate(book, settings, tell))
    except TingshuError as error:
        show_notice(str(error))
        return error.exit_code
    except OSError as error:
        show_notice(f"{source}: {error}.")
        return OUTPUT_FAILED
    if as_json:
        show_json(listing(audiobook))
    return 0
