"""Addresses."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading

import pytest

from tingshu.engines.edge_connection import ADDRESSES_KEPT_S, AddressBook, usable_proxy


async def test_a_name_is_looked_up_once(monkeypatch):
    """Every sentence has a connection of its own, but asks no name server again."""
    looked_up = []
    real = socket.getaddrinfo
    monkeypatch.setattr("socket.getaddrinfo", lambda *a, **k: looked_up.append(a[0]) or real(*a, **k))
    book = AddressBook()
    found = [await book.resolve("localhost", 443) for _ in range(3)]

    assert ([entry["host"] for entry in found[0]], found[1:]) == (["127.0.0.1"], found[:1] * 2)
    assert looked_up.count("localhost") == 1
    monkeypatch.setattr("tingshu.engines.edge_connection.ADDRESSES_KEPT_S", -ADDRESSES_KEPT_S)
    later = AddressBook()
    for _ in range(2):
        await later.resolve("localhost", 443)
    assert looked_up.count("localhost") == 3


async def test_a_name_that_is_not_there_is_an_error_of_the_network():
    """And is asked for again the next time."""
    book = AddressBook()
    for _ in range(2):
        with pytest.raises(OSError, match=r".+"):
            await book.resolve("no-such-host.invalid", 443)


async def test_nobody_has_to_wait_for_a_look_up(monkeypatch):
    """It goes on in its own thread, and says nothing to a loop that is closed."""
    answer = threading.Event()
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: answer.wait(60) and [])

    def give_up():
        async def main():
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(AddressBook().resolve("slow", 443), 0.05)

        asyncio.run(main())

    await asyncio.to_thread(give_up)
    (thread,) = [one for one in threading.enumerate() if one.name == "look up slow"]
    answer.set()
    await asyncio.to_thread(thread.join, 10)

    assert not thread.is_alive()


DEAF = """
import asyncio, socket, sys, time
socket.getaddrinfo = lambda *_, **__: print("asked", flush=True) or time.sleep(600)
from tingshu.cli import run
sys.exit(run(["voices", "--engine", "edge"]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_ctrl_c_is_heard_while_no_name_server_answers():
    """The look-up would take ten minutes; the program ends at once, with the exit code of an interrupt."""
    program = subprocess.Popen(
        [sys.executable, "-c", DEAF], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"LC_ALL": "C"}
    )
    program.stdout.readline()
    program.send_signal(signal.SIGINT)
    _, said = program.communicate(timeout=60)

    assert (program.returncode, b"Traceback" in said) == (130, False)


@pytest.mark.parametrize("wanted", ["proxy.example:3128", "http://proxy.example:3128"])
def test_a_proxy_may_be_written_without_its_scheme(wanted):
    """As every other program takes it."""
    assert usable_proxy(wanted) == "http://proxy.example:3128"
