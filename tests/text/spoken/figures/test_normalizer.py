"""wetext is believed only where it did no harm."""

import pytest

from tingshu.text.spoken.figures.normalizer import normalized


def test_figures_and_what_they_count_are_said():
    """What it is good at."""
    assert [normalized(text) for text in ("2个人", "3/4的", "第12次")] == ["两个人", "四分之三的", "第十二次"]


@pytest.mark.parametrize("text", ["1st", "B2B", "100元/月", "500mL"])
def test_where_letters_or_characters_would_go_it_is_in_doubt(text):
    """It makes seconds of 1st, an English word of B2B, and turns 元/月 round: None leaves them to the rules."""
    assert normalized(text) is None
