"""Notes that only their links make notes are left out and listed; whatever else is linked is text."""

import pytest

from epubs import blocks, page, parts, read

RIVER = '<p>江水<sup><a href="#n1" id="r1">[1]</a></sup>很大。</p>'
SHIP = '<p>船<a id="r2" href="#n2">2</a>很小。</p>'


@pytest.mark.parametrize(
    "note",
    [
        '<p id="n1"><a href="#r1">[1]</a>一条河。</p>',
        '<p><a id="n1" href="#r1">[1]</a>一条河。</p>',
        '<p><sup><a id="n1" href="#r1">[1]</a></sup> 一条河。</p>',
        '<ol><li id="n1"><p><a href="#r1">1.</a>一条河。</p><p>很长。</p></li></ol>',
        '<div id="n1"><p>一条河。<a href="#r1">↩</a></p></div>',
        '<ol><li id="n1"><p>一条河。 <a href="#r1">返回</a></p></li></ol>',
        '<ol class="duokan-footnote-content"><li class="duokan-footnote-item" id="n1">一条河。</li></ol>',
    ],
)
def test_a_note_and_its_mark_lead_to_each_other(note):
    """However the note is set, it is not read where it stands, and it is listed with its place."""
    manuscript = read(parts({"a.xhtml": page(f"{RIVER}<p>完。</p>{note}")}))

    assert blocks(manuscript) == ["江水很大。", "完。"]
    assert [removal.rule for removal in manuscript.removals] == ["note mark", "note"]
    assert manuscript.removals[0].contexts == ("江水【[1]】很大。¶完。",)
    assert manuscript.removals[1].contexts[0].startswith("江水很大。¶完。¶【")


def test_a_mark_that_is_not_raised_is_known_by_its_note():
    """A bare 2 that links is a word like any other, unless a note leads back to it."""
    notes = '<p id="n2"><a href="#r2">2</a>一只船。</p>'

    assert blocks(read(parts({"a.xhtml": page(SHIP + notes)}))) == ["船很小。"]
    assert blocks(read(parts({"a.xhtml": page(SHIP)}))) == ["船2很小。"]


def test_notes_on_a_page_of_their_own():
    """The page is left out with its heading, which would stand alone."""
    text = RIVER.replace("#n1", "n.xhtml#n1")
    notes = '<h2>注释</h2><p id="n1"><a href="a.xhtml#r1">[1]</a>一条河。</p>'
    manuscript = read(parts({"a.xhtml": page(text), "n.xhtml": page(notes)}))

    assert blocks(manuscript) == ["江水很大。"]
    assert [(removal.rule, removal.text) for removal in manuscript.removals] == [
        ("note mark", "[1]"), ("note", "[1]一条河。"), ("note", "注释"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ('<p><a id="t1" href="#s1">一</a> <a id="t2" href="#s2">二</a></p><h2 id="s2"><a href="#t2">二</a></h2>', "二"),
        ('<p>见<a id="t" href="#s">1</a>。</p><p id="s"><a href="#other">1</a>不是注。</p>', "1不是注。"),
        ('<p>见<a id="t" href="#s">1</a>。</p><p id="s">不是注，见<a href="#t">1</a>。</p>', "不是注，见1。"),
        (
            f'<p>见<a id="t" href="#s">1</a>。</p><p id="s"><a href="#t">1</a>{"很长。" * 1100}</p>',
            "1" + "很长。" * 1100,
        ),
        ('<p><a id="t" href="#s">1</a>甲。</p><p id="s"><a href="#t">1</a>乙。</p>', "1乙。"),
    ],
    ids=["contents", "no way back", "in a sentence", "an appendix", "two lists"],
)
def test_one_link_proves_no_note(body, text):
    """A heading linked to its contents, a reference, a chapter: the author's words stay."""
    assert text in [
        block if isinstance(block, str) else block[1] for block in blocks(read(parts({"a.xhtml": page(body)})))
    ]
