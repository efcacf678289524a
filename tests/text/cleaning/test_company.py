"""A line that may be the page's or the author's is told by the lines beside it."""

import pytest

from tingshu.text.cleaning.company import are_in_company, heads_a_list, is_authors
from tingshu.text.cleaning.passage import Passage

PROSE = "那年冬天特别长，河面冻了三个月。"


def passages(*lines: str) -> list[Passage]:
    """Return a text; a line that begins with # is a heading of the format's."""
    return [Passage.whole(line.removeprefix("#"), level=int(line.startswith("#"))) for line in lines]


@pytest.mark.parametrize(
    ("lines", "taken", "expected"),
    [
        ((PROSE, "分享", PROSE), (), []),
        ((PROSE, "分享", "", "分享", PROSE), (), []),
        ((PROSE, "分享", "分享"), (), [1, 2]),
        ((PROSE, "分享", "", "#桥", PROSE), (), [1]),
        ((PROSE, "分享", "第二章 桥", PROSE), (), [1]),
        ((PROSE, "分享", "第二章我没有读。", PROSE), (), []),
        (("分享", PROSE), (), []),
        ((PROSE, "分享", "打印", "分享", PROSE), (2,), [1, 3]),
        ((PROSE, "打印", PROSE, "分享", PROSE), (1,), []),
    ],
)
def test_a_weak_line_needs_the_page_beside_it_or_an_end(lines, taken, expected):
    """In the middle of a story it stays, however many there are in a row."""
    before = passages(*lines)
    now = [Passage.whole("") if number in taken else passage for number, passage in enumerate(before)]

    assert list(are_in_company("分享".__eq__, before, now)) == expected


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (("编辑：稿子呢", "作者：还没写完", "编辑：什么时候"), 0),
        (("时间：明天", "地点：老地方", "来源：秘密"), 2),
        (("时间：明天", "来源：秘密", "时间：后天"), 1),
        (("2023年5月1日 10:20", "车到了。", "2023年5月1日 10:40"), 0),
    ],
)
def test_labels_of_the_author_s_own_speak_for_him(lines, number):
    """A label that comes again with other words, or stands beside one of no imprint."""
    assert is_authors(number, passages(*lines), passages(*lines))


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (("来源：临江晚报", "作者：周小舟", PROSE), 0),
        ((PROSE, "小明：“你好。”", "责编：周小舟"), 2),
        (("编辑：周小舟", PROSE, "编辑：周小舟"), 0),
        (("編輯：周小舟", "責任編輯：何大有"), 0),
        (("2024-05-01 10:20", PROSE), 0),
        (("没有标签", "地点：老地方"), 0),
    ],
)
def test_an_imprint_is_the_page_s(lines, number):
    """Its labels belong together, also beside what somebody says."""
    assert not is_authors(number, passages(*lines), passages(*lines))


def test_a_label_that_was_taken_speaks_for_nobody():
    """上一篇：… was the page's; what stands beside it may be too."""
    before = passages("上一篇：秋天的事", "责编：周小舟")

    assert is_authors(1, before, before)
    assert not is_authors(1, before, passages("", "责编：周小舟"))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("相关阅读：", "桥下的鱼", "两岸的孩子"), True),
        (("【相关阅读】", "桥下的鱼"), True),
        (("相关阅读", "桥下的鱼", "两岸的孩子"), False),
        (("相关阅读：", "读书是一件快乐的事", "它让我们看见世界"), False),
    ],
)
def test_a_headline_of_a_list_is_marked_and_its_titles_do_not_go_on_with_each_other(lines, expected):
    """A bare headline over lines of verse is the author's."""
    text = passages(*lines)

    assert heads_a_list(0, list(range(1, len(lines))), text, text) is expected


def test_a_bare_headline_is_believed_in_company():
    """The line below its titles was the page's."""
    before = passages("相关阅读", "桥下的鱼", "版权所有")
    now = passages("相关阅读", "桥下的鱼", "")

    assert heads_a_list(0, [1], before, now)
