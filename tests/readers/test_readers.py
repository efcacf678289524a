"""Which reader a source gets."""

import pytest

from tingshu.errors import SourceError
from tingshu.model import Source
from tingshu.readers import READERS, reader_for
from tingshu.readers.markdown import read_markdown
from tingshu.readers.plain import read_plain


@pytest.mark.parametrize(
    ("name", "reader"),
    [("a.txt", read_plain), ("A.TXT", read_plain), ("b/a.md", read_markdown), ("a.markdown", read_markdown)],
)
def test_the_ending_decides(name, reader):
    """Who names a file .txt means its stars."""
    assert reader_for(Source(name, b"# **a**")) is reader


@pytest.mark.parametrize(
    ("text", "reader"),
    [
        ("# 渡口\n\n船来了。", read_markdown),
        ("---\ntitle: 渡口\n---\n船来了。", read_markdown),
        ("**船**来了。\n\n> 水大。", read_markdown),
        ("船来了。\n- 谁？\n- 我。", read_plain),
        ("#渡口 今天", read_plain),
        ("---\n船来了。", read_plain),
    ],
)
@pytest.mark.parametrize("name", ["-", "README", "第1.5章"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_without_an_ending_the_content_decides(name, text, reader, encoding):
    """Text from a pipe is Markdown only when it clearly is; a mere dash makes none."""
    assert reader_for(Source(name, text.encode(encoding))) is reader


@pytest.mark.parametrize("ending", [".azw3", ".mp3", ".7z", ".DOC"])
def test_an_ending_without_a_reader_is_refused_with_the_ones_there_are(ending):
    """The way out names every format that can be read."""
    with pytest.raises(SourceError) as caught:
        reader_for(Source("a" + ending, b"x"))

    assert ending.lower() in caught.value.problem
    assert [known for known in READERS if known not in caught.value.way_out] == []


def test_a_pipe_of_noise_is_refused():
    """What has no name and is no text has no reader."""
    with pytest.raises(SourceError, match="seems to be an MP3"):
        reader_for(Source("-", b"\xff\xfb\x90\x64" + bytes(400)))
