"""The folder of kept clips: bounded, shared, and never damaged."""

import asyncio
import hashlib
import os
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from engines_gone_wrong import Good, engine_of, tone
from tingshu.engines.clip_file import packed
from tingshu.engines.kept import KeptSpeaker
from tingshu.engines.store import FORGOTTEN_AFTER_S, PARTS, SWEEP_EVERY, ClipStore, StoreSize
from tingshu.model import Clip, Voice

VOICE = Voice("tone", "tone")
LARGE = Clip(bytes(10_000))
LARGE_BYTES = len(packed("00" * 32, LARGE))


def keys(count, part="00"):
    """Return keys of one part of the store, in no order, of which every sixteenth write is followed by a sweep."""
    return [part + hashlib.sha256(str(number).encode()).hexdigest()[2:] for number in range(count)]


def aged(store, key, seconds):
    """Let the clip of ``key`` have been used ``seconds`` ago."""
    moment = time.time() - seconds
    os.utime(store.place(key), (moment, moment))


def swept(store, part="00"):
    """Write one more clip to a part, of those whose writer looks after it."""
    store.write(part + "00" * 31, tone("扫"))


def test_a_clip_lies_in_the_part_of_the_store_that_its_key_names(tmp_path):
    """A hundred thousand clips are 256 folders of four hundred, neither one of all nor one for each."""
    ClipStore(tmp_path).write("abcdef", LARGE)

    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()] == ["ab/abcdef"]


def test_it_stays_within_its_limit(tmp_path):
    """However many clips are written to a part, it comes to hold its share, and what was written last is there."""
    store = ClipStore(tmp_path, PARTS * 10 * LARGE_BYTES)
    for age, key in enumerate(written := keys(400)):
        store.write(key, LARGE)
        aged(store, key, 1000 - age)

    assert 10 <= store.size().clips <= 10 + 8 * SWEEP_EVERY
    assert store.read(written[-1]) == LARGE
    swept(store)
    assert store.size().bytes <= 10 * LARGE_BYTES


def test_what_was_used_least_recently_goes_first(tmp_path):
    """Reading is using: the oldest clip stays if somebody has just heard it."""
    store = ClipStore(tmp_path, PARTS * (3 * LARGE_BYTES + LARGE_BYTES // 2))
    old, older, oldest, new = written = [key for key in keys(99) if int(key[4:8], 16) % SWEEP_EVERY][:4]
    for age, key in enumerate(written):
        store.write(key, LARGE)
        aged(store, key, 100 * age if key is not new else 0)
    store.read(oldest)
    swept(store)

    assert [store.read(key) for key in (oldest, old, older)] == [LARGE, LARGE, None]


def test_a_sweep_touches_one_part_alone(tmp_path):
    """Which is why it is cheap; the others are looked after by who writes there."""
    store = ClipStore(tmp_path, PARTS)
    quiet = [key for key in keys(99, "ff") if int(key[4:8], 16) % SWEEP_EVERY][:5]
    for key in quiet:
        store.write(key, LARGE)
    swept(store)

    assert [store.read(key) for key in quiet] == [LARGE] * 5


def test_what_the_dead_left_is_removed_after_a_day(tmp_path):
    """And what somebody may be writing at this moment is not."""
    store = ClipStore(tmp_path)
    swept(store)
    left, fresh = tmp_path / "00" / ".x.part", tmp_path / "00" / ".y.part"
    for path, age in ((left, FORGOTTEN_AFTER_S + 60), (fresh, 60)):
        path.write_bytes(b"half")
        os.utime(path, (time.time() - age,) * 2)
    swept(store)

    assert (left.exists(), fresh.exists(), store.size().clips) == (False, True, 1)


def test_it_is_counted_and_cleared(tmp_path):
    """Clearing says what it removed, and leaves a store that can be used."""
    store = ClipStore(tmp_path / "store")
    empty = store.size()
    for key in keys(20):
        store.write(key, LARGE)
    held = StoreSize(20, 20 * LARGE_BYTES)

    assert (empty, store.size(), store.clear(), store.size()) == (StoreSize(0, 0), held, held, StoreSize(0, 0))
    assert not (tmp_path / "store").exists()
    store.write(keys(1)[0], LARGE)
    assert store.read(keys(1)[0]) == LARGE


def test_clearing_follows_no_link_out_of_the_store(tmp_path):
    """What a link points to is somebody else's."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "letter").write_text("dear")
    store = ClipStore(tmp_path / "store")
    store.write(keys(1)[0], LARGE)
    (tmp_path / "store" / "00" / "link").symlink_to(outside)
    store.clear()

    assert (outside / "letter").read_text() == "dear"


def test_many_may_write_sweep_and_clear_at_once(tmp_path):
    """No error, and what can be read is whole."""
    store = ClipStore(tmp_path, PARTS * 5 * LARGE_BYTES)

    def work(number):
        for key in keys(60)[number % 3 :: 3]:
            store.write(key, LARGE)
            assert store.read(key) in (LARGE, None)
        if number == 5:
            store.clear()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(16)))

    assert {store.read(key) for key in keys(60)} <= {LARGE, None}


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are POSIX's")
async def test_what_people_listen_to_is_their_own_business(tmp_path):
    """Nobody else on the computer may read the clips."""
    ClipStore(tmp_path / "store").write(keys(1)[0], LARGE)

    modes = [path.stat().st_mode & 0o077 for path in (tmp_path / "store").rglob("*")]
    assert [*modes, stat.S_IMODE((tmp_path / "store").stat().st_mode) & 0o077] == [0] * 3


FULL_DISK = """
import asyncio, resource, signal, sys
from pathlib import Path
from engines_gone_wrong import Good, engine_of
from tingshu.engines import open_speaker
from tingshu.errors import FolderError
from tingshu.model import Voice

async def main():
    async with open_speaker(engine_of(Good()), Path(sys.argv[1]), 2) as speaker:
        await speaker.speak("短。", Voice("tone", "tone"))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))
        try:
            await speaker.speak("很长很长。" * 20, Voice("tone", "tone"))
        except FolderError as error:
            print(error)
asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is POSIX's")
async def test_a_disk_that_takes_no_more_damages_nothing(tmp_path):
    """The operating system refuses to write on: a clear error, no litter, and what was kept is still there."""
    done = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", FULL_DISK, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    again = Good()
    await KeptSpeaker(again, engine_of(again), ClipStore(tmp_path)).speak("短。", VOICE)

    assert (done.returncode, done.stderr) == (0, "")
    assert ("File too large" in done.stdout, "TINGSHU_CACHE" in done.stdout) == (True, True)
    assert ([path.name for path in tmp_path.rglob(".*")], again.asked) == ([], [])
