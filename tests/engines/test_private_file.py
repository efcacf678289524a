"""Files that are whole and the user's own."""

import stat
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tingshu.engines.private_file import write_private


def test_a_file_and_its_folders_are_the_users_alone(tmp_path):
    """Every folder that had to be made is 0700, the file 0600."""
    path = tmp_path / "a" / "b" / "c"
    write_private(path, b"1")

    modes = [stat.S_IMODE(place.stat().st_mode) for place in (path.parent.parent, path.parent, path)]
    assert path.read_bytes() == b"1"
    assert modes == [0o700, 0o700, 0o600] or sys.platform == "win32"


def test_many_writers_leave_one_whole_file(tmp_path):
    """Somebody's bytes stand there, all of them, and nothing beside them."""
    contents = [bytes([number]) * 100_000 for number in range(16)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda content: write_private(tmp_path / "x" / "file", content), contents))

    assert [path.name for path in (tmp_path / "x").iterdir()] == ["file"]
    assert (tmp_path / "x" / "file").read_bytes() in contents


def test_a_failed_write_leaves_what_was_there(tmp_path):
    """And no litter."""
    write_private(tmp_path / "file", b"old")

    with pytest.raises(TypeError):
        write_private(tmp_path / "file", "no bytes")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("file", b"old")]
