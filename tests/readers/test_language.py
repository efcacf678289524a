"""Which voice a text calls for."""

import pytest

from tingshu.readers.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("江上起雾了，GDP 和 WiFi 都没有。", "zh"),
        ("江上起霧了。", "zh"),
        ("The ferry (渡船) is late today.", "en"),
        ("江" * 30_000 + " ferry" * 90_000, "zh"),
        ("2024", "zh"),
    ],
)
def test_the_language_is_that_of_most_of_the_beginning(text, language):
    """A few foreign words change nothing, and a long text is not read to its end for it."""
    assert language_of(text) == language
