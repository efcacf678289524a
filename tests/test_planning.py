"""A source becomes a book by way of every setting that concerns its text."""

from tingshu.model import Role
from tingshu.planning import plan, voiced_for
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
