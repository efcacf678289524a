"""A person's file of rules is read, or refused with the name of the rule and its fault."""

from pathlib import Path

import pytest

from tingshu.errors import UsageError
from tingshu.text.cleaning import read_rules


def written(folder: Path, text: str) -> Path:
    """Write a file of rules."""
    path = folder / "my rules.toml"
    path.write_text(text, "utf-8")
    return path


def test_each_kind_of_rule_is_read_in_order(tmp_path: Path):
    """Furniture, what is changed in the book, and what only for the ear."""
    rules = read_rules(
        written(
            tmp_path,
            """
[[replace]]
name = "cough"
text = "咳咳"
with = "颗颗"
only = "ear"
[[rule]]
name = "weather"
stands = "foot"
pattern = '今日天气：.*'
takes = ["今日天气：晴"]
leaves = ["今日天气真好"]
[[replace]]
name = "old name"
pattern = '(?P<who>周)先生'
with = '\\g<who>老师'
[[replace]]
name = "gone"
text = '\\d'
""",
        )
    )

    assert [rule.name for rule in rules.furniture] == ["weather"]
    assert [(rule.name, rule.template) for rule in rules.book] == [("old name", "\\g<who>老师"), ("gone", "")]
    assert [rule.name for rule in rules.ear] == ["cough"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[[rule]\n", "cannot be read"),
        ("[rules]\n", "has a table 'rules'"),
        ("rule = 3\n", "rule is no list of tables"),
        ('rule = ["x"]\n', "rule 1 is no table"),
        ('[[rule]]\nname = "x"\nstands = "line"\n', r"rule 1 \('x'\) has no pattern"),
        ('[[rule]]\nname = "x"\nstand = "line"\n', r"rule 1 \('x'\) has a key 'stand'"),
        ('[[rule]]\nname = "x"\nstands = "line"\npattern = 3\n', "pattern is no text"),
        ('[[rule]]\nname = "x"\nstands = "top"\npattern = "y"\n', "cannot stand 'top'"),
        ('[[rule]]\nname = "x"\nstands = "line"\npattern = "("\n', r"rule 1 \('x'\): '\(' is not a pattern"),
        ('[[rule]]\nname = "x"\nstands = "line"\npattern = "y"\ntakes = ["z"]\n', "does not take its own example 'z'"),
        ('[[rule]]\nname = "x"\nstands = "line"\npattern = "y"\nleaves = ["y"]\n', "takes 'y', which it is to leave"),
        ('[[rule]]\nname = "x"\nstands = "line"\npattern = "y"\nleaves = "y"\n', "leaves is no list of texts"),
        ('[[replace]]\nname = "x"\n', "needs one of pattern and text"),
        ('[[replace]]\nname = "x"\ntext = "y"\npattern = "y"\n', "needs one of pattern and text"),
        ('[[replace]]\nname = "x"\ntext = "y"\nonly = "eye"\n', "cannot be only for 'eye'"),
        ('[[replace]]\nname = "x"\npattern = "y"\nwith = "\\\\1"\n', r"puts \\1, but its pattern has no such group"),
    ],
)
def test_a_fault_is_named_with_its_file_and_rule(tmp_path: Path, text: str, fault: str):
    """Every message says where to look and has a way out."""
    path = written(tmp_path, text)

    with pytest.raises(UsageError, match=fault) as raised:
        read_rules(path)

    assert str(path) in raised.value.problem
    assert raised.value.way_out


@pytest.mark.parametrize("data", [None, b"\xff\xfe", b"name = '\xc4\xe3'"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, data: bytes | None):
    """Missing, or not in UTF-8."""
    path = tmp_path / "rules.toml"
    if data is not None:
        path.write_bytes(data)

    with pytest.raises(UsageError, match=r"rules\.toml cannot be read"):
        read_rules(path)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path):
    """Editors on Windows write one."""
    path = tmp_path / "rules.toml"
    path.write_bytes(b'\xef\xbb\xbf[[replace]]\nname = "x"\ntext = "y"\n')

    assert [rule.name for rule in read_rules(path).book] == ["x"]
