"""What is said for a text is in no file of a made book: the author's characters are in all of them."""

import asyncio

import pytest

from edge_service.loopback import Loopback
from tingshu.pipeline import narrate
from tingshu.planning import plan
from tingshu.settings import Settings

TEXT = """# 渡口

## （一） 重庆的3天

孩子长大了，为人民跑了5%-10%的路[1]。

乐队在重庆说GPT。

## 2. 兄弟

花儿开了。
"""
SAID = (
    "\u200b", "chong2", "zhang3", "er5", "er2", "di4", "百分之", "崇庆", "岳队", "吉皮提", "第一，", "第二，",
    "5%到10%",
)  # fmt: skip


@pytest.fixture
def edge(edge_service, monkeypatch):
    """The stand-in, found by the product as it is through the name of the real service."""
    monkeypatch.setattr(
        "tingshu.engines.edge_connection.AddressBook", lambda: Loopback(edge_service.host, edge_service.port)
    )
    return edge_service


@pytest.mark.parametrize("engine", ["espeak", "edge"])
def test_no_spoken_form_is_in_any_file(engine, edge, tmp_path):
    """Names, tags, cues, captions, contents, ledger and containers show ``text``."""
    (tmp_path / "渡口.md").write_text(TEXT, "utf-8")
    (tmp_path / "list.txt").write_text("GPT = 吉皮提\n", "utf-8")
    wanted = Settings(
        output=tmp_path / "out",
        engine=engine,
        readings=tmp_path / "list.txt",
        formats=("lrc", "srt", "vtt", "m4b", "cue"),
    )
    asyncio.run(narrate(plan(str(tmp_path / "渡口.md"), wanted), wanted, lambda _: None))

    files = [file for file in (tmp_path / "out").rglob("*") if file.is_file()]
    leaks = [(file.name, said) for file in files for said in SAID if _is_in(said, file)]
    assert leaks == []
    assert sum(_is_in("5%-10%", file) for file in files) >= 4, "book.json and three kinds of captions"


def _is_in(text, file):
    """Whether a file has a text, in its name or in an encoding that tags and lists are written in."""
    data = file.read_bytes()
    is_long = len(text.encode()) > 3  # three bytes are in any sound by chance
    return text in file.name or any(
        text.encode(code) in data for code in ("utf-8", "utf-16-le") if is_long or file.suffix not in {".mp3", ".m4b"}
    )
