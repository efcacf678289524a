"""The book folder and the user's cache."""

import stat

import pytest

from tingshu.errors import FolderError
from tingshu.layout import book_folder, cache_folder


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
