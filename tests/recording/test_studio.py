"""Chapters are made side by side, and a stop leaves nothing half begun."""

import asyncio
import gc
import sys
import threading
import warnings

import pytest

from tingshu.events import TrackFinished
from tingshu.pipeline import narrate
from tingshu.planning import plan
from tingshu.settings import Settings


def test_a_stop_while_chapters_wait_for_their_turn_is_quiet(tmp_path):
    """More chapters than are made at once: Python has nothing to say about those that were never begun."""
    source = tmp_path / "渡口.md"
    source.write_text("".join(f"## 第{number}章\n\n天亮了。\n\n" for number in range(1, 40)), "utf-8")
    settings = Settings(output=tmp_path / "books", engine="espeak")

    async def stopped():
        listen = lambda event: run.cancel() if isinstance(event, TrackFinished) else None  # noqa: E731
        run = asyncio.create_task(narrate(plan(str(source), settings), settings, listen))
        with pytest.raises(asyncio.CancelledError):
            await run

    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        asyncio.run(stopped())
        gc.collect()

    assert [str(warning.message) for warning in said] == []


def test_a_stop_does_not_wait_for_the_rest_of_a_long_book(tmp_path, monkeypatch):
    """Settling what is said for ten thousand sentences ends with the sentence at hand."""
    source = tmp_path / "渡口.txt"
    source.write_text("\n".join(f"第{number}天，天亮了。" for number in range(10_000)), "utf-8")
    settings = Settings(output=tmp_path / "books", engine="espeak")
    book, said = plan(str(source), settings), []

    async def stopped():
        loop, run = asyncio.get_running_loop(), asyncio.current_task()

        heard = threading.Event()

        def cancel(turns=10):  # of the loop, in which what waits for the thread hears of it
            run.cancel()
            loop.call_soon(cancel, turns - 1) if turns else heard.set()

        def saying(_, text):
            said.append(text)
            loop.call_soon_threadsafe(cancel)
            heard.wait(60)
            return text

        monkeypatch.setattr(sys.modules["tingshu.text.spoken.sayer"].Sayer, "_with_figures", saying)
        await narrate(book, settings, lambda _: None)

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(stopped())

    assert len(said) == 1
