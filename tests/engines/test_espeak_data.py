"""The data folder of the embedded voice."""

import asyncio
import os
import stat
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from tingshu.engines import espeak_data as data
from tingshu.engines.espeak import EspeakEngine
from tingshu.errors import ServiceError
from tingshu.model import Voice

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions and path lengths are POSIX's")


def files(folder):
    """Return every file below a folder by its path in it, but what another process is writing at this moment."""
    found = (path for path in folder.rglob("*") if path.suffix != ".part" and path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def prepared():
    """Prepare the data once and return where it stands and what it holds."""
    with data.espeak_data() as folder:
        return folder, files(folder)


def test_the_data_is_kept_in_the_cache(tmp_path):
    """It is prepared once, and the second time not a file is written."""
    folder, first = prepared()
    times = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    again, second = prepared()

    assert folder.is_relative_to(tmp_path / "cache")
    assert (again, second) == (folder, first)
    assert times == {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert sum(map(len, first.values())) < 3_500_000


@pytest.mark.parametrize("name", ["phondata", "cmn_dict", "voices/!v/f2"])
def test_a_damaged_file_is_mended(name):
    """A cut, changed or missing file is put right by the next start."""
    folder, whole = prepared()
    (folder / name).write_bytes(whole[name][:100])
    assert prepared()[1] == whole
    (folder / name).unlink()

    assert prepared()[1] == whole


def test_several_processes_may_start_at_once():
    """Whoever comes first or last, each finds the whole folder."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        found = [job.result() for job in [pool.submit(prepared) for _ in range(4)]]

    assert all(one == found[0] for one in found)
    assert list(found[0][0].rglob("*.part")) == []


@posix
def test_the_data_is_the_users_alone():
    """Nobody else may read or replace it."""
    folder, _ = prepared()

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_file()} == {0o600}


async def data_in_use():
    """Let the embedded voice say something and return the folder of its data."""
    async with EspeakEngine().open() as speaker:
        await speaker.speak("路很长。", Voice("espeak", "cmn"))
        return Path(speaker._workers._workers[0]._arguments[1])  # noqa: SLF001  (nobody else needs to know it)


@posix
@pytest.mark.parametrize(("length", "kept"), [(159, True), (160, False), (300, False)])
def test_a_long_cache_path_does_not_silence_the_voice(tmp_path, monkeypatch, length, kept):
    """espeak-ng takes 159 bytes; beyond that its data stands in a temporary folder, and is gone afterwards."""
    name = Path(f"espeak-{data.data_version()}")
    stem = tmp_path / "c"
    monkeypatch.setenv("TINGSHU_CACHE", str(stem) + "x" * (length - len(os.fsencode(str(stem / name)))))

    folder = asyncio.run(data_in_use())

    assert (folder.is_relative_to(tmp_path), folder.exists()) == (kept, kept)


async def test_a_chinese_cache_path_is_no_hindrance(tmp_path, monkeypatch):
    """On POSIX the data is read where it stands; on Windows it moves to the temporary folder."""
    monkeypatch.setenv("TINGSHU_CACHE", str(tmp_path / "听书缓存"))

    async with EspeakEngine().open() as speaker:
        assert (await speaker.speak("你好。", Voice("espeak", "cmn"))).marks


def test_a_cache_that_cannot_be_written_is_no_hindrance(tmp_path, monkeypatch):
    """Where the cache should be stands a file."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("TINGSHU_CACHE", str(tmp_path / "file"))

    with data.espeak_data() as folder:
        assert (folder / "cmn_dict").stat().st_size > 1_000_000

    assert not folder.exists()


@posix
def test_with_no_place_at_all_the_way_out_is_named(tmp_path, monkeypatch):
    """Neither the cache nor the temporary folder will do."""
    deep = tmp_path / ("深" * 60)
    deep.mkdir()
    monkeypatch.setenv("TINGSHU_CACHE", str(deep))
    monkeypatch.setattr(tempfile, "tempdir", str(deep))

    with pytest.raises(ServiceError, match="TINGSHU_CACHE"), data.espeak_data():
        pass


def test_a_steadied_voice_is_the_voice_without_its_whims():
    """Nothing but flutter, roughness, breath and echo goes, and bytes of no encoding stay as they are."""
    kept = b"language variant\nname female\n//\xca\xc0\npitch 1 2\n"
    voice = kept + b"flutter 8\n\nbreath 0 2\nbreathw 1 2\n echo 1 2\nroughness 3\n"

    assert data.steadied(voice) == kept + b"flutter 0\nroughness 8\n"
