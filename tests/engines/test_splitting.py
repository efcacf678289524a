"""Where a sentence is cut."""

import pytest
from hypothesis import given, strategies as st

from tingshu.engines.splitting import SHORTEST_PART, in_two


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("他来了又走了，没有人知道为什么。", ("他来了又走了，", "没有人知道为什么。")),
        ("“天已经这样亮了！”她说，外面的雪还没有停。", ("“天已经这样亮了！”", "她说，外面的雪还没有停。")),
        ("The lamp went out, and nobody spoke.", ("The lamp went out, ", "and nobody spoke.")),
        ("没有标点的一行字也要能够分开来念", ("没有标点的一行字", "也要能够分开来念")),
        ("Supercalifragilisticexpialidocious", None),
        ("一二三四五。", None),
        ("", None),
    ],
)
def test_the_best_cut_is_the_strongest_mark_nearest_the_middle(text, parts):
    """A closing quote stays with what it closes, and no word is cut."""
    assert in_two(text) == parts


@given(st.text(st.sampled_from("天地玄黄宇宙洪荒abc12，。！”“ "), max_size=60))
def test_no_character_is_lost_or_moved(text):
    """Whatever the text: two parts that make it up, each worth saying."""
    parts = in_two(text)

    if parts:
        assert "".join(parts) == text
        assert min(sum(map(str.isalnum, part)) for part in parts) >= SHORTEST_PART
