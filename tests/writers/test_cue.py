"""The CUE sheet for the MP3 of the whole book."""

import re

from tingshu.writers import write_cue


def test_each_chapter_is_a_track_at_its_time(audiobook, tmp_path):
    """Times are minutes, seconds and 75ths, minutes beyond 59; names and titles are on one line, in quotation marks."""
    write_cue(audiobook, tmp_path)
    (path,) = tmp_path.rglob("*.cue")
    sheet = path.read_text("utf-8")

    assert path.stem == "桥 河 [上]"
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
    """61,499 ms are 61 seconds and 37.4 frames."""
    write_cue(audiobook, tmp_path)

    assert abs((61 + 37 / 75) * 1000 - 61_499) <= 1000 / 75 / 2
