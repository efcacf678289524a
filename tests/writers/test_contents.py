"""The readable table of contents."""

from urllib.parse import unquote

from markdown_it import MarkdownIt

from tingshu.writers.contents import write_contents


def test_a_markdown_reader_finds_each_chapter_with_its_link_start_and_length(audiobook, tmp_path):
    """Read by a Markdown parser, the table has one row a chapter, whatever marks stand in the titles."""
    write_contents(audiobook, tmp_path)
    tokens = MarkdownIt().enable("table").parse((tmp_path / "contents.md").read_text("utf-8"))
    cells = [token for token in tokens if token.type == "inline"]
    texts = ["".join(child.content for child in cell.children if child.type == "text") for cell in cells]
    links = [unquote(child.attrs["href"]) for cell in cells for child in cell.children if child.type == "link_open"]

    assert texts[0] == "桥 | 河 [上]"
    assert "The embedded voice speaks." in texts
    assert texts[-8:] == ["1", "第一章 水， 与桥", "0:00", "1:01", "2", "#2 <下>", "1:01", "1:00:00"]
    assert links == ["001 第一章.mp3", "002 #2 下.mp3"]
