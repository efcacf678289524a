"""One small finished book, for every writer."""

from pathlib import Path

import pytest

from tingshu.model import Audiobook, Cue, Track, Voice


@pytest.fixture
def audiobook(tmp_path: Path) -> Audiobook:
    """Two chapters, with titles that need care in every format."""
    return Audiobook(
        title="桥 | 河 [上]",
        author="林 某",
        language="zh",
        voice=Voice("espeak", "cmn"),
        tracks=(
            Track(1, "第一章 水，\n与桥", tmp_path / "001 第一章.mp3", 61_499, (Cue("水。", 500, 900),)),
            Track(2, "#2 <下>", tmp_path / "002 #2 下.mp3", 3_600_000, (Cue("桥。", 500, 901),)),
        ),
        notices=("The embedded voice speaks.",),
    )
