"""A source becomes a book by way of every setting that concerns its text."""

from pathlib import Path

import pytest

from tingshu.errors import UsageError
from tingshu.model import Role
from tingshu.planning import chosen, plan, voiced_for
from tingshu.settings import Settings

EAR_RULE = "[[replace]]\nname = 'cough'\nonly = 'ear'\ntext = '咳咳'\nwith = '颗颗'\n"


def test_a_rule_for_the_ear_holds_also_where_dialogue_has_a_voice(tmp_path):
    """Both in speech and beside it; what is shown stays as it is."""
    source, rules = tmp_path / "渡口.txt", tmp_path / "rules.toml"
    source.write_text("“咳咳，船还没有来。”他咳咳两声，说。\n", "utf-8")
    rules.write_text(EAR_RULE, "utf-8")
    settings = Settings(rules=rules, dialogue_voice="any")

    book, _ = voiced_for("edge", plan(str(source), settings), settings)

    assert [(s.role, s.text, s.spoken) for s in book.chapters[0].sentences] == [
        (Role.DIALOGUE, "“咳咳，船还没有来。”", "“颗颗，船还没有来。”"),
        (Role.NARRATION, "他咳咳两声，说。", "他颗颗两声，说。"),
    ]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"formats": ("lrc", "ogg")}, r"no format 'ogg'.*whole-mp3"),
        ({"numbers": "roman"}, r"no way with numbers 'roman'.*asis"),
        ({"chapters": frozenset()}, "No chapter is asked for"),
        ({"lossless": True, "formats": ("m4b",)}, "AAC"),
        ({"readings": Path("missing.txt")}, r"--readings missing\.txt cannot be read"),
    ],
)
def test_what_cannot_be_asked_for_is_refused_before_anything_is_read(settings, said):
    """Also where a program makes the settings, which no command line has looked at."""
    with pytest.raises(UsageError, match=said):
        plan("no such source", Settings(**settings))


@pytest.mark.parametrize(
    ("settings", "text", "title"),
    [
        ({"title": "我的书"}, "# 渡口\n\n天亮了。\n", "我的书"),
        ({}, "# 渡口\n\n天亮了。\n", "渡口"),
        ({}, "天亮了。\n", "河"),
        ({"title": "一\n行\u202e"}, "天亮了。\n", "一 行"),
    ],
)
def test_a_title_is_the_persons_own_or_the_sources_or_the_files(settings, text, title, tmp_path):
    """In this order, and always on one line."""
    source = tmp_path / "河.md"
    source.write_text(text, "utf-8")

    assert plan(str(source), Settings(**settings)).title == title


def test_chapters_are_those_asked_for_or_all(tmp_path):
    """One that is not there is refused with how many there are."""
    source = tmp_path / "河.md"
    source.write_text("# 河\n\n## 一\n\n天亮了。\n\n## 二\n\n船来了。\n", "utf-8")
    book = plan(str(source), Settings())

    assert (chosen(book, None), chosen(book, frozenset({2}))) == ({1, 2}, {2})
    with pytest.raises(UsageError, match="There is no chapter 3: the book has 2"):
        chosen(book, frozenset({1, 3}))
