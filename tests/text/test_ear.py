"""A rule for the ear changes what is heard, and nothing that is shown."""

from pathlib import Path

from tingshu.model import Book, Manuscript, Paragraph
from tingshu.text import compose, survey
from tingshu.text.cleaning import read_rules


def heard(folder: Path, table: str, *lines: str) -> Book:
    """Return the book of these lines with one rule for the ear."""
    (folder / "rules.toml").write_text(f"[[replace]]\nname = 'x'\nonly = 'ear'\n{table}", "utf-8")
    return compose(
        survey(Manuscript("", "", "zh", tuple(map(Paragraph, lines))), rules=read_rules(folder / "rules.toml"))
    )


def test_the_text_stays_as_it_is(tmp_path: Path):
    """Two fields, two contents, and no removal."""
    book = heard(tmp_path, "text = '咳咳'\nwith = '颗颗'", "他咳咳两声，走了。", "没有人说话。")

    assert [(s.text, s.spoken) for s in book.chapters[0].sentences] == [
        ("他咳咳两声，走了。", "他颗颗两声，走了。"),
        ("没有人说话。", "没有人说话。"),
    ]
    assert (book.removals, book.notices) == ((), ())


def test_a_sentence_of_which_nothing_is_left_is_said_as_it_was(tmp_path: Path):
    """A sentence that is not heard would be a gap in the book."""
    book = heard(tmp_path, "pattern = '.*'", "他咳咳两声，走了。")

    assert book.chapters[0].sentences[0].spoken == "他咳咳两声，走了。"
    (notice,) = book.notices

    assert notice == (
        "The rule 'x' was not applied to 1 sentences, of which it leaves nothing to say or more than 300 characters;"
        " the first is “他咳咳两声，走了。”"
    )


def test_a_sentence_that_grows_too_long_is_said_as_it_was(tmp_path: Path):
    """A service would cut it."""
    book = heard(tmp_path, f"text = '走'\nwith = '{'走' * 301}'", "他走了。")

    assert book.chapters[0].sentences[0].spoken == "他走了。"
    assert len(book.notices) == 1


def test_a_rule_that_runs_wild_is_named_and_changes_nothing(tmp_path: Path):
    """What is said stays what was written."""
    line = "天地" * 40 + "！"
    book = heard(tmp_path, r"pattern = '(\w|\w\w)+$'", line)

    assert book.chapters[0].sentences[0].spoken == line
    assert book.notices == ("The rule 'x' takes too long on this text and was not applied; mend or remove it",)
