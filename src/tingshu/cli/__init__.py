"""The face: one file per command; ``console`` alone knows colours and widths."""

import signal
from dataclasses import dataclass
from types import FrameType

import click

from tingshu.cli.cache import cache
from tingshu.cli.console import OUTPUT_FAILED, OutputError, output_failed, prepare_streams, show_notice
from tingshu.cli.make import make
from tingshu.cli.preview import preview
from tingshu.cli.readings import readings
from tingshu.cli.verify import verify
from tingshu.cli.voices import voices
from tingshu.errors import TingshuError

STOPPED_BY = 128
"""What shells add to the number of the signal that stopped a program: 130 for SIGINT (Ctrl-C), 143 for SIGTERM."""


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
    stop = _Stop()
    signal.signal(signal.SIGTERM, stop)
    try:
        return door.main(arguments, prog_name="tingshu", standalone_mode=False) or 0
    except TingshuError as error:
        show_notice(str(error))
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        show_notice("Stopped. Whatever was finished is kept: run the same command again to go on.")
        return STOPPED_BY + stop.signal
    except OutputError as error:
        return output_failed(error)
    except OSError as error:
        show_notice(f"The computer does not let it: {error}.")
        return OUTPUT_FAILED


@dataclass
class _Stop:
    """Takes being told to end as Ctrl-C: whatever is unfinished is cleaned up."""

    signal: int = signal.SIGINT

    def __call__(self, number: int, frame: FrameType | None) -> None:
        self.signal = number
        on_ctrl_c = signal.getsignal(signal.SIGINT)
        if callable(on_ctrl_c):
            on_ctrl_c(signal.SIGINT, frame)
        else:  # a program that a script starts with & is told to ignore Ctrl-C, but not this
            raise KeyboardInterrupt
