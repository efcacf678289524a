"""Plain text: all of the author's characters, in paragraphs."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from tingshu.errors import SourceError
from tingshu.model import Manuscript, Paragraph, Source
from tingshu.readers.plain import read_plain

SAMPLES = Path(__file__).parents[1] / "samples"


def test_a_novel_with_an_imprint():
    """What the head of the file says becomes title and author, and stays in the text."""
    text = "书名：春江渡\r\n作者：林舟\r\n\r\n　　江上起雾了。\r\n　　船还没有来。\r\n"

    assert read_plain(Source("a.txt", text.encode("gbk"))) == Manuscript(
        "春江渡",
        "林舟",
        "zh",
        tuple(map(Paragraph, ["书名：春江渡", "作者：林舟", "江上起雾了。", "船还没有来。"])),
    )


def test_the_name_of_the_file_fills_in_what_the_text_does_not_say():
    """The text knows best; the file name is asked for the rest."""
    manuscript = read_plain(Source("《别名》作者：林舟.txt", "书名：春江渡\n江上起雾了。".encode()))

    assert (manuscript.title, manuscript.author) == ("春江渡", "林舟")


def test_an_article_without_a_single_newline_falls_into_its_paragraphs():
    """Pairs of ideographic spaces are where the page had its paragraphs."""
    source = Source("article.txt", (SAMPLES / "article.txt").read_bytes())
    blocks = read_plain(source).blocks

    assert len(blocks) == 24
    assert blocks[1].text.startswith("（一）")


def test_damage_is_told():
    """Characters that were lost are counted in a notice of the manuscript."""
    data = "江上起雾了，船还没有来。".encode("gbk")

    assert len(read_plain(Source("a.txt", data[:8] + b"\xff" + data[8:])).notices) == 1


def test_english_is_english():
    """The language is the one that most of the text is in."""
    assert read_plain(Source("a.txt", b"The ferry is late. (\xe6\xb8\xa1)")).language == "en"


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\u3000\u3000\u2028"])
def test_nothing_but_white_space_is_refused(text):
    """There is no book in it."""
    with pytest.raises(SourceError, match="nothing but white space"):
        read_plain(Source("a.txt", text.encode()))


ANYTHING = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffd"), max_size=300)
LINES = st.lists(st.text(st.sampled_from("江桥，。“”—ab 　\t"), max_size=50) | ANYTHING, max_size=12).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028", "\f"]).map(lambda end: end.join(lines))
)


@given(LINES)
def test_every_character_is_kept_in_order(text):
    """Whatever is joined or divided, only white space is left out."""
    wanted = "".join(text.split())
    if not wanted:
        return
    blocks = read_plain(Source("a.txt", text.encode())).blocks

    assert "".join("".join(block.text.split()) for block in blocks) == wanted
