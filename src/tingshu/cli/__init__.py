"""The face: one file per command; ``console`` alone knows colours and widths."""

import signal

import click

from tingshu.cli.cache import cache
from tingshu.cli.console import closed_output, prepare_streams, show_error
from tingshu.cli.make import make
from tingshu.cli.preview import preview
from tingshu.cli.readings import readings
from tingshu.cli.verify import verify
from tingshu.cli.voices import voices
from tingshu.errors import TingshuError

INTERRUPTED = 130
"""128 + SIGINT, as shells report it."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tingshu", message="%(prog)s %(version)s")
def door() -> None:
    """听书: turn a Chinese article or book into an audiobook that plays on any player."""


for command in (cache, make, preview, readings, verify, voices):
    door.add_command(command)
    for option in command.params:
        if isinstance(option, click.Option):
            # click would name the variable after the parameter in the code, which is not what a person knows
            option.envvar = f"TINGSHU_{command.name}{max(option.opts, key=len)[1:]}".upper().replace("-", "_")


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; every error becomes a sentence on stderr."""
    prepare_streams()
    signal.signal(signal.SIGTERM, _stop)
    try:
        return door.main(arguments, prog_name="tingshu", standalone_mode=False) or 0
    except TingshuError as error:
        show_error(str(error))
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        show_error("Stopped. What was spoken is kept: run the same command again to go on.")
        return INTERRUPTED
    except OSError as error:
        return closed_output(error)


def _stop(number: int, frame: object) -> None:  # noqa: ARG001 - what a signal handler is given
    """Take being told to end as Ctrl-C: whatever is unfinished is cleaned up."""
    signal.raise_signal(signal.SIGINT)
