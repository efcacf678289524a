"""Files that are whole or not there."""

import pytest

from tingshu.files import make_folder, write_text, written_aside


def test_a_file_is_whole_or_not_there(tmp_path):
    """An error while writing leaves the old file as it was, and nothing beside it."""
    path = tmp_path / "book.json"
    write_text(path, "old")
    with pytest.raises(UnicodeEncodeError), written_aside(path) as aside:
        aside.write_text("half \ud800", "utf-8")

    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_may_be_a_thousand_deep(tmp_path):
    """However long a path somebody gives, its folders are made one after another; those that are there stay."""
    (tmp_path / "d").mkdir()
    folder = make_folder(tmp_path.joinpath(*["d"] * 1500))

    made = folder.is_dir() and make_folder(folder) == folder
    for each in (folder, *folder.parents[: len(folder.parts) - len(tmp_path.parts) - 1]):
        each.rmdir()  # one by one: what tidies up behind the tests is not made for such depths

    assert made
    assert list(tmp_path.iterdir()) == []
