"""Our own rules are whole: no word in them is left unexplained."""

import re

from tingshu.text.cleaning.shipped import shipped


def test_every_word_is_put_in_its_place():
    """No pattern still names one, and each is read as simplified characters."""
    patterns = [rule.expression.pattern for rule in shipped()]

    assert [pattern for pattern in patterns if re.search(r"\{[a-z]", pattern)] == []
    assert {rule.reads("責任編輯") for rule in shipped()} == {"责任编辑"}
