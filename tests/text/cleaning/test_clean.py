"""Cleaning takes out what a rule names, writes it down, and loses nothing."""

from hypothesis import given
from manuscripts import blocks

from tingshu.model import Block, Heading, Paragraph, Removal
from tingshu.text.cleaning import SCENE_BREAK, Passage, clean


def interleaved(passage: Passage) -> str:
    """Put what was kept and what was cut together again, in the order of the source."""
    text, place, whole = iter(passage.text), 0, []
    for cut in passage.cuts:
        whole += [next(text) for _ in range(cut.start - place)]
        whole.append(passage.source[cut.start : cut.end])
        place = cut.end
    return "".join((*whole, *text))


@given(blocks)
def test_kept_and_removed_interleave_to_the_input(manuscript: list[Block]):
    """For any input every character is kept or listed, once, in order; nothing is changed."""
    cleaned = clean(manuscript)

    assert [interleaved(passage) for passage in cleaned.passages] == [block.text for block in manuscript]
    assert all(cut.rule for passage in cleaned.passages for cut in passage.cuts)


@given(blocks)
def test_cleaning_what_is_clean_takes_nothing_more_that_can_be_said(manuscript: list[Block]):
    """Every passage that is left has something to say or is empty."""
    for passage in clean(manuscript).passages:
        assert passage.text == "" or any(character.isalnum() for character in passage.text)


def test_removals_are_counted_by_rule_and_text_in_order_of_appearance():
    """The same text taken twice by one rule is one removal with a count."""
    cleaned = clean([Paragraph("***"), Paragraph("天亮了。"), Paragraph("？？"), Paragraph("***")])

    assert cleaned.removals == (Removal(SCENE_BREAK, "***", 2), Removal("symbols", "？？", 1))


def test_a_format_heading_that_is_the_watermark_is_the_title_and_stays():
    """Where the phrase stands as the article's own headline, it is the author's."""
    lines = [
        f"{text}灯火通明的夜晚"
        for text in ("一个人走在路上。", "他走得很慢，像是在等谁。", "路很长，也很直……", "天快要亮了吧，前面有光？")
    ]

    cleaned = clean([Heading("灯火通明的夜晚", 1), *map(Paragraph, lines)])

    assert [passage.text for passage in cleaned.passages][:2] == ["灯火通明的夜晚", "一个人走在路上。"]
    assert cleaned.removals == (Removal("watermark", "灯火通明的夜晚", 4),)


def test_a_long_run_of_marks_is_taken_out_of_a_sentence():
    """A drawn line inside a paragraph is not sent to a voice."""
    cleaned = clean([Paragraph("左边" + "=" * 50 + "右边")])

    assert [passage.text for passage in cleaned.passages] == ["左边右边"]
