"""The title and author of a web page, without the name of the site."""

import pytest

from tingshu.readers.html.imprint import byline, imprint_of, language_tag
from tingshu.readers.html.markup import parse_page
from tingshu.readers.imprint import Imprint


@pytest.mark.parametrize(
    ("html", "title", "author"),
    [
        ("<title>渡口的清晨_江边网</title>", "渡口的清晨", ""),
        ("<title>渡口的清晨 - 江边网</title>", "渡口的清晨", ""),
        ("<title>渡口-小说-江边网</title><h1>渡口</h1>", "渡口", ""),
        ("<title>Mate-60 与渡口</title>", "Mate-60 与渡口", ""),
        ("<title>江边网 | 渡口的清晨</title><meta property=og:site_name content=江边网>", "渡口的清晨", ""),
        ("<title>江边网</title><meta property=og:title content='渡口的清晨'>", "渡口的清晨", ""),
        ("<title>第一章 起风_渡口_江边网</title><h1>第一章 起风</h1>", "渡口", ""),
        ("<title>渡口_第一章 起风_江边网</title><h1>第一章 起风</h1>", "渡口", ""),
        ("<title>第一章 起风_《渡口》最新章节 - 江边网</title>", "渡口", ""),
        ("<title>第一章 起风_江边网</title>", "第一章 起风", ""),
        ("<title>第一节课上的事_散文_江边网</title>", "第一节课上的事", ""),
        ("<title>起风</title><meta property='og:novel:book_name' content='渡口'><h1>起风</h1>", "渡口", ""),
        ("<h1>渡口</h1>", "渡口", ""),
        ("<h1>甲</h1><h1>乙</h1><title> </title>", "", ""),
        ("<meta name=Author content=' 林 舟 '><p>甲", "", "林 舟"),
        ("<meta name=author content='https://example.org/u/1'><p>甲", "", ""),
        ('<script type="application/ld+json">{"@type":"Article","author":{"name":"林舟"}}</script>', "", "林舟"),
        ('<script type="application/ld+json">{"@graph":[{"author":["林舟"]}]}</script>', "", "林舟"),
        ('<script type="application/ld+json">{"author": </script><p>甲', "", ""),
    ],
)
def test_title_and_author(html, title, author):
    """From the head, the one first heading, and the data for search engines; broken data are passed over."""
    assert imprint_of(parse_page(html, "a.html")) == Imprint(title, author)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("2024-05-06 来源：江边报 作者：林舟 责编：方", "林舟"),
        ("作者:林舟", "林舟"),
        ("本报记者：林舟，通讯员", "林舟"),
        ("这部书的作者是谁", ""),
        ("作者：林舟。" + "江水" * 60, ""),
    ],
)
def test_a_byline(line, author):
    """The line below the title names the author; a sentence about one does not."""
    assert byline(["渡口", line]) == author


@pytest.mark.parametrize(("html", "tag"), [("<html lang=zh_TW>", "zh-TW"), ("<html>", "")])
def test_language(html, tag):
    """A BCP 47 tag, also where it is written with an underscore."""
    assert language_tag(parse_page(html + "<p>甲", "a.html")) == tag
