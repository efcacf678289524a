"""The worker process: what it says when it cannot begin, and that it is never out of step."""

import asyncio
import json
from pathlib import Path

import espeakng_loader
import pytest

from tingshu.engines import espeak_process
from tingshu.engines.espeak_data import espeak_data
from tingshu.engines.espeak_process import EspeakProcess
from tingshu.errors import ServiceError

REQUEST = json.dumps({"voice": "cmn", "rate": 190, "pitch": 50, "volume": 50, "text": "船来了。"}).encode()


async def test_a_worker_given_up_while_it_starts_is_never_out_of_step(monkeypatch):
    """Whoever asked leaves before its first word: the next request is answered by another, with its own answer."""
    with espeak_data() as data:
        async with EspeakProcess(espeakng_loader.get_library_path(), data) as process:
            whole = await process.ask(REQUEST, "船来了。")
            await process._end()  # noqa: SLF001  (as when it dies between two sentences)
            starting = asyncio.Event()
            first_word = espeak_process._first_word  # noqa: SLF001  (the moment that is looked for)

            async def hears_nothing(_):
                starting.set()
                await asyncio.Event().wait()

            monkeypatch.setattr(espeak_process, "_first_word", hears_nothing)
            asking = asyncio.create_task(process.ask(REQUEST, "船来了。"))
            await starting.wait()
            left = process._process  # noqa: SLF001  (as above)
            asking.cancel()
            await asyncio.wait([asking])
            monkeypatch.setattr(espeak_process, "_first_word", first_word)

            assert (asking.cancelled(), left.returncode is None) == (True, False)
            assert await process.ask(REQUEST, "船来了。") == whole


@pytest.mark.parametrize("library", ["no such library", __file__])
async def test_a_library_that_cannot_be_loaded_is_named(library, tmp_path):
    """The reason comes from the worker, the way out from us."""
    with pytest.raises(ServiceError) as caught:
        async with EspeakProcess(library, tmp_path):
            pass

    assert (Path(library).name in caught.value.problem, "espeakng-loader" in caught.value.way_out) == (True, True)


async def test_a_folder_without_data_is_named(tmp_path):
    """espeak-ng would end the whole program over that; here it is an error with its folder."""
    with pytest.raises(ServiceError) as caught:
        async with EspeakProcess(espeakng_loader.get_library_path(), tmp_path):
            pass

    assert str(tmp_path) in caught.value.problem


async def test_an_interpreter_that_cannot_be_run_is_named(tmp_path, monkeypatch):
    """As when Python was uninstalled under a running program."""
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))

    with pytest.raises(ServiceError, match="cannot start"):
        async with EspeakProcess(espeakng_loader.get_library_path(), tmp_path):
            pass


async def test_a_process_that_ends_at_once_is_no_mystery(tmp_path, monkeypatch):
    """As when the worker's file is gone."""
    monkeypatch.setattr("tingshu.engines.espeak_worker.__file__", str(tmp_path / "worker.py"))

    with pytest.raises(ServiceError, match="ended at once"):
        async with EspeakProcess(espeakng_loader.get_library_path(), tmp_path):
            pass
