"""An e-book is read in its own order, with its own titles, and without what is no text of the book."""

import sys

import pytest

from epubs import METADATA, blocks, nav, nav_of, ncx, packed, page, parts, point, read
from tingshu.errors import SourceError
from tingshu.model import Removal, Source
from tingshu.readers.epub import read_epub

WATER = "<p>江水很大，船很小，渡口的人很多。</p>"
TEXT = "江水很大，船很小，渡口的人很多。"


def test_the_spine_is_the_order_and_the_contents_are_the_titles():
    """Neither the order in the archive nor that of the contents is the book's; a title on the page is not doubled."""
    made = parts(
        {"b.xhtml": page(f"<h1>第二章　涨水</h1>{WATER}"), "a.xhtml": page(WATER)},
        contents=nav(("第一章 起风", "a.xhtml"), ("第二章 涨水", "b.xhtml")),
        refs='<itemref idref="p1"/><itemref idref="p0"/><itemref idref="p1"/><itemref idref="gone"/>',
    )
    manuscript = read(made)

    assert blocks(manuscript) == [(1, "第一章 起风"), TEXT, (1, "第二章 涨水"), TEXT]
    assert (manuscript.title, manuscript.author, manuscript.language) == ("渡口", "林舟", "zh-CN")
    assert manuscript.notices == ()


NESTED_NAV = nav_of(
    '<ol><li><span>上卷</span><ol><li><a href="a.xhtml">第一章</a></li><li><a href="a.xhtml#two">第二章</a></li></ol>'
    '</li><li><a href="b.xhtml">下卷</a><ol><li><a href="b.xhtml#%E4%B8%89">第三章</a></li></ol></li></ol>'
)
NESTED_NCX = ncx(
    point("上卷", "a.xhtml", point("第一章", "a.xhtml") + point("第二章", "a.xhtml#two"))
    + point("下卷", "b.xhtml", point("第三章", "b.xhtml#三"))
)


@pytest.mark.parametrize("kind", [{"contents": NESTED_NAV}, {"points": NESTED_NCX}])
def test_volumes_over_chapters_and_titles_inside_a_page(kind):
    """Levels are those of the contents, in EPUB 3 and 2; a fragment leads into the middle of a page."""
    pages = {
        "a.xhtml": page(f'<h3>第一章</h3>{WATER}<h4>插曲</h4>{WATER}<div><a id="two"/><h3>第二章</h3>{WATER}</div>'),
        "b.xhtml": page(f'<h1>下卷</h1>{WATER}<p id="三">第三章</p>{WATER}'),
    }
    manuscript = read(parts(pages, **kind))

    assert blocks(manuscript) == [
        (1, "上卷"), (2, "第一章"), TEXT, (4, "插曲"), TEXT, (2, "第二章"), TEXT,
        (1, "下卷"), TEXT, (2, "第三章"), TEXT,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "title", "found"),
    [
        ("<h1>第一章</h1><h2>起风</h2>", "第一章 起风", [(1, "第一章 起风")]),
        ("<h2>第一章　起风</h2>", "第一章", [(1, "第一章　起风")]),
        ("<h2>起风</h2>", "第一章 起风", [(1, "第一章 起风")]),
        ("<p>第一章 起风</p>", "第一章 起风", [(1, "第一章 起风")]),
        ("<h1>别的</h1>", "第一章", [(1, "第一章"), (2, "别的")]),
    ],
)
def test_a_title_is_said_once(head, title, found):
    """However the page sets the title of the contents: divided, longer, shorter, as a paragraph."""
    manuscript = read(parts({"a.xhtml": page(head + WATER)}, contents=nav((title, "a.xhtml"))))

    assert blocks(manuscript) == [*found, TEXT]


@pytest.mark.parametrize(
    ("head", "title", "found"),
    [
        ("<h1>第一卷 渡口</h1><h2>第一章 雨夜</h2>", "第一章 雨夜", [(1, "第一卷 渡口 第一章 雨夜")]),
        ("<h1>渡口</h1><h2>第一章 渡口</h2>", "第一章 渡口", [(1, "渡口 第一章 渡口")]),
        ("<h1>渡口</h1><p>林舟 著</p><h2>一 雨夜</h2>", "一 雨夜", [(1, "渡口"), "林舟 著", (1, "一 雨夜")]),
        ("<p>河水不停。</p><h2>第一章</h2><h3>雨夜</h3>", "第一章 雨夜", ["河水不停。", (1, "第一章 雨夜")]),
        ("<p>河水不停。</p><h2>第一章　雨夜</h2>", "雨夜", ["河水不停。", (1, "第一章　雨夜")]),
        (f"{WATER * 8}<h2>第一章</h2>", "第一章", [(1, "第一章"), *[TEXT] * 8, (2, "第一章")]),
    ],
)
def test_a_title_is_said_where_its_words_stand(head, title, found):
    """A volume, the book's name, its author or a motto may be above it on the page; far down it is another one."""
    manuscript = read(parts({"a.xhtml": page(head + WATER)}, contents=nav((title, "a.xhtml"))))

    assert blocks(manuscript) == [*found, TEXT]


def test_a_title_is_not_sought_behind_the_next_one():
    """Two chapters of one page, the first without its words: those of the second are not its own."""
    body = f'{WATER}<h2 id="b">第二章 夜</h2>{WATER}'
    contents = nav(("夜", "a.xhtml"), ("第二章 夜", "a.xhtml#b"))
    manuscript = read(parts({"a.xhtml": page(body)}, contents=contents))

    assert blocks(manuscript) == [(1, "夜"), TEXT, (1, "第二章 夜"), TEXT]


def test_without_contents_the_headings_of_the_pages_are_the_titles():
    """Many a book has neither nav nor NCX, or empty ones."""
    pages = {"a.xhtml": page(f"<h2>一</h2>{WATER}"), "b.xhtml": page(WATER)}

    assert blocks(read(parts(pages))) == [(2, "一"), TEXT, TEXT]
    assert blocks(read(parts(pages, contents=nav_of("<ol></ol>"), points=ncx("")))) == [(2, "一"), TEXT, TEXT]


def test_an_empty_navigation_document_leaves_the_word_to_the_ncx():
    """Converters write the one and forget the other."""
    made = parts({"a.xhtml": page(WATER)}, contents=nav_of("<ol></ol>"), points=ncx(point("起风", "a.xhtml")))

    assert blocks(read(made)) == [(1, "起风"), TEXT]


def test_a_damaged_table_of_contents_is_said_and_the_other_one_is_taken():
    """A book of both versions has two."""
    manuscript = read(parts({"a.xhtml": page(WATER)}, contents="<nav", points=ncx(point("起风", "a.xhtml"))))

    assert blocks(manuscript) == [(1, "起风"), TEXT]
    assert "table of contents" in manuscript.notices[0]


LINKS = "".join(f'<p><a href="c{number}.xhtml">第{number}章</a></p>' for number in range(9))


@pytest.mark.parametrize(
    ("body", "rule", "others"),
    [
        ("<p>封面</p>", "cover", {"guide": '<guide><reference type="cover" href="x.xhtml"/></guide>'}),
        ('<section epub:type="cover"><p>渡口</p></section>', "cover", {}),
        ('<div epub:type="copyright-page"><p>某某出版社</p></div>', "copyright page", {}),
        ("<h1>版权信息</h1><p>书号 1234</p>", "copyright page", {}),
        ("<p>书号 1234</p>", "copyright page", {"title": "版权页"}),
        ("<h2>目录</h2><p>第一章</p>", "table of contents", {}),
        (f"<h2>渡口</h2>{LINKS}", "table of contents", {}),
        ('<section epub:type="endnotes"><h2>注释</h2><p>甲</p></section>', "note", {}),
        ("<p>广告</p>", "outside the reading order", {"linear": ' linear="no"'}),
    ],
)
def test_pages_that_are_no_text_are_left_out_and_listed(body, rule, others):
    """By what the book says of them, by their titles, and by their links."""
    title, linear = others.pop("title", "起风"), others.pop("linear", "")
    made = parts(
        {"x.xhtml": page(body), "a.xhtml": page(WATER)},
        contents=nav((title, "x.xhtml"), ("起风", "a.xhtml")) if title != "起风" else "",
        refs=f'<itemref idref="p0"{linear}/><itemref idref="p1"/>',
        **others,
    )
    manuscript = read(made)

    assert blocks(manuscript)[-1] == TEXT
    assert len(manuscript.blocks) == 1 + (title != "起风")
    assert [removal.rule for removal in manuscript.removals] == [rule]


def test_what_is_in_a_page_and_no_text_is_left_out_and_listed():
    """Notes and their marks, the readings of ruby, and what the book's style sheets hide."""
    body = (
        '<p>江水<a epub:type="noteref" href="#n">1</a>很<ruby>大<rt>dà</rt></ruby>。<span class="w">某某网</span></p>'
        '<aside epub:type="footnote" id="n"><p>一条河。</p></aside>'
    )
    sheet = (
        '<link rel="stylesheet" type="text/css" href="../Styles/s.css"/>'
        '<link rel="alternate stylesheet" href="../Styles/night.css"/>'
        '<link rel="stylesheet" media="print" href="../Styles/night.css"/>'
    )
    made = parts({"Text/a.xhtml": page(body, sheet)}, OEBPS__Styles__s_css="")
    made["OEBPS/Styles/s.css"] = ".w { display: none }"
    made["OEBPS/Styles/night.css"] = "p { display: none }"
    manuscript = read(made)

    assert blocks(manuscript) == ["江水很大。"]
    assert set(manuscript.removals) == {
        Removal("hidden text", "某某网", 1), Removal("note mark", "1", 1),
        Removal("ruby reading", "dà", 1), Removal("note", "一条河。", 1),
    }  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_charsets_of_pages(encoding):
    """Old converters wrote books in GBK, whatever the standard says."""
    text = page(WATER).replace("utf-8", encoding if encoding != "gb18030" else "gb2312").encode(encoding)

    assert blocks(read(parts({"a.xhtml": text}))) == [TEXT]


TRANSLATED = (
    '<dc:creator id="c">方</dc:creator><dc:creator>林舟</dc:creator><meta refines="#c" property="role">trl</meta>'
)


@pytest.mark.parametrize(
    ("metadata", "author"),
    [
        ('<dc:creator opf:role="aut">林舟</dc:creator><dc:creator opf:role="trl">方</dc:creator>', "林舟"),
        (TRANSLATED, "林舟"),
        ("<dc:creator>林舟</dc:creator><dc:creator>江月</dc:creator>", "林舟、江月"),
        ("<dc:creator>Unknown</dc:creator><dc:title></dc:title>", ""),
        (METADATA, "林舟"),
    ],
)
def test_authors(metadata, author):
    """Translators and editors are no authors, and converters' words are no names."""
    assert read(parts({"a.xhtml": page(WATER)}, metadata=metadata)).author == author


def test_the_file_name_says_what_the_book_does_not():
    """The usual form of names for Chinese books."""
    data = packed(parts({"a.xhtml": page(WATER)}, metadata=""))
    manuscript = read_epub(Source("《渡口》作者：林舟.epub", data))

    assert (manuscript.title, manuscript.author, manuscript.language) == ("渡口", "林舟", "zh")


def test_a_missing_package_is_named(monkeypatch):
    """Whoever lacks lxml is told what to type."""
    for module in [name for name in sys.modules if name.startswith(("tingshu.readers.", "lxml"))]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "lxml", None)
    from tingshu.readers.epub import read_epub

    with pytest.raises(SourceError, match="lxml is not installed"):
        read_epub(Source("a.epub", b""))
