"""What a page does not show is not read, and what it shows is, however either is said."""

import pytest
from hypothesis import given, strategies as st

from tingshu.readers.html.css import StyleSheets
from tingshu.readers.html.hidden import HIDDEN_TEXT, drop_hidden
from tingshu.readers.html.markup import parse_page
from tingshu.readers.html.page import own_sheets

PROSE = "天还没亮，渡口的灯先亮了，船夫把缆绳一圈一圈地收起来。"


def shown(html, *, complete=True):
    """Return the text that is left of a page, without white space."""
    root = parse_page(html, "a.html")
    drop_hidden(root, StyleSheets(own_sheets(root)), complete=complete)
    return "".join("".join(root.find("body").itertext()).split())


def handed_back(root):
    """Yield what the elements of a page tell that they have hidden."""
    return (hidden for element in root.iter("*") if (hidden := element.get(HIDDEN_TEXT)))


def page(piece, css=""):
    """Return a page of prose with ``piece`` in the middle of it."""
    return f"<html><head><style>{css}</style></head><body><p>{PROSE}</p><p>甲{piece}乙</p><p>{PROSE}</p></body></html>"


def is_shown(piece, css="", **options):
    """Tell whether the word 暗 in ``piece`` is left, and that nothing else has gone with it."""
    text = shown(page(piece, css), **options)

    assert text.replace("暗", "") == f"{PROSE}甲乙{PROSE}"
    return "暗" in text


@pytest.mark.parametrize(
    "style",
    [
        "display:none", "DISPLAY : NONE !important", "visibility:hidden", "visibility:collapse",
        "opacity:0", "opacity:.01", "opacity:0%", "font-size:0", "font-size:0px", "font-size:.5px", "font-size:1px",
        "font-size:1%", "font:0/0 a", "font:italic 0px/1 serif",
        "color:#fff", "color:white", "color:#fefefe", "color:rgb(250,250,250)", "color:hsl(0,0%,100%)",
        "color:transparent", "color:rgba(0,0,0,0)", "color:#0000", "color:rgb(0 0 0 / 4%)",
        "color:#333;background:#333", "background-color:#eee;color:#eee", "-webkit-text-fill-color:transparent",
        "position:absolute;left:-9999px", "position:absolute;top:-999em", "position:fixed;right:-5000px",
        "position:absolute;left:10000px", "text-indent:-9999px", "margin-left:-9999px", "margin:0 0 0 -2000px",
        "transform:translateX(-9999px)", "transform:scale(0)",
        "position:absolute;clip:rect(0,0,0,0)", "position:absolute;clip:rect(1px 1px 1px 1px)",
        "clip-path:inset(50%)", "clip-path:circle(0)", "clip-path:polygon(0 0,0 0,0 0)",
        "height:0;overflow:hidden", "max-height:0;overflow:hidden", "width:1px;height:1px;overflow:hidden",
    ],
)  # fmt: skip
@pytest.mark.parametrize("where", ["attribute", "class", "id", "element", "compound", "nested", "has-attribute"])
def test_every_way_to_hide_is_seen_through(style, where):
    """Each of the ways that pages have, in the style attribute and in a rule of the page's own sheet."""
    piece = '<span class="a w" id="w" data-w="1">暗</span>'
    selector = {
        "class": ".w", "id": "#w", "element": "span", "compound": "span.a.w", "nested": "body p > .w",
        "has-attribute": "[data-w]",
    }  # fmt: skip
    if where == "attribute":
        assert not is_shown(piece.replace("<span", f'<span style="{style}"'))
    else:
        assert not is_shown(piece, f"{selector[where]} {{ {style} }}")


@pytest.mark.parametrize(
    "piece",
    [
        "<span hidden>暗</span>", '<span aria-hidden="true">暗</span>', "<template>暗</template>",
        "<noscript>暗</noscript>", "<font color=white>暗</font>", "<font color='#FFFFFF'>暗</font>",
        '<div style="display:none"><p>暗</p><p>暗</p></div>',
        '<span style="visibility:hidden">暗<i>暗</i></span>',
        '<span style="font-size:0"><i style="font-size:50%">暗</i></span>',
        '<span style="background:#000"><b style="color:#000">暗</b></span>',
    ],
)  # fmt: skip
def test_attributes_elements_and_what_is_inherited(piece):
    """Hiding is not only a matter of the element itself."""
    assert not is_shown(piece)


@pytest.mark.parametrize(
    ("piece", "css"),
    [
        ('<span style="opacity:.9">暗</span>', ""),
        ('<span style="color:#ccc">暗</span>', ""),
        ('<span style="font-size:8px">暗</span>', ""),
        ('<span style="font-size:.75em">暗</span>', ""),
        ('<span style="background:#222;color:#fff">暗</span>', ""),
        ('<b style="background:#222"><span style="color:white">暗</span></b>', ""),
        ('<span style="background:url(a.png);color:#fff">暗</span>', ""),
        ('<span style="background:var(--dark);color:#fff">暗</span>', ""),
        ('<span style="color:var(--ink)">暗</span>', ""),
        ('<span style="background:linear-gradient(red,blue);background-clip:text;color:transparent">暗</span>', ""),
        ('<span style="color:#fff;text-shadow:0 0 2px #000">暗</span>', ""),
        ('<span style="visibility:hidden"><i style="visibility:visible">暗</i></span>', ""),
        ('<span style="font-size:0"><i style="font-size:16px">暗</i></span>', ""),
        ('<span style="position:absolute;left:50%;margin-left:-1200px">暗</span>', ""),
        ('<span style="left:-9999px">暗</span>', ""),
        ('<span style="text-indent:-2em">暗</span>', ""),
        ('<span style="height:0">暗</span>', ""),
        ('<span style="clip-path:inset(10%)">暗</span>', ""),
        ('<span aria-hidden="false">暗</span>', ""),
        ('<span class="w on">暗</span>', ".w{display:none} .w.on{display:inline}"),
        ('<span class="w" style="display:inline">暗</span>', ".w{display:none}"),
        ('<span class="w">暗</span>', ".w{display:block!important} .w{display:none}"),
        ('<span class="w">暗</span>', "@media print{.w{display:none}} @media (max-width:600px){.w{display:none}}"),
        ('<span class="w">暗</span>', ".w:hover,.w::before{display:none} .w:no-such{display:none} }{ .w["),
        ('<a href="/x">暗</a>', "p{color:#eee;background:#eee} p{color:#111}"),
    ],
)
def test_what_is_shown_stays(piece, css):
    """Faint, small, pale, light on dark, undone, for paper only: all of it can be read, so it is."""
    assert is_shown(piece, css)


@pytest.mark.parametrize(
    "css",
    [
        "@media screen{.w{display:none}}", "@supports (display:grid){.w{display:none}}", "@layer a{.w{display:none}}",
        "p:nth-child(2) .w{display:none}", "p + p .w{display:none}", "p ~ p > .w{display:none}",
        ".w:not(.a){display:none}", "a,.w,b{display:none}", ".w{display:inline} .w{display:none}",
        "#x, .w{display:none;} .v{", ".w:last-child{display:none}",
    ],
)  # fmt: skip
def test_rules_of_every_form_count(css):
    """Groups, places among siblings, lists of selectors, and a sheet that breaks off."""
    assert not is_shown('<span class="w">暗</span>', css)


def test_white_on_an_unknown_ground_is_hidden_only_among_darker_letters():
    """Where style sheets were not read, a white block may stand on a dark one; a word among black ones not."""
    assert not is_shown('<span style="color:#fff">暗</span>', complete=False)
    assert not is_shown('<span style="display:none">暗</span>', complete=False)
    assert is_shown('<div style="color:#fff">暗</div>', complete=False)
    assert is_shown('<div style="color:#fff"><span style="color:#fff">暗</span></div>', complete=False)


@pytest.mark.parametrize(
    "css", ["body{display:none}", "body{opacity:0}", "body{visibility:hidden}", "main{display:none}", "p{font-size:0}"]
)
def test_a_page_that_a_script_would_show_is_read(css):
    """AMP and many others hide everything until their script has run; nobody hides a page from its readers."""
    root = parse_page(f"<style>{css}</style><body><main><p>{PROSE}<p>{PROSE}</main><p>尾</p>", "a.html")
    spared = drop_hidden(root, StyleSheets(own_sheets(root)), complete=True)

    assert "".join(root.itertext()).count(PROSE) == 2
    assert spared


def test_what_was_hidden_is_handed_back():
    """The proof of what was dropped: each piece, where it stood."""
    root = parse_page(page("<b hidden>暗 <i>处</i></b>明<s style='font-size:0'>印</s>"), "a.html")

    drop_hidden(root, StyleSheets([]), complete=True)

    assert list(handed_back(root)) == ["暗 处", "印"]


def test_hidden_control_characters_do_not_stop_the_reading():
    """A damaged page hides what no attribute can hold; the rest of it is still told."""
    root = parse_page(page("<b hidden>暗\x02处</b>"), "a.html")

    drop_hidden(root, StyleSheets([]), complete=True)
    assert [element.get(HIDDEN_TEXT) for element in root.iter("span")] == ["暗处"]


_STYLES = st.sampled_from(["", "display:none", "visibility:hidden", "visibility:visible", "font-size:0", "color:#fff"])
_TREES = st.recursive(
    st.sampled_from(["江", "水", "桥", " "]),
    lambda inner: st.builds(
        lambda style, parts: f'<span style="{style}">{"".join(parts)}</span>', _STYLES, st.lists(inner, max_size=4)
    ),
    max_leaves=20,
)


@given(_TREES)
def test_shown_and_hidden_are_the_whole_page(tree):
    """No character is lost between what is left and what is handed back."""
    html = f"<body><p>{PROSE * 9}</p><p>{tree}</p></body>"
    before = "".join(parse_page(html, "a").itertext())
    root = parse_page(html, "a")
    drop_hidden(root, StyleSheets([]), complete=True)
    after = "".join((*root.itertext(), *handed_back(root)))

    assert sorted(after.replace(" ", "")) == sorted(before.replace(" ", ""))


def test_many_pieces_and_a_deep_page_cost_no_more_than_they_are_long():
    """Thousands of pieces in one paragraph, thousands of rules' kinds, and elements a thousand deep are read."""
    many = "".join(f"字<span style='display:none'>印{number}</span>" for number in range(20_000))
    deep = "<div class=a>" * 1500 + "水"

    assert shown(f"<p>{many}") == "字" * 20_000
    assert shown(f"<style>.a .a .b{{display:none}} div + div{{display:none}}</style>{deep}") == "水"
