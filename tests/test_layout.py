"""The book folder and the user's cache."""

import stat

import pytest

from tingshu.errors import FolderError
from tingshu.layout import book_folder, cache_folder, folder_lock, sweep_book


def test_a_folder_that_is_a_file_is_refused_with_a_way_out(tmp_path):
    """The message names the folder and the option that helps."""
    (tmp_path / "output").write_text("in the way", "utf-8")
    with pytest.raises(FolderError, match="-o"):
        book_folder(tmp_path / "output", "书")


def test_a_book_folder_that_links_elsewhere_is_refused(tmp_path):
    """Nothing is written outside the output folder, whatever stands there already."""
    outside = tmp_path / "outside"
    outside.mkdir()
    output = tmp_path / "output"
    output.mkdir()
    (output / "书").symlink_to(outside, target_is_directory=True)
    with pytest.raises(FolderError, match="link"):
        book_folder(output, "书")

    assert list(outside.iterdir()) == []


def test_a_book_folder_can_be_used_again(tmp_path):
    """A second run writes into the folder of the first, and the write test leaves no trace."""
    first = book_folder(tmp_path, "书")

    assert book_folder(tmp_path, "书") == first
    assert list(first.iterdir()) == []
    assert stat.S_ISDIR(first.stat().st_mode)


def test_the_cache_folder_follows_its_variable(tmp_path, monkeypatch):
    """TINGSHU_CACHE decides where kept clips live."""
    monkeypatch.setenv("TINGSHU_CACHE", str(tmp_path))

    assert cache_folder() == tmp_path


@pytest.mark.parametrize("name", [".tingshu", "whole book", "another"])
def test_a_link_inside_of_a_book_folder_is_not_followed(tmp_path, name):
    """A folder from a stranger cannot have files of somebody else written over or removed."""
    outside, book = tmp_path / "outside", tmp_path / "output" / "书"
    outside.mkdir()
    book.mkdir(parents=True)
    (book / name).symlink_to(outside, target_is_directory=True)
    with pytest.raises(FolderError, match="link that leads out"):
        book_folder(tmp_path / "output", "书")


def test_what_is_in_the_place_of_a_lock_is_left_alone(tmp_path):
    """A link is not written through, and a folder is no lock: both end in a sentence."""
    (tmp_path / "precious").write_text("mine", "utf-8")
    (tmp_path / ".lock").symlink_to(tmp_path / "precious")
    with pytest.raises(FolderError, match=r"Cannot write .*\.lock"), folder_lock(tmp_path):
        pass
    (tmp_path / ".lock").unlink()
    (tmp_path / ".lock").mkdir()
    with pytest.raises(FolderError, match=r"Cannot write .*\.lock"), folder_lock(tmp_path):
        pass

    assert (tmp_path / "precious").read_text("utf-8") == "mine"


def test_a_lock_has_one_holder(tmp_path):
    """The second is told so, and has it once the first has let go; nothing stays behind."""
    with folder_lock(tmp_path) as first, folder_lock(tmp_path) as second:
        held = first, second
    with folder_lock(tmp_path) as third:
        pass

    assert (held, third, list(tmp_path.iterdir())) == ((True, False), True, [])


def test_a_cache_folder_of_nobody_is_refused_with_a_way_out(monkeypatch):
    """Not a traceback, and not a folder called ``~nobody``."""
    monkeypatch.setenv("TINGSHU_CACHE", "~there-is-no-such-user/cache")
    with pytest.raises(FolderError, match="TINGSHU_CACHE"):
        cache_folder()


def test_what_a_killed_run_left_unfinished_goes(tmp_path):
    """In the book's folder and in the two inside it; what is finished stays."""
    for place in (tmp_path, tmp_path / "whole book", tmp_path / ".tingshu"):
        place.mkdir(exist_ok=True)
        (place / ".渡口.m4b.1234abcd.part").write_bytes(b"half")
        (place / "渡口.m4b").write_bytes(b"whole")
    sweep_book(tmp_path)

    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["渡口.m4b"] * 3
