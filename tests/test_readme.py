"""The README keeps its word: its commands run, and what it documents is there."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tingshu.cli import door

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]
SET_UP = [line for line in COMMANDS if line.startswith("python3 -m venv")]
OTHERS = sorted({line for line in COMMANDS if not line.startswith("python3 -m venv")})


def options(command):
    """Return the options of a command and of those under it, each as the set of its names."""
    here = {frozenset(option.opts) for option in command.params if option.opts[0].startswith("-")}
    return here.union(*(options(child) for child in getattr(command, "commands", {}).values()))


def test_two_commands_do_all_the_set_up():
    """One makes a book of the sample, one runs the tests; CI runs both to the letter, in a fresh environment."""
    script = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()

    assert len(set(SET_UP)) == 2
    assert SET_UP[0].endswith("tingshu make tests/samples/article.txt")
    assert SET_UP[1].endswith("python -m pytest")
    assert set(SET_UP) <= set(script)


@pytest.mark.parametrize("line", OTHERS)
def test_every_command_runs_as_it_stands(line, tmp_path):
    """A reader who copies a line gets what the README says, on a machine without a network too."""
    program, *arguments = shlex.split(line)
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    offline = os.environ | {"HTTPS_PROXY": "http://127.0.0.1:9"}
    ran = subprocess.run(
        [sys.executable, "-m", program, *arguments],
        cwd=tmp_path, env=offline, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (program, ran.returncode) == ("tingshu", 0), ran.stderr
    assert ran.stdout


def test_every_documented_option_exists_and_every_option_is_documented():
    """The README and the command line name the same options."""
    ours = re.sub(r"```sh.*?```|`pip install [^`]*`", "", README, flags=re.DOTALL)
    documented = set(re.findall(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*|(?<=`)-[a-z](?=`)", ours))
    existing = options(door) - {frozenset({"--version"})}

    assert documented - set().union(*existing) == set()
    assert [names for names in existing if not names & documented] == []


def test_every_command_is_documented_and_explains_itself():
    """No command is a secret, and each has a help text."""
    assert isinstance(door, click.Group)
    for name, command in door.commands.items():
        assert f"tingshu {name}" in README
        assert command.help


def test_every_exit_code_of_an_error_is_documented():
    """What a script can rely on stands in the table."""
    from tingshu import errors

    codes = {error.exit_code for error in vars(errors).values() if isinstance(error, type)} - {1, 6}
    table = {int(code) for code in re.findall(r"^\|.*\| (\d+) \|", README, re.MULTILINE)}

    assert codes <= table
