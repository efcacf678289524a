"""A page's paragraphs are those that its readers see: no word glued to another, none split, none said twice."""

import pytest
from hypothesis import given, strategies as st

from tingshu.model import Heading, Removal
from tingshu.readers.html.flow import flow
from tingshu.readers.html.markup import parse_page, without_code


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>船<b>来</b>了<i>。</i></p>", ["船来了。"]),
        ("<p>a <b>slow</b> ri<i>ver</i>\n<u>bend</u></p>", ["a slow river bend"]),
        ("<p>江面\n  起雾，\n渡口 的 灯</p>", ["江面起雾，渡口 的 灯"]),
        ("<p>江面<!-- 注 -->起雾</p>", ["江面起雾"]),
        ("<div>一。<br>二。<br/><br />三。</div>", ["一。", "二。", "三。"]),
        ("<p>　　一。　　二。</p>", ["一。", "二。"]),
        ("<div>一<p>二</p>三<div>四</div>五</div>", ["一", "二", "三", "四", "五"]),
        ("<p>&nbsp;&lt;渡口&gt; &amp; &#27743;&hellip;</p>", ["<渡口> & 江…"]),
        ("<pre>桥下的水\n桥上的人</pre>", ["桥下的水", "桥上的人"]),
        ("<ul><li>甲<li>乙<ul><li>丙</ul></ul>", ["甲", "乙", "丙"]),
        ("<dl><dt>渡<dd>过河</dl>", ["渡", "过河"]),
        ("<table><tr><th>甲<th>乙<tr><td>1<td><p>2</p><tr><td><td>丙</table>", ["甲，乙", "1，2", "丙"]),
        ("<table><tr><td><p>正文。</p><div>又一段。</div><td>栏</table>", ["正文。", "又一段。", "栏"]),
        ("<h2>一、<br>渡口</h2><h3> 二 </h3><h4></h4>", [(2, "一、 渡口"), (3, "二")]),
        ("<p>上</p><hr><p>下</p>", ["上", "***", "下"]),
        ("<p>10<sup>2</sup>米，10<sup>-6</sup>，H<sub>2</sub>O，x<sup>n</sup></p>", ["10²米，10⁻⁶，H2O，xn"]),
        ("<p>饕<wbr>餮<img alt='图'>，<svg><text>图</text></svg>好</p>", ["饕餮，好"]),
        ("<p>甲<script>1<2</script>乙<style>p{}</style>丙", ["甲乙丙"]),
    ],
)
def test_blocks(html, blocks):
    """Lines, breaks, lists, tables, entities, superscripts, each as a listener needs it."""
    root = without_code(parse_page(html, "a.html"))
    found = [piece.block for piece in flow(root).pieces]

    assert [(b.level, b.text) if isinstance(b, Heading) else b.text for b in found] == blocks


@pytest.mark.parametrize(
    ("html", "blocks", "removals"),
    [
        (
            "<p><ruby>饕<rp>(</rp><rt>tāo</rt><rp>)</rp></ruby><ruby><rb>餮</rb><rt>tiè</rt></ruby></p>",
            ["饕餮"],
            [("ruby reading", "("), ("ruby reading", "tāo"), ("ruby reading", ")"), ("ruby reading", "tiè")],
        ),
        ('<p>水大<a href="#n1">[1]</a>。</p>', ["水大。"], [("note mark", "[1]")]),
        ('<p>水大<sup><a href="n.html#n1">12</a></sup>。</p>', ["水大。"], [("note mark", "12")]),
        ('<p>水大<a href="#n1"><sup>a</sup></a>。</p>', ["水大。"], [("note mark", "a")]),
        ('<p>水大<a role="doc-noteref" href="#n1">见注</a>。</p>', ["水大。"], [("note mark", "见注")]),
        ('<p>水大<a href="#n1">①</a>。</p>', ["水大。"], [("note mark", "①")]),
        ('<p>甲</p><aside role="doc-footnote"><p>注</p>释</aside>', ["甲"], [("note", "注释")]),
        ("<p>甲<button>播放</button></p>", ["甲"], [("form control", "播放")]),
        ('<p>见<a href="#c2">第二章</a>与<a href="/1">1</a></p>', ["见第二章与1"], []),
    ],
)
def test_what_is_left_out_is_listed(html, blocks, removals):
    """Readings of ruby, notes and their marks, buttons; a link that is a word stays."""
    found = flow(parse_page(html, "a.html"))

    assert [piece.block.text for piece in found.pieces] == blocks
    assert found.removals == tuple(Removal(rule, text, 1) for rule, text in removals)


def test_targets_lead_to_their_blocks():
    """A contents' link leads to a block, to the one it stands in, to a line after a break, or behind the last."""
    html = '<p id="a">一</p>二<br><a name="b"></a>三<p>四<i id="c">五</i></p><p id="d"></p>'
    anchors = flow(parse_page(html, "a.html"), {"a", "b", "c", "d", "e"}).anchors

    assert anchors == {"a": 0, "b": 2, "c": 3, "d": 4}


def test_links_are_counted():
    """What is only a link is told from text with a link in it."""
    pieces = flow(parse_page("<p>看<a href=/>小册子</a>。</p><p><a href=/>首页</a></p><p><a>锚</a></p>", "a")).pieces

    assert [piece.linked for piece in pieces] == [3, 2, 0]


_TAGS = st.sampled_from(["b", "p", "div", "span", "td", "tr", "table", "li", "h2", "a href=/", "pre", "center", "ul"])
_TREES = st.recursive(
    st.text(st.sampled_from("渡口水ab，。 \n"), max_size=6)
    | st.sampled_from(["<br>", "</p>", "<hr>", "</div>", "<td>"]),
    lambda inner: st.builds(lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag.split()[0]}>", _TAGS, st.lists(inner)),
    max_leaves=25,
)


@given(_TREES)
def test_no_letter_is_lost_doubled_or_moved(html):
    """Whatever elements stand around them, however broken, the letters of a page come out in its order."""
    root = parse_page(f"<body><p>江</p>{html}", "a.html")
    wanted = [letter for letter in "".join(root.itertext()) if letter in "江渡口水ab"]
    found = "".join(piece.block.text for piece in flow(root).pieces)

    assert [letter for letter in found if letter in "江渡口水ab"] == wanted
