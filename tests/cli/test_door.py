"""The face: help, exit codes, and what goes where."""

import json
import os
import shlex
import signal
import subprocess
import sys

import pytest

from tingshu.cli import door

HEAVY = {
    "PIL",
    "aiohttp",
    "av",
    "edge_tts",
    "jieba",
    "lameenc",
    "mutagen",
    "pydub",
    "rich",
    "markdown_it",
    "charset_normalizer",
}


def tingshu(*arguments, **options):
    """Run the command line as a person does."""
    return subprocess.run(
        [sys.executable, "-m", "tingshu", *map(str, arguments)], capture_output=True, check=False, **options
    )


def test_help_loads_nothing_heavy():
    """--help is instant because what it does not need is not imported."""
    script = f"import sys, tingshu.cli; print(sorted({HEAVY!r} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize("command", [[], ["make"], ["preview"], ["voices"]])
def test_every_command_explains_itself(command):
    """Each command has a help text, on standard output, with exit code 0."""
    ran = tingshu(*command, "--help")

    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.decode().startswith("Usage: tingshu")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["make"], 2, "SOURCE"),
        (["sing"], 2, "sing"),
        (["make", "{missing}"], 3, "missing.txt"),
        (["make", "{empty}"], 3, "empty"),
        (["make", "{folder}"], 3, "folder"),
        (["make", "{binary}", "--engine", "espeak"], 3, "binary.txt"),
        (["preview", "{missing}"], 3, "missing.txt"),
        (["make", "{good}", "--engine", "espeak", "--voice", "zh-CN-Nobody"], 2, "zh-CN-Nobody"),
        (["make", "{good}", "--engine", "espeak", "--rate", "fast"], 2, "fast"),
        (["make", "{good}", "--engine", "espeak", "--chapters", "3-1"], 2, "3-1"),
        (["make", "{good}", "--engine", "espeak", "--chapters", "7"], 2, "chapter 7"),
        (["make", "{good}", "--engine", "espeak", "-o", "{empty}"], 2, "-o"),
        (["make", "{good}", "--bitrate", "97"], 2, "97"),
        (["make", "{good}", "{good}", "--title", "书"], 2, "--title"),
    ],
)
def test_bad_input_gets_a_sentence_and_the_documented_code(arguments, code, said, tmp_path):
    """What is wrong and the way out on stderr, no traceback, nothing on stdout, nothing in the output folder."""
    places = {name: tmp_path / f"{name}.txt" for name in ("missing", "empty", "binary", "good")}
    places["folder"] = tmp_path / "folder"
    places["folder"].mkdir()
    places["empty"].write_bytes(b"")
    places["binary"].write_bytes(bytes(range(256)) * 20)
    places["good"].write_text("今天的天气很好。", "utf-8")
    output = tmp_path / "books"
    ran = tingshu(
        *(part.format(**places) for part in arguments), cwd=tmp_path, env={"TINGSHU_MAKE_OUTPUT": str(output)}
    )

    assert ran.returncode == code
    assert said in ran.stderr.decode()
    assert "Traceback" not in ran.stderr.decode()
    assert ran.stdout == b""
    assert [path for path in output.rglob("*") if path.is_file()] == []


def test_a_reader_that_goes_away_is_no_error():
    """``tingshu preview … | head -1`` ends without a traceback."""
    with subprocess.Popen(
        [sys.executable, "-m", "tingshu", "preview", "-v", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        process.stdout.close()
        process.stdin.write("一句话。".encode() * 20_000)
        process.stdin.close()
        complaint = process.stderr.read()

    assert complaint == b""


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe is closed by the shell here")
@pytest.mark.parametrize("json", ["", "--json"])
def test_a_book_is_made_though_nobody_reads_what_is_said(json, tmp_path):
    """Whoever watches may leave: notices, lines and the bar go nowhere then, and the book is made to its end."""
    source = tmp_path / "水.txt"
    source.write_text("\n".join(f"这是第{number}段，路很长。" for number in range(60)), "utf-8")
    make = f"{shlex.quote(sys.executable)} -m tingshu make {shlex.quote(str(source))} -v {json} --engine espeak"
    watched = f"{{ {make} -o books --title-voice cmn+f2 2>&1; echo $? > code; }} | head -1"
    subprocess.run(["/bin/sh", "-c", watched], capture_output=True, check=False, cwd=tmp_path)

    assert (tmp_path / "code").read_text("utf-8") == "0\n"
    assert (tmp_path / "books" / "水" / "book.json").exists()


def test_every_option_can_stand_in_the_environment_under_its_own_name():
    """TINGSHU_MAKE_BITRATE is --bitrate of make, whatever the code calls it."""
    for name, command in door.commands.items():
        for option in command.params:
            long = max(option.opts, key=len)
            if long.startswith("--"):
                assert option.envvar == f"TINGSHU_{name}_{long[2:]}".upper().replace("-", "_")


def test_a_variable_is_read(tmp_path):
    """What stands there is checked like the option itself."""
    ran = tingshu("preview", tmp_path, env=os.environ | {"TINGSHU_PREVIEW_NUMBERS": "roman"})

    assert ran.returncode == 2
    assert "roman" in ran.stderr.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="a closed stream is made by the shell here")
@pytest.mark.parametrize("command", ["preview", "make --engine espeak -o books"])
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", ">/dev/full"])
def test_closed_and_full_streams_are_no_traceback(closed, command, tmp_path):
    """A script may close what it does not need, and a disk may be full."""
    source = tmp_path / "水.txt"
    source.write_text("今天的天气很好。", "utf-8")
    line = f"{shlex.quote(sys.executable)} -m tingshu {command} {shlex.quote(str(source))} {closed}"
    ran = subprocess.run(["/bin/sh", "-c", line], capture_output=True, check=False, cwd=tmp_path)

    assert b"Traceback" not in ran.stderr
    assert ran.returncode == (1 if closed == ">/dev/full" else 0)


def test_an_empty_environment_is_enough(tmp_path):
    """Neither HOME nor PATH nor a language has to be set."""
    source = tmp_path / "水.txt"
    source.write_text("今天的天气很好。", "utf-8")
    ran = tingshu("make", source, "--engine", "espeak", "-o", tmp_path / "books", env={"TINGSHU_CACHE": str(tmp_path)})

    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
@pytest.mark.parametrize("ctrl_c", [signal.SIG_DFL, signal.SIG_IGN])
def test_being_told_to_end_is_heard_also_where_ctrl_c_is_not(ctrl_c, tmp_path):
    """What a script starts with & ignores Ctrl-C; SIGTERM ends it all the same, cleaned up, and says how to go on."""
    source = tmp_path / "水.txt"
    source.write_text("".join(f"第{number}天，船还没有来，雨也没有停。\n" for number in range(3000)), "utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "tingshu", "make", source, "--engine", "espeak", "-o", tmp_path / "books"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, ctrl_c),  # noqa: PLW1509  (nothing else runs here)
    ) as process:  # fmt: skip
        begun = any(b"voice:" in line for line in process.stdout)
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=30)

    assert (begun, process.returncode) == (True, 143)
    assert (b"run the same command again" in errors, b"Traceback" in errors) == (True, False)
    assert list((tmp_path / "books").rglob("*.part")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there a console event stops a program, not a signal")
@pytest.mark.parametrize("loaded", ["click", "tingshu.model", "tingshu.cli", "tingshu.pipeline"])
def test_a_stop_while_loading_is_no_traceback(loaded, tmp_path):
    """Ctrl-C before the run has begun, here as soon as a module is loaded, ends it like any other."""
    source = tmp_path / "水.txt"
    source.write_text("今天的天气很好。" * 500, "utf-8")
    with subprocess.Popen(
        [sys.executable, "-X", "importtime", "-m", "tingshu", "make", source, "--engine", "espeak",
         "-o", tmp_path / "books"],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True,
    ) as process:  # fmt: skip
        assert any(line.split("|")[-1].strip() == loaded for line in process.stderr), "it was never loaded"
        process.send_signal(signal.SIGINT)
        said = "".join(line for line in process.stderr if not line.startswith("import time:"))

    # Python ends itself by the signal where the stop met code that was run by exec(), as that of a dataclass is
    assert process.returncode in {130, -signal.SIGINT}
    assert "Traceback" not in said


def test_nothing_that_is_printed_can_command_a_terminal(tmp_path):
    """A ledger from a stranger cannot clear the screen, rename the window or turn the writing round."""
    missing = [{"chapter": 1, "text": "\x1b]0;window\x07\u202egnp.红\x9b2J"}]
    files = [{"file": "a\x1b[31m", "sha256": ""}]
    voice = {"engine": "edge", "voice": {"name": "any"}}
    ledger = {**voice, "tracks": [], "missing": missing, "unfinished": [], "files": files}
    (tmp_path / "book.json").write_text(json.dumps(ledger), "utf-8")
    ran = tingshu("verify", tmp_path)
    as_json = tingshu("verify", tmp_path, "--json")

    assert ran.stdout.decode().splitlines()[1:] == [
        "chapter 1: could not be spoken: �]0;window��gnp.红�2J",
        "a�[31m is not there",
    ]
    assert (ran.returncode, b"\x1b" in as_json.stdout) == (6, False)
    assert json.loads(as_json.stdout)["gaps"][1]["problem"].endswith(missing[0]["text"])
