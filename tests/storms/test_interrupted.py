"""Ctrl-C in every state in which the program can only wait."""

import math
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from edge_service import faults

pytestmark = [pytest.mark.storm, pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")]

TESTS = Path(__file__).parents[1]
TEXT = "".join(f"第{number}天亮了，船还没有来。\n" for number in range(300))


def paused(service):
    """Everybody is told to come back in five minutes."""
    service.faults.refuse(429, {"Retry-After": "300"}, times=math.inf)


def hanging(service):
    """Every answer stops in the middle."""
    service.faults.spoil(faults.hanging, times=math.inf)


def at_the_door(service):
    """No connection is ever taken."""
    service.pace = type(service.pace)(connect_s=3600)


def dropping(service):
    """Every answer is dropped, so that all wait for their next attempt, and the service is in doubt."""
    service.faults.spoil(faults.dropped_at_once, times=math.inf)


@pytest.mark.parametrize("state", [paused, hanging, at_the_door, dropping])
def test_ctrl_c_is_heard(edge_service, tmp_path, state):
    """It ends soon, with 130 and a sentence that says how to go on; no traceback, no half file."""
    (tmp_path / "book.txt").write_text(TEXT, "utf-8")
    edge_service.pace = type(edge_service.pace)(first_byte_s=0.3)
    program = subprocess.Popen(
        [sys.executable, "-m", "edge_service.tingshu", "make", "book.txt", "--engine", "edge"],
        cwd=tmp_path,
        env=os.environ | edge_service.environment(tmp_path) | {"PYTHONPATH": str(TESTS)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    begun = next((line for line in program.stdout if "voice:" in line), "")  # the list has come, speech is next
    state(edge_service)
    time.sleep(1)  # there is nothing to wait for: the state is that nothing happens
    started = time.monotonic()
    program.send_signal(signal.SIGINT)
    _, said = program.communicate(timeout=30)

    assert begun, said
    assert (program.returncode, "Traceback" in said, "again" in said) == (130, False, True)
    assert time.monotonic() - started < 2 * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
    assert list((tmp_path / "output").rglob("*.part")) == []
