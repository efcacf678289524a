"""The CUE sheet for the MP3 of the whole book."""

import re
from dataclasses import replace

import pytest

from tingshu.writers import write_cue


def test_each_chapter_is_a_track_at_its_time(audiobook, tmp_path):
    """Times are minutes, seconds and 75ths, minutes beyond 59; names and titles are on one line, in quotation marks."""
    path = tmp_path / "sheet.cue"
    write_cue(audiobook, path)
    sheet = path.read_text("utf-8")

    assert re.findall(r'^(PERFORMER|TITLE|FILE) "(.*)"', sheet, re.MULTILINE) == [
        ("PERFORMER", "林 某"),
        ("TITLE", "桥 | 河 [上]"),
        ("FILE", "桥 河 [上].mp3"),
    ]
    assert re.findall(r"  TRACK (\d\d) AUDIO\n    TITLE \"(.*)\"\n    INDEX 01 (\S+)\n", sheet) == [
        ("01", "第一章 水， 与桥", "00:00:00"),
        ("02", "#2 <下>", "01:01:37"),
    ]


def test_the_rounding_of_one_chapter_does_not_reach_the_next(audiobook, tmp_path):
    """Chapters of 1,007 ms, which is 75.525 frames: the hundredth begins within half a frame of where it does."""
    tracks = tuple(replace(audiobook.tracks[0], number=number, duration_ms=1007) for number in range(1, 101))
    write_cue(replace(audiobook, tracks=tracks), tmp_path / "sheet.cue")
    *_, last = re.findall(r"INDEX 01 (\d+):(\d+):(\d+)", (tmp_path / "sheet.cue").read_text("utf-8"))
    minutes, seconds, frames = map(int, last)

    assert (minutes * 60 + seconds + frames / 75) * 1000 == pytest.approx(99 * 1007, abs=1000 / 75 / 2)
