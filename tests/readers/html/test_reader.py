"""A web page is read for its text: no menu, no hidden mark, every sentence of the author's, and a list of the rest."""

import sys

import pytest

from tingshu.errors import SourceError
from tingshu.model import Heading, Paragraph, Removal, Source
from tingshu.readers.html import main_text, read_html

LINES = [
    "清晨的渡口还没有醒来，雾从江心漫到岸上，把石阶一级一级地藏了起来。",
    "“船呢？”",
    "老人不答，只把竹篙往水里一点，说水浅的时候要听，水深的时候要看。",
    "“好。”",
    "对岸的鸡叫了三遍，第一趟船才慢慢离开，船上坐着两个卖菜的人和一辆自行车。",
    "他们谁也不说话，好像昨天已经把话说完了，今天只剩下赶路这一件事情。",
]
MENU = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("首页", "新闻", "体育", "财经", "更多频道"))
TEASERS = "".join(f'<li><a href="/{n}">别人写的第{n}篇热门文章，标题都很长很长</a></li>' for n in range(8))


def paragraphs(mark=""):
    """Return the text as elements, each with ``mark`` at its end."""
    return "\n".join(f"<p>{line}{mark}</p>" for line in LINES)


def page(body, head=""):
    """Return a page as sites make them, with ``body`` for its text."""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="gb2312"><title>渡口的清晨_江边网</title>{head}
</head><body>
<div class="top"><ul class="nav">{MENU}</ul></div>
<div class="wrap"><div class="main"><h1>渡口的清晨</h1><div class="info">来源：江边网　作者：林舟</div>
<div class="article" id="content">{body}</div><div class="share"><a href="#">分享到微博</a></div></div>
<div class="side"><h3>热门</h3><ul>{TEASERS}</ul></div></div>
<div class="comments" id="comments"><p>网友甲：写得真好，让我想起了外婆家门前的那条河，很多年没有回去了。</p></div>
<div class="footer"><p>版权所有 江边网 未经许可不得转载</p></div><script>var a = "<p>甲</p>";</script></body></html>"""


def read(html, name="a.html", encoding="utf-8"):
    """Read a page."""
    return read_html(Source(name, html.encode(encoding)))


def texts(manuscript):
    """Return the words of each block."""
    return [block.text for block in manuscript.blocks]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_the_text_of_a_page_and_nothing_around_it(encoding):
    """Every line of the author's, the short answers too; menus, teasers, comments and the foot are listed."""
    manuscript = read(page(paragraphs() + "<h2>二、对岸</h2>" + paragraphs()), encoding=encoding)
    left_out = " ".join(removal.text for removal in manuscript.removals if removal.rule == "around the text")

    assert texts(manuscript) == ["渡口的清晨", *LINES, "二、对岸", *LINES]
    assert [block.level for block in manuscript.blocks if isinstance(block, Heading)] == [1, 2]
    assert [word for word in ("体育", "分享到微博", "热门文章", "网友甲", "版权所有") if word not in left_out] == []
    assert (manuscript.title, manuscript.author, manuscript.language) == ("渡口的清晨", "林舟", "zh")
    assert manuscript.notices == ()


def test_a_hidden_mark_is_dropped_before_the_text_is_sought():
    """A watermark that no reader sees is in no sentence; it is listed once, with its number."""
    style = "<style>.x1 b { position: absolute; left: -9999px }</style>"
    manuscript = read(page(f'<div class="x1">{paragraphs("<b>本文来自江边网</b>")}</div>', style))

    assert texts(manuscript)[1:] == LINES
    assert Removal("hidden text", "本文来自江边网", len(LINES)) in manuscript.removals


def test_a_page_of_thousands_of_blocks_is_judged_as_one_of_a_few_is(monkeypatch):
    """Neighbours that are shown together are chosen together, and nothing else with them."""
    few = read(page(paragraphs() * 3))
    monkeypatch.setattr(main_text, "_MOST_SHOWN", 5)

    assert read(page(paragraphs() * 3)) == few


@pytest.mark.parametrize("block", ["<tr><td>{}</td><td>一只船</td></tr>", "<tr><td>{}<td>一只船"])
def test_the_rows_of_a_long_table_are_shown_together(block, monkeypatch):
    """What chooses the text takes time by the square of their number over each for itself."""
    shown = []
    body = vars(main_text)["_body"]
    monkeypatch.setattr(main_text, "_MOST_SHOWN", 5)
    monkeypatch.setattr(main_text, "_body", lambda copy: shown.append(len(list(copy.iter("p")))) or body(copy))
    manuscript = read(page(f"<table>{''.join(map(block.format, LINES * 20))}</table>"))

    assert all(any(line in text for text in texts(manuscript)) for line in LINES)
    assert shown[0] < len(LINES) * 10


def test_a_control_character_does_not_stop_the_reading():
    """A damaged page holds what no tree can be given, and is judged all the same."""
    assert texts(read(page(paragraphs("\x02"))))[1:] == [f"{line}\x02" for line in LINES]


def test_a_novel_of_line_breaks():
    """Many novels have one element and thousands of breaks."""
    manuscript = read(page("<br>\r\n<br>".join(f"　　{line}" for line in LINES * 5)))

    assert texts(manuscript)[1:] == LINES * 5


def test_what_stands_between_paragraphs_of_the_text_is_part_of_it():
    """A rule between scenes means a pause, and an answer that looks like a button is an answer."""
    answers = '<p class="author">林舟</p><p>Facebook</p>'
    manuscript = read(page(paragraphs() + "<hr>" + paragraphs() + answers + paragraphs()))

    assert texts(manuscript)[1:] == [*LINES, "***", *LINES, "林舟", "Facebook", *LINES]


def test_words_within_a_paragraph_survive():
    """What is extracted is our block, not another's copy: links, spaces and numbers are as they were."""
    line = '<p>他读<a href="/">《水经注》</a>，说 H<sub>2</sub>O is <b>a</b> <i>river</i>，10<sup>3</sup>里，还有很多。'
    body = paragraphs() + line + paragraphs()

    assert "他读《水经注》，说 H2O is a river，10³里，还有很多。" in texts(read(page(body)))


@pytest.mark.parametrize("body", ["<p>水大。</p>", "水大。", "<div><p>水大。</p><p>“好。”</p><p>船小。</p></div>"])
def test_a_simple_page_is_read_whole(body):
    """A few sentences without a site around them are all text."""
    manuscript = read(f"<title>渡口</title><body>{body}</body>")

    assert "".join(texts(manuscript)) == body.translate(str.maketrans("", "", "<>/pdiv"))
    assert manuscript.title == "渡口"


def test_when_the_text_cannot_be_told_the_whole_page_is_read_and_said_to_be():
    """No sentence is lost to a guess."""
    manuscript = read(f'<div class="comment">{paragraphs()}</div>')

    assert manuscript.blocks == tuple(map(Paragraph, LINES))
    assert "whole page" in manuscript.notices[0]


@pytest.mark.parametrize("html", ["<html><body></body></html>", "<body><script>render()</script><div id=app></div>"])
def test_a_page_without_text_is_refused_with_a_way_out(html):
    """Pages that scripts build are empty; the person is told what to do."""
    with pytest.raises(SourceError, match="holds no text") as caught:
        read(html)

    assert "save the page" in caught.value.way_out


@pytest.mark.parametrize("package", ["lxml", "trafilatura"])
def test_a_missing_package_is_named_with_the_way_to_get_it(monkeypatch, package):
    """Whoever installed the smallest set is told exactly what to type."""
    for module in [name for name in sys.modules if name.startswith(("tingshu.readers.", package))]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, package, None)
    from tingshu.readers.html import read_html

    with pytest.raises(SourceError, match=f"{package} is not installed") as caught:
        read_html(Source("a.html", page(paragraphs()).encode()))

    assert 'pip install "tingshu[web]"' in caught.value.way_out


@pytest.mark.parametrize(
    "html",
    ["<" * 50_000, "<a b='" * 50_000, "<table><tr><td>水" * 500, "<!--" * 9_000, "&" * 50_000, "<p>水" * 20_000],
)
def test_broken_markup_ends_in_a_result_or_an_error(html):
    """Nothing that a page can hold ends in a traceback."""
    try:
        found = "".join(texts(read(html + "<p>水</p>")))
    except SourceError as error:
        found = error.way_out

    assert found
