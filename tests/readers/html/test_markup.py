"""A stranger's page becomes a tree, whatever it claims, and nothing on this computer or elsewhere is read for it."""

import pytest

from tingshu.errors import SourceError
from tingshu.model import Source
from tingshu.readers.html.markup import decode_page, parse_page, parse_part

RARE = "朱镕基在滘口喆东玥旁的渡口看水，水大，船小，人多。"


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("gb2312", "gbk"), ("gb2312", "utf-8"), ("utf-8", "gb18030"), ("big5", "gb18030"), ("iso-8859-1", "utf-8"),
        ("utf-16", "utf-8"), ("utf-8", "utf-16"), ("no-such-thing", "gbk"), ("gbk", "gbk"),
    ],
)  # fmt: skip
def test_a_wrongly_declared_charset_is_seen_through(declared, written):
    """The bytes are believed before the label."""
    html = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"></head><p>{RARE}</p>'

    assert f"<p>{RARE}</p>" in decode_page(Source("a.html", html.encode(written))).text


def test_a_declared_charset_decides_where_the_bytes_leave_it_open():
    """A few letters beyond ASCII prove nothing; then the page is believed."""
    html = '<meta charset="windows-1251"><p>Тихая вода и старый причал у реки'.encode("windows-1251")

    assert decode_page(Source("a.html", html)).text.endswith("Тихая вода и старый причал у реки")


def test_one_character_is_in_the_charset_that_its_page_declares():
    """Two bytes are a word in each charset; then only the page can tell."""
    assert decode_page(Source("a", '<meta charset="big5"><p>渡'.encode("big5"))).text.endswith("渡")
    assert decode_page(Source("a", '<meta charset="gb2312"><p>渡'.encode("gbk"))).text.endswith("渡")


@pytest.mark.parametrize(
    "declared",
    [
        "<!DOCTYPE html>",
        "<!-- <渡> --><?a b?>\n<!DOCTYPE html PUBLIC '-//a > b//' \"c\">",
        "<!DOCTYPE html [<!-- it's ]> --><!ENTITY a ']>'><!ENTITY b \"]\"><?c ']>?>] >",
    ],
)
def test_a_document_type_is_cut_off_whole(declared):
    """Brackets in its quotes and comments end nothing."""
    root = parse_part(f'<?xml version="1.0"?>\n{declared}<a>渡口</a>'.encode(), "a")

    assert (root.tag, root.text, root.getroottree().docinfo.doctype) == ("a", "渡口", "")


def test_an_encoding_insisted_on_overrides_all():
    """The person knows best."""
    html = '<meta charset="utf-8"><p>碁盤裏'.encode("cp950")

    assert decode_page(Source("a.html", html, "big5")).text.endswith("碁盤裏")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><a id="x"/>甲<p/>乙</body></html>',
         "甲乙"),
        ('<?xml version="1.0" encoding="gbk"?><html><body>甲&nbsp;&hellip;&amp;nbsp;</body></html>', "甲\xa0…&nbsp;"),
        ('<?xml version="1.0"?><html><body><p>甲<br>乙</body></html>', "甲乙"),
        ("<p>甲<<b>乙</p></i>&foo;丙", "甲<乙&foo;丙"),
        ("<!-- <p>甲 --><p>乙<?php 丙 ?>", "乙"),
        ("\ufeff  <html><body>甲", "甲"),
    ],
)  # fmt: skip
def test_broken_and_strict_pages(html, text):
    """XHTML's empty elements are empty, its entities are known, and what is no XML is HTML."""
    assert "".join(parse_page(html, "a.html").find("body").itertext()).replace("\n", "") == text


@pytest.mark.parametrize("parse", [lambda data: parse_page(data, "a"), lambda data: parse_part(data.encode(), "a")])
@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY x SYSTEM "file:///etc/hostname">',
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;&b;">',
        '<!ENTITY % p SYSTEM "http://127.0.0.1:1/x"> %p; <!ENTITY x "1">',
    ],
)
def test_entities_of_a_strangers_own_are_never_looked_up(parse, subset):
    """Neither files nor addresses are read, and nothing grows; the text around stays, or it is refused."""
    html = f'<?xml version="1.0"?><!DOCTYPE html [{subset}]><html><body><p>甲&x;乙</p></body></html>'
    try:
        text = "".join(parse(html).itertext())
    except SourceError as error:
        text = error.problem

    assert "haha" not in text
    assert len(text) < 200
    assert "甲&x;乙" in text or "damaged" in text


def test_depth_has_an_end():
    """Letters' tags that are never closed are dropped; deeper boxes than any page has are refused."""
    assert "".join(parse_page("<b>渡<font color=red>口" * 20_000 + "水", "a").itertext()) == "渡口" * 20_000 + "水"
    with pytest.raises(SourceError, match="2048 deep"):
        parse_page("<div>渡口" * 20_000 + "水", "a.html")


@pytest.mark.parametrize("html", ["", " ", "<!-- -->"])
def test_a_page_without_an_element_is_refused(html):
    """Nothing is said to be nothing."""
    with pytest.raises(SourceError, match="holds no text"):
        parse_page(html, "a.html")
