"""The person's own search and replace does what it says."""

from pathlib import Path

import pytest

from tingshu.text.cleaning import read_rules
from tingshu.text.cleaning.passage import Cut, Passage
from tingshu.text.cleaning.replacements import replaced


def replacement(folder: Path, table: str):
    """Read one rule."""
    (folder / "rules.toml").write_text(f"[[replace]]\nname = 'x'\n{table}", "utf-8")
    return read_rules(folder / "rules.toml").book


@pytest.mark.parametrize(
    ("table", "text", "expected"),
    [
        ("text = '甲'\nwith = '乙'", "甲丙甲", "乙丙乙"),
        ("text = 'a.c'\nwith = '\\1'", "abc a.c", "abc \\1"),
        ("pattern = '(\\d+)里'\nwith = '\\1公里'", "走了3里", "走了3公里"),
        ("pattern = '(?P<a>甲)|(?P<b>乙)'\nwith = '<\\g<a>\\g<b>>'", "甲乙", "<甲><乙>"),
        ("pattern = '$'\nwith = '。'", "他走了", "他走了。"),
        ("pattern = '甲'\nwith = '\\\\'", "甲", "\\"),
        ("pattern = '(?<=。)笑'", "笑。笑", "笑。"),
    ],
)
def test_what_is_found_is_replaced(tmp_path: Path, table: str, text: str, expected: str):
    """Plain text is taken as it is; groups can be put back."""
    (actual,), wild = replaced([Passage.whole(text)], replacement(tmp_path, table))

    assert (actual.text, wild) == (expected, ())


def test_what_stays_as_it_was_is_no_cut(tmp_path: Path):
    """Replacing a thing by itself takes nothing."""
    (actual,), _ = replaced([Passage.whole("甲乙")], replacement(tmp_path, "pattern = '甲|乙'\nwith = '甲'"))

    assert actual.cuts == (Cut(1, 2, "x", "甲"),)
