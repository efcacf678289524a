"""A heading has its line to itself; a sentence that begins with a mark has not."""

import pytest

from tingshu.text.chapters.headings.line_position import LinePosition, is_name, line_position_of


@pytest.mark.parametrize(
    ("mark", "rest", "position"),
    [
        ("第三章", "里他写道：“我不懂。”", LinePosition.IN_FRONT),
        ("第三章", "的他还没有名字", LinePosition.IN_FRONT),
        ("第三章", "老王说：“走吧！”", LinePosition.IN_FRONT),
        ("第三章", "走了。又来了", LinePosition.IN_FRONT),
        ("第三章", " 他说：“走吧！”", LinePosition.TITLED),
        ("第三章", "里应外合", LinePosition.TITLED),
        ("第三章", "中秋", LinePosition.TITLED),
        ("第三章", "我，回来了！", LinePosition.TITLED),
        ("第三章", "“你是谁？”", LinePosition.TITLED),
    ],
)
def test_what_follows_a_strong_mark_without_a_gap_may_be_a_sentence(mark: str, rest: str, position: LinePosition):
    """Speech after a colon, 里 and 的 in front of who or what, a full stop inside; titles have none of these."""
    assert line_position_of(mark + rest, len(mark), strong=True) is position


def test_a_weak_mark_with_more_behind_a_full_stop_stands_in_front_of_text():
    """1.推进改造。责任单位：水利站 is an item of a list."""
    assert line_position_of("1.修好水渠。责任单位：水利站", 2, strong=False) is LinePosition.IN_FRONT
    assert line_position_of("1.修好水渠", 2, strong=False) is LinePosition.TITLED


@pytest.mark.parametrize(
    ("line", "expected"), [("己（上）", True), ("他走了。", False), ("（幕启）", False), ("", False)]
)
def test_a_name_is_short_and_no_sentence(line: str, expected: bool):  # noqa: FBT001 - a column of the table
    """What stands under a bare number."""
    assert is_name(line) is expected


@pytest.mark.parametrize(
    "line", ["〔幕启：河边", "【灯亮】桥上", "周小舟 2023/5/6 10:20:30", "周小舟 昨天 10:20", "下雨了。"]
)
def test_a_stage_direction_or_a_stamp_is_no_name(line: str):
    """What tells how or when, or ends as a sentence, does not name a chapter."""
    assert not is_name(line)
