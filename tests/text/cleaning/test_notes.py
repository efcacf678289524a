"""Notes and their marks are not read; what only looks like them is."""

import pytest

from tingshu.text.cleaning.notes import without_notes
from tingshu.text.cleaning.passage import Passage


def left(*lines: str) -> list[str]:
    """Return what is left; a line that begins with # is a heading of the format's."""
    passages = [Passage.whole(line.removeprefix("#"), level=int(line.startswith("#"))) for line in lines]
    return [passage.text for passage in without_notes(passages)]


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("[1]", "[1] "),
        ("［1］", "[1]"),
        ("〔1〕", "〔1〕"),
        ("①", "① "),
        ("*1", "*1 "),
        ("¹", "¹"),
        ("⁽¹⁾", "⁽¹⁾ "),
        ("（注1）", "（注1）"),
    ],
)
def test_a_mark_goes_with_the_note_it_points_to(mark: str, note: str):
    """In every way in which they are written."""
    assert left(f"城墙{mark}很高。", "墙上有树。", f"{note}见县志。") == ["城墙很高。", "墙上有树。", ""]


def test_marks_without_notes_go_where_they_count_up():
    """The notes stayed on another page."""
    assert left("城墙很高[1]。", "城门[2]很宽，[3]能过两辆车。") == ["城墙很高。", "城门很宽，能过两辆车。"]
    assert left("城墙很高。①", "城门很宽②，能过车。") == ["城墙很高。", "城门很宽，能过车。"]


@pytest.mark.parametrize(
    "lines",
    [
        ("带三样东西：①身份证；②照片；③户口本。",),
        ("带三样东西，①身份证，②照片，③户口本。",),
        ("①号门进，②号门出。",),
        ("选①②③都可以。",),
        ("普通话请按[1]，英语请按[2]。",),
        ("数组a[1]和b[2]，x[3]。",),
        ("区间[1]很小，区间[2]很大。", "墙上有树。", "待查：", "[1] 甲", "[2] 乙", "他睡了。"),
        ("有三件事[1]要做，两件[2]不用做。", "待办事项：", "[1] 明天开会。", "[2] 后天放假。", "他睡了。"),
        ("临政发〔2024〕12号，[2024]3号文。",),
        ("长5m²，宽10³，3*1=3，水H₂O，表¹。",),
        ("城墙很高[2]。", "城门很宽[7]。"),
        ("城墙很高[1]。",),
        ("[1] 面粉", "[2] 清水", "[3] 一点盐"),
        ("注意：水要烧开。", "注：火要小。", "再等一会儿。"),
    ],
)
def test_what_only_looks_like_notes_stays(lines: tuple[str, ...]):
    """Lists, keys, indices, years, units, and numbers that do not count up."""
    assert left(*lines) == list(lines)


def test_notes_of_a_chapter_stand_before_the_next_heading():
    """Numbering begins anew in each chapter."""
    lines = ("#上篇", "渔人①下河。", "① 打鱼的人。", "#下篇", "鱼鹰①老了。", "① 鸬鹚。")

    assert left(*lines) == ["上篇", "渔人下河。", "", "下篇", "鱼鹰老了。", ""]


def test_notes_at_a_foot_go_even_without_marks():
    """The Markdown reader drops the marks and hands the notes over in numbered paragraphs."""
    assert left("城墙很高。", "城门很宽。", "墙上有树。", "[1] 见县志。") == [
        "城墙很高。",
        "城门很宽。",
        "墙上有树。",
        "",
    ]


def test_marks_point_to_the_notes_below_them_once():
    """A list that comes after the notes is pointed to by nothing."""
    lines = ("城墙[1]很高。", "[1] 见县志。", "城门很宽。", "[1] 开会。", "他睡了。")

    assert left(*lines) == ["城墙很高。", "", "城门很宽。", "[1] 开会。", "他睡了。"]


def test_a_headline_above_notes_goes_with_them():
    """And so does a note that calls itself one."""
    assert left("正文。", "正文。", "参考文献", "[1] 《县志》", "[2] 《府志》") == ["正文。", "正文。", "", "", ""]
    assert left("正文。", "译者注：河名已改。") == ["正文。", ""]
    assert left("译者注：河名已改。", "正文。") == ["译者注：河名已改。", "正文。"]


def test_a_mark_may_point_to_several_notes():
    """[1-3] and [1,2] are marks too."""
    assert left("城墙[1-2]很高[1,2]。", "[1] 甲", "[2] 乙") == ["城墙很高。", "", ""]
