"""The worker process: what it says when it cannot begin."""

from pathlib import Path

import espeakng_loader
import pytest

from tingshu.engines.espeak_process import EspeakProcess
from tingshu.errors import ServiceError


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
