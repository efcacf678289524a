"""Names, folders and files that are whole or not there."""

import stat
import unicodedata

import pytest
from hypothesis import given, strategies as st

from tingshu.errors import FolderError
from tingshu.layout import (
    LONGEST_STEM_BYTES,
    book_folder,
    cache_folder,
    make_folder,
    safe_name,
    track_stem,
    write_text,
    written_aside,
)

DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in "123456789")}


@given(st.text(max_size=400))
def test_any_title_becomes_a_name_that_every_file_system_takes(title):
    """Whatever a title holds, its file name is one path part, short enough, and not a device."""
    name = safe_name(title)

    assert name
    assert len(name.encode("utf-8")) <= LONGEST_STEM_BYTES
    assert not set(name) & set('<>:"/\\|?*')
    assert name not in {".", ".."}
    assert name == name.strip(" .")
    assert name.split(".")[0].upper() not in DEVICES
    assert all(unicodedata.category(character) not in {"Cc", "Cf", "Cs"} for character in name)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("第一回 甄士隐梦幻识通灵", "第一回 甄士隐梦幻识通灵"),
        ("a/b\\c:d*e?f", "abcdef"),
        ("../../etc/passwd", "etcpasswd"),
        ("con", "con_"),
        ("行一\n行二\t行三", "行一 行二 行三"),
        ("\u202e倒写\u200b", "倒写"),
        ("...", "untitled"),
        ("", "untitled"),
        ("书" * 100, "书" * 60),
    ],
)
def test_what_a_title_keeps(title, name):
    """A name stays as close to its title as file systems allow."""
    assert safe_name(title) == name


def test_tracks_sort_by_name_in_the_order_of_the_book():
    """A player that sorts by file name plays the chapters in order, also past the thousandth."""
    stems = [track_stem(number, 1200, f"第{number}章") for number in range(1, 1201)]

    assert stems == sorted(stems)
    assert stems[0] == "0001 第1章"


def test_a_track_without_a_title_still_has_a_name():
    """Text before the first heading gets a file like every other chapter."""
    assert track_stem(1, 4, "") == "001 untitled"


def test_a_file_is_whole_or_not_there(tmp_path):
    """An error while writing leaves the old file as it was, and nothing beside it."""
    path = tmp_path / "book.json"
    write_text(path, "old")
    with pytest.raises(UnicodeEncodeError), written_aside(path) as aside:
        aside.write_text("half \ud800", "utf-8")

    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


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


def test_a_folder_may_be_a_thousand_deep(tmp_path):
    """However long a path somebody gives, its folders are made one after another; those that are there stay."""
    (tmp_path / "d").mkdir()
    folder = make_folder(tmp_path.joinpath(*["d"] * 1500))

    made = folder.is_dir() and make_folder(folder) == folder
    for each in (folder, *folder.parents[: len(folder.parts) - len(tmp_path.parts) - 1]):
        each.rmdir()  # one by one: what tidies up behind the tests is not made for such depths

    assert made
    assert list(tmp_path.iterdir()) == []


def test_the_cache_folder_follows_its_variable(tmp_path, monkeypatch):
    """TINGSHU_CACHE decides where kept clips live."""
    monkeypatch.setenv("TINGSHU_CACHE", str(tmp_path))

    assert cache_folder() == tmp_path
