"""Titles as names: whatever stands in them, a file can be called so."""

import unicodedata

import pytest
from hypothesis import given, strategies as st

from tingshu.names import LONGEST_STEM_BYTES, safe_name, track_stem

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
