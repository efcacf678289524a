"""``tingshu cache``."""

import json

import pytest
from click.testing import CliRunner

from engines_gone_wrong import tone
from tingshu.cli import door, run
from tingshu.engines import ClipStore
from tingshu.layout import clip_store


@pytest.fixture
def store():
    """The user's own store, with three clips in it."""
    store = ClipStore(clip_store())
    for number in range(3):
        store.write(f"{number:064x}", tone("存"))
    return store


def test_it_shows_the_place_the_number_and_the_size(store):
    """And leaves everything where it is."""
    size = store.size()
    said = CliRunner().invoke(door, ["cache", "--json"])

    assert json.loads(said.output) == {
        "folder": str(clip_store()), "clips": 3, "bytes": size.bytes, "cleared": False,
    }  # fmt: skip
    assert store.size() == size


def test_clearing_says_what_is_gone(store):
    """And it is gone."""
    said = CliRunner().invoke(door, ["cache", "--clear"])

    assert (said.exit_code, said.output.startswith("3 clips, 0.0 MB, removed from")) == (0, True)
    assert store.size().clips == 0


def test_an_empty_store_is_no_error():
    """Nobody has to make a book first."""
    assert CliRunner().invoke(door, ["cache"]).output.startswith("0 clips, 0.0 MB, in")


def test_a_place_that_is_no_folder_is_named(tmp_path, monkeypatch, capsys):
    """With the way out, and no traceback."""
    (tmp_path / "clips").write_text("")
    monkeypatch.setenv("TINGSHU_CACHE", str(tmp_path))

    assert (run(["cache"]), "TINGSHU_CACHE" in capsys.readouterr().err) == (2, True)
