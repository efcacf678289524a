"""The right decoding is more like Chinese than every wrong one."""

import pytest

from tingshu.readers.encoding.likeness import weigh

PROSE = "江面上的雾还没有散，渡口的灯就亮了。老船工说：“渡船不等人。”可他自己总是第一个到，最后一个走，四十年都是这样。"


@pytest.mark.parametrize("wrong", ["cp950", "big5hkscs", "utf-8", "utf-16-le", "utf-16-be", "cp1252", "cp949"])
def test_wrong_charsets_make_worse_chinese(wrong):
    """By a wide margin, so that short texts can be told too."""
    assert weigh(PROSE.encode("gbk").decode(wrong, "replace")).likeness < weigh(PROSE).likeness / 2


def test_proof_needs_length_and_common_characters():
    """A few characters prove nothing, nor do many rare ones; ASCII is no evidence at all."""
    assert weigh(PROSE).proves
    assert not weigh(PROSE[:20]).proves
    assert not weigh("薺菱糍粑艄舴艋榫卯罾箬笠蓑" * 5).proves
    assert weigh("ferry").length == 0
