"""Cleaning takes out what a rule names, writes it down, and loses nothing."""

from pathlib import Path

from hypothesis import given, settings, strategies as st
from manuscripts import blocks

from tingshu.model import Block, Heading, Paragraph, Removal
from tingshu.text.cleaning import SCENE_BREAK, Passage, Rules, clean, read_rules

RULES = """
[[rule]]
name = "greeting"
stands = "line"
pattern = '你好.*'

[[rule]]
name = "list"
stands = "rest"
pattern = '他说'

[[replace]]
name = "every sky"
text = "天"
with = "青天"

[[replace]]
name = "no doubled characters"
pattern = '(\\w)\\1'
with = '\\1'
"""


def rules(folder: Path) -> Rules:
    """Return rules that find something to do in most texts."""
    (folder / "rules.toml").write_text(RULES, "utf-8")
    return read_rules(folder / "rules.toml")


def interleaved(passage: Passage) -> str:
    """Put what was kept and what was cut together again, in the order of the source."""
    text, place, whole = iter(passage.text), 0, []
    for cut in passage.cuts:
        whole += [next(text) for _ in range(cut.start - place)]
        whole.append(passage.source[cut.start : cut.end])
        assert "".join(next(text) for _ in cut.put) == cut.put
        place = cut.end
    return "".join((*whole, *text))


@given(blocks, st.booleans())
@settings(deadline=None)  # the first text waits until our rules are compiled
def test_kept_and_removed_interleave_to_the_input(tmp_path_factory, manuscript: list[Block], own_rules: bool):  # noqa: FBT001 - drawn
    """For any input and any rules every character is kept or listed, once, in order; nothing else is changed."""
    cleaned = clean(manuscript, rules=rules(tmp_path_factory.mktemp("rules")) if own_rules else None)

    assert [interleaved(passage) for passage in cleaned.passages] == [block.text for block in manuscript]
    assert all(cut.rule for passage in cleaned.passages for cut in passage.cuts)


@given(blocks)
@settings(deadline=None)
def test_what_is_left_can_be_said(manuscript: list[Block]):
    """Every passage that is left has something to say or is empty."""
    for passage in clean(manuscript).passages:
        assert passage.text == "" or any(character.isalnum() for character in passage.text)


@given(blocks)
@settings(max_examples=50, deadline=None)
def test_what_is_left_holds_no_watermark(manuscript: list[Block]):
    """Cleaning goes on until it finds none: a second time there is none to find."""
    left = [Paragraph(passage.text) for passage in clean(manuscript).passages if not passage.level]

    assert [removal for removal in clean(left).removals if removal.rule == "watermark"] == []


def test_removals_are_counted_by_rule_and_text_in_order_of_appearance():
    """The same text taken twice by one rule is one removal with a count."""
    cleaned = clean([Paragraph("***"), Paragraph("天亮了。"), Paragraph("？？"), Paragraph("***")])

    assert cleaned.removals == (Removal(SCENE_BREAK, "***", 2), Removal("symbols", "？？", 1))


def test_removals_show_where_they_were():
    """Up to three places, each with what is around it; beyond a paragraph's edge stands a sign for it."""
    lines = [f"{number}号的信到了，门没有关（本章完）他走进去了。" for number in range(5)]
    inside, alone = clean(map(Paragraph, [*lines, "字号：大 中 小"])).removals

    assert inside.contexts == tuple(f"{number}号的信到了，门没有关【（本章完）】他走进去了。" for number in range(3))
    assert (inside.count, alone.contexts) == (5, ("（本章完）他走进去了。¶【字号：大 中 小】",))


def test_a_format_heading_that_is_the_watermark_is_the_title_and_stays():
    """Where the phrase stands as the article's own headline, it is the author's."""
    lines = [
        f"{text}灯火通明的夜晚"
        for text in ("一个人走在路上。", "他走得很慢，像是在等谁。", "路很长，也很直……", "天快要亮了吧，前面有光？")
    ]

    cleaned = clean([Heading("灯火通明的夜晚", 1), *map(Paragraph, lines)])

    assert [passage.text for passage in cleaned.passages][:2] == ["灯火通明的夜晚", "一个人走在路上。"]
    assert cleaned.removals == (Removal("watermark", "灯火通明的夜晚", 4),)


def test_the_book_s_known_title_on_lines_of_its_own_is_the_page_s():
    """In prose it is printed between paragraphs; without being known, and in a poem, it may be a refrain."""
    prose = [
        f"第{number}年的冬天特别长，河面冻了三个月，孩子们在冰上走着去上学，回来时天都黑了。" for number in range(15)
    ]
    lines = [line for number, text in enumerate(prose) for line in ((text, "河边的日子") if number % 3 else (text,))]
    verses = ["雪落在瓦上", "我在路上走", "河边的日子"] * 6

    named = clean(map(Paragraph, lines), title="河边的日子")

    assert [passage.text for passage in named.passages if passage.text] == prose
    assert (named.removals, named.title) == ((Removal("watermark", "河边的日子", 10),), "")
    assert clean(map(Paragraph, lines)).removals == ()
    assert clean(map(Paragraph, verses), title="河边的日子").removals == ()


def test_replacements_see_the_text_without_the_page_s_words(tmp_path: Path):
    """A rule of the person's works on what preview shows, and its own insertions are no removals."""
    cleaned = clean([Paragraph("天天亮。（本章完）"), Paragraph("你好，再见")], rules=rules(tmp_path))

    assert [passage.text for passage in cleaned.passages] == ["青天青天亮。", ""]
    assert cleaned.removals == (
        Removal("every sky", "天", 2),
        Removal("chapter end", "（本章完）", 1),
        Removal("greeting", "你好，再见", 1),
    )


def test_a_rule_that_runs_wild_is_named_and_changes_nothing(tmp_path: Path):
    """One paragraph on which it hangs undoes it everywhere; the other rules are applied."""
    (tmp_path / "rules.toml").write_text(
        """
[[replace]]
name = "wild"
pattern = '(\\w|\\w\\w)+$'
with = "!"
[[replace]]
name = "tame"
text = "门"
""",
        "utf-8",
    )

    cleaned = clean([Paragraph("开门"), Paragraph("天地" * 40 + "！门")], rules=read_rules(tmp_path / "rules.toml"))

    assert [passage.text for passage in cleaned.passages] == ["开", "天地" * 40 + "！"]
    assert cleaned.notices == ("The rule 'wild' takes too long on this text and was not applied; mend or remove it",)
