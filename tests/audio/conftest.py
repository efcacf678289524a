"""What every test of this room starts from."""

from pathlib import Path

import pytest

from tingshu.audio import Spacing
from tingshu.model import Pause


@pytest.fixture
def spacing() -> Spacing:
    """Pauses that differ enough to tell one from another."""
    after = {Pause.CUT: 150, Pause.SENTENCE: 450, Pause.PARAGRAPH: 800, Pause.TITLE: 1500, Pause.SCENE: 2000}
    return Spacing(head_ms=500, tail_ms=1000, after=after)


@pytest.fixture
def track(tmp_path) -> Path:
    """Where a track may be written."""
    return tmp_path / "001 第一回.mp3"
