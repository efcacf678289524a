"""The face: one file per command; ``console`` alone knows colours and widths."""

import sys
from io import TextIOWrapper

import click

from tingshu.cli.make import make
from tingshu.cli.preview import preview
from tingshu.cli.voices import voices
from tingshu.errors import TingshuError

INTERRUPTED = 130
"""128 + SIGINT, as shells report it."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "TINGSHU"})
@click.version_option(package_name="tingshu", message="%(prog)s %(version)s")
def door() -> None:
    """听书: turn a Chinese article or book into an audiobook that plays on any player."""


for command in (make, preview, voices):
    door.add_command(command)


def main() -> None:
    """Run the command line and leave with the exit code that the README documents."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # what reads our pipe expects UTF-8; a terminal that cannot show 汉字 must not end the run
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; every error becomes a sentence on stderr."""
    try:
        return door.main(arguments, prog_name="tingshu", standalone_mode=False) or 0
    except TingshuError as error:
        click.echo(f"tingshu: {error}", err=True)
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("\ntingshu: Stopped. What was spoken is kept: run the same command again to go on.", err=True)
        return INTERRUPTED
