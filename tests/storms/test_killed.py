"""A run that is killed loses nothing, and the next one asks for nothing twice."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from edge_service import Pace
from tingshu.engines.edge import EdgeEngine
from tingshu.engines.kept import clip_key
from tingshu.model import Voice
from tingshu.planning import plan
from tingshu.settings import Settings

NOVEL = "\n\n".join(
    f"# 第{chapter}章 河\n\n"
    + "\n\n".join(f"第{chapter}条河里有{number}只船。水很深，{number}个人在等。" for number in range(1, 9))
    for chapter in range(1, 5)
)


class Runs:
    """The command against the stand-in, in a process that can be killed; one cache and one output folder."""

    def __init__(self, service, folder):
        self.source = folder / "河.md"
        self.source.write_text(NOVEL, "utf-8")
        self.cache, self.output = folder / "cache", folder / "books"
        self.environment = os.environ | service.environment(folder) | {
            "PYTHONPATH": str(Path(__file__).parents[1]),
            "TINGSHU_CACHE": str(self.cache),
        }  # fmt: skip

    def start(self):
        """Start one run in a process group of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "edge_service.tingshu", "make", str(self.source), "--engine", "edge",
             "-o", str(self.output)],
            env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip

    def finish(self):
        """Run to the end."""
        process = self.start()
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors.decode()

    def kill_after(self, seconds):
        """Run for some seconds, then kill without a warning."""
        process = self.start()
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()

    def kept(self, texts):
        """Return the texts whose clips stand in the store."""
        keys = {clip_key(EdgeEngine(), Voice("edge", EdgeEngine.default_voice), text): text for text in texts}
        return {keys[path.name] for path in (self.cache / "clips").rglob("*") if path.name in keys}

    def book(self):
        """Return every file of the book by name."""
        return {path.name: path.read_bytes() for path in (self.output / "河").iterdir() if path.is_file()}


@pytest.mark.parametrize("kills", [3, pytest.param(20, marks=pytest.mark.storm)])
def test_killed_runs_lose_nothing_and_ask_for_nothing_twice(kills, edge_service, tmp_path):
    """After kills at random moments a last run makes the same bytes, and no kept clip was asked for again."""
    edge_service.pace = Pace(first_byte_s=0.02)
    (tmp_path / "undisturbed").mkdir()
    undisturbed = Runs(edge_service, tmp_path / "undisturbed")
    undisturbed.finish()
    (tmp_path / "killed").mkdir()
    runs = Runs(edge_service, tmp_path / "killed")
    texts = {s.spoken for chapter in plan(str(runs.source), Settings()).chapters for s in chapter.sentences}
    moments = random.Random(kills)  # noqa: S311 - chance to be repeated, not secrets
    for _ in range(kills):
        kept = runs.kept(texts)
        edge_service.requests.clear()
        runs.kill_after(moments.uniform(0.2, 1.6))
        asked = Counter(request.text for request in edge_service.requests)

        assert kept & set(asked) == set()
        assert max(asked.values(), default=0) <= 1
        assert not [path for path in runs.output.rglob("*.mp3") if path.stat().st_size < 10_000]
    runs.finish()

    assert runs.book() == undisturbed.book()


def test_two_runs_on_one_book_are_both_right(edge_service, tmp_path):
    """The second waits for the first and then has nothing left to ask for; neither leaves its lock behind."""
    edge_service.pace = Pace(first_byte_s=0.05)
    runs = Runs(edge_service, tmp_path)
    both = [runs.start(), runs.start()]
    ends = [process.communicate(timeout=120) for process in both]
    asked = Counter(request.text for request in edge_service.requests)

    assert [process.returncode for process in both] == [0, 0], ends
    assert sum("Another run" in errors.decode() for _, errors in ends) == 1
    assert set(asked.values()) == {1}
    assert ".lock" not in runs.book()


def test_a_stop_is_quick_and_says_how_to_go_on(edge_service, tmp_path):
    """Ctrl-C ends the run within two seconds, with its own exit code, and keeps what was heard."""
    edge_service.pace = Pace(first_byte_s=0.3)
    runs = Runs(edge_service, tmp_path)
    process = runs.start()
    while not edge_service.requests:
        time.sleep(0.01)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    asked_at = time.monotonic()
    _, errors = process.communicate(timeout=20)
    took_s = time.monotonic() - asked_at

    assert process.returncode == 130
    assert "run the same command again" in errors.decode()
    assert "Traceback" not in errors.decode()
    assert took_s < 2
    assert [path.name for path in (runs.output / "河").iterdir()] == [".tingshu"]
