"""Markdown as Chinese authors write it: every word, none of the marks."""

import re
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from tingshu.errors import SourceError
from tingshu.model import Heading, Paragraph, Source
from tingshu.readers.markdown import read_markdown

SAMPLES = Path(__file__).parents[2] / "samples"


def read(text):
    """Return the blocks of a Markdown text: a heading as (level, text), a paragraph as its text."""
    blocks = read_markdown(Source("a.md", text.encode())).blocks
    return [(block.level, block.text) if isinstance(block, Heading) else block.text for block in blocks]


@pytest.mark.parametrize(
    ("line", "blocks"),
    [
        ("# 渡口", [(1, "渡口")]),
        ("#渡口", [(1, "渡口")]),
        ("###渡口 ###", [(3, "渡口")]),
        ("## **渡口** {#ferry}", [(2, "渡口")]),
        ("渡口\n====", [(1, "渡口")]),
        ("渡口\n----", [(2, "渡口")]),
        ("船走了。\n---\n天亮了。", ["船走了。", "***", "天亮了。"]),
        ("船走了，\n水也走了。\n---", ["船走了，水也走了。", "***"]),
        ("上\n\n* * *\n\n下", ["上", "***", "下"]),
        ("#渡口# 今天开了。", ["#渡口# 今天开了。"]),
        ("#渡口 #清晨", ["#渡口 #清晨"]),
        ("#", None),
    ],
)
def test_headings_and_rules(line, blocks):
    """A heading needs no space; a rule under a sentence is a rule; hashtags are text."""
    if blocks is None:
        with pytest.raises(SourceError, match="nothing to read"):
            read(line)
    else:
        assert read(line) == blocks


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("他说**“慢一点”**，又说", "他说“慢一点”，又说"),
        ("**注意：**请看脚下", "注意：请看脚下"),
        ("走得*很*慢，***极***慢，__真__慢", "走得很慢，极慢，真慢"),
        ("有**空格 **的", "有空格 的"),
        ("3*4*5 与 \\*星\\*", "3*4*5 与 *星*"),
        ("~~旧~~新", "旧新"),
        ("看[小册子](https://example.org)与![图](a.png)", "看小册子与"),
        ("`代码`与 &lt;渡口&gt;", "代码与 <渡口>"),
        ("<b>渡</b><ruby>口<rt>kǒu</rt></ruby><!-- 注 -->", "渡口"),
        ("水[^1]大[^2]，[^a-z]", "水大，[^a-z]"),
        ("[注]: 见下文", "[注]: 见下文"),
    ],
)
def test_marks_are_not_spoken_and_words_are(text, spoken):
    """Emphasis beside Han and quotes, links, images, entities, tags, notes' marks."""
    assert read(text + "\n\n[^1]: 甲")[0] == spoken


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("　　一。\n　　二。", ["一。", "二。"]),
        ("    一。\n    二。", ["一。", "二。"]),
        ("船来了。\n船走了。", ["船来了。", "船走了。"]),
        ("船来了，\n又走了。", ["船来了，又走了。"]),
        ("a slow\nriver", ["a slow river"]),
        ("江面，  \n起雾\\\n了<br>。", ["江面，", "起雾", "了", "。"]),
        ("1. 甲\n2. 乙\n   丙。\n\n7) 丁", ["1. 甲", "2. 乙", "丙。", "7) 丁"]),
        ("- 甲\n  - 乙\n- [x] 丙", ["甲", "乙", "丙"]),
        ("> 甲\n>\n> > 乙", ["甲", "乙"]),
        ("|甲|乙|\n|-|-|\n|1||\n|**丙**|丁|", ["甲，乙", "1", "丙，丁"]),
        ("```\n桥下的水\n桥上的人\n```", ["桥下的水", "桥上的人"]),
        ("文[^1]\n\n[^1]: 甲 乙\n[^2]: 丙", ["文", "[1] 甲 乙", "[2] 丙"]),
        ("[a]: https://example.org\n\n看[a]", ["看a"]),
        ("<div>\n甲<br>**乙**\n</div>\n\n<!--\n丙\n-->", ["甲", "乙"]),
        ("[TOC]\n\n甲", ["甲"]),
        ("甲\u2028乙。\f丙", ["甲", "乙。", "丙"]),
    ],
)
def test_blocks(text, blocks):
    """Indents, breaks, lists, quotes, tables, verse, notes, definitions, HTML, each as a listener needs it."""
    assert read(text) == blocks


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        (r"他说\*\*走\*\*，她没走。", "他说**走**，她没走。"),
        (r"1\. 不是清单", "1. 不是清单"),
        (r"\[注\]与\#号", "[注]与#号"),
        (r"\*\*一**“二”**三", "**一“二”三"),
    ],
)
def test_what_is_escaped_is_the_author_s(text, spoken):
    """Whatever it looks like, and beside marks that are none of his."""
    assert read(text) == [spoken]


def test_code_is_not_read_but_told():
    """Nobody listens to code; that it was there is said."""
    text = "甲\n\n```python\nprint('乙')\n```\n\n```\nfor (i = 0; i < n; i++) { a[i] = b; }\n```\n"
    manuscript = read_markdown(Source("a.md", text.encode()))

    assert manuscript.blocks == (Paragraph("甲"),)
    assert manuscript.notices == ("2 code blocks are not read aloud",)


@pytest.mark.parametrize(
    ("name", "text", "title", "author"),
    [
        ("a.md", "---\ntitle: 甲\nauthor: 林舟\n---\n# 乙", "甲", "林舟"),
        ("a.md", "# 乙\n\n## 丙", "乙", ""),
        ("a.md", "# 乙\n\n# 丙", "", ""),
        ("《丁》作者：林舟.md", "文", "丁", "林舟"),
    ],
)
def test_title_and_author(name, text, title, author):
    """Front matter, else the one first heading, else the name of the file."""
    manuscript = read_markdown(Source(name, text.encode()))

    assert (manuscript.title, manuscript.author) == (title, author)


def test_an_essay_with_everything_in_it():
    """The sample is heard from its title to its note without a mark."""
    manuscript = read_markdown(Source("essay.md", (SAMPLES / "essay.md").read_bytes()))
    texts = [block.text for block in manuscript.blocks]

    assert (manuscript.title, manuscript.author, manuscript.language) == ("清晨的渡口", "江边人", "zh-CN")
    assert [block.text for block in manuscript.blocks if isinstance(block, Heading)] == [
        "清晨的渡口", "一、等船的人", "二、对岸",
    ]  # fmt: skip
    assert re.findall(r"[*#`|>]|\]\(|!\[|<!--", "".join(text for text in texts if text != "***")) == []
    assert texts[-1] == "[1] 渡口的十分钟，大约等于一碗面的工夫。"


@given(st.text(st.sampled_from("渡口水ab，。“”*_#>-+=~|123.) \n　\t"), max_size=120))
def test_no_word_is_lost_to_a_mark(text):
    """Whatever marks stand around them, the letters and Han come out, in order."""
    wanted = re.findall(r"[渡口水ab]", text)
    try:
        manuscript = read_markdown(Source("a.md", text.encode()))
    except SourceError:
        assert wanted == []
        return
    read = re.findall(r"[渡口水ab]", "".join(block.text for block in manuscript.blocks))
    code = re.findall(r"[渡口水ab]", "".join(r.text * r.count for r in manuscript.removals if r.rule == "code block"))

    assert (sorted(read + code) if code else read) == (sorted(wanted) if code else wanted)


@pytest.mark.parametrize("unit", ["<!--", "<a ", "[", "![", "**“", "`", "|", "<div>\n", "[^1]: 甲\n"])
def test_broken_nesting_ends(unit):
    """A page of one mark, over and over, is read; it neither hangs nor overflows."""
    text = "渡口\n\n" + unit * 3000 + "水"

    assert read(text)[0] == "渡口"


@pytest.mark.parametrize("unit", ["> ", "- "])
def test_lists_and_quotes_without_end_are_refused(unit):
    """What stands too deep to be read is not left out: the person is told."""
    with pytest.raises(SourceError, match="flatter"):
        read("渡口\n\n" + unit * 3000 + "水")


@pytest.mark.parametrize("depth", [25, 100, 500])
def test_what_is_nested_too_deep_is_refused_and_never_left_out(depth):
    """Either every level is read, or the person is told; the parser itself would drop the rest in silence."""
    text = "".join(f"{'  ' * level}- 第{level}层的话。\n" for level in range(depth))
    source = Source("深.md", text.encode())
    if depth < 29:
        read = "".join(block.text for block in read_markdown(source).blocks)

        assert all(f"第{level}层的话。" in read for level in range(depth))
    else:
        with pytest.raises(SourceError, match="flatter"):
            read_markdown(source)
