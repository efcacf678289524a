"""Page furniture goes where it may stand, and nowhere else."""

import re
import tomllib
from importlib.resources import files

import pytest

from tingshu.text.cleaning.furniture import without_furniture
from tingshu.text.cleaning.passage import Passage
from tingshu.text.cleaning.rules import Place, Rule
from tingshu.text.cleaning.shipped import shipped

TABLE = tomllib.loads(files("tingshu.text.cleaning").joinpath("furniture.toml").read_text("utf-8"))["rule"]


def left(lines: list[str]) -> list[str]:
    """Return what is left of each paragraph."""
    return [passage.text for passage in without_furniture([Passage.whole(line) for line in lines])[0]]


def test_every_rule_has_a_name_of_its_own():
    """What preview lists can be told apart."""
    names = [rule.name for rule in shipped()]

    assert len(set(names)) == len(names) > 0


@pytest.mark.parametrize(("rule", "row"), list(zip(shipped(), TABLE, strict=True)), ids=[row["name"] for row in TABLE])
def test_every_rule_keeps_what_its_examples_promise(rule: Rule, row: dict[str, list[str]]):
    """It takes all that it is to take, whole, and no rule takes what this one is to leave."""
    for example in row["takes"]:
        assert list(rule.spans(example)) == [(0, len(example))]
    for example in row["leaves"]:
        assert list(rule.spans(example)) == []
        assert left(["正文。"] * 40 + [example] + ["正文。"] * 40)[40] == example


def test_the_player_s_words_go_only_from_the_head_of_the_text():
    """Far down in an article the same words are the author's."""
    lines = ["点击播报本文，约8分钟。春天到了。", *["正文。"] * 9, "点击播报本文，约等于没有读。"]

    assert left(lines) == ["春天到了。", *["正文。"] * 9, "点击播报本文，约等于没有读。"]


def test_an_editor_s_line_goes_only_from_the_foot():
    """In the middle of a text it may be a line of a list."""
    lines = ["责任编辑：周小舟", *["正文。"] * 20, "责任编辑：周小舟"]

    assert left(lines) == ["责任编辑：周小舟", *["正文。"] * 20, ""]


def test_empty_paragraphs_do_not_count():
    """What an earlier rule has emptied moves neither the head nor the foot."""
    lines = [*[""] * 20, "来源：临江晚报", *["正文。"] * 20, "责编：周小舟", *[""] * 20]

    assert [line for line in left(lines) if line] == ["正文。"] * 20


def test_a_sentence_that_begins_like_furniture_stays():
    """A rule has to match the whole line."""
    lines = ["分享到这里，我想说一句心里话。", "下一页写着三个字。上面没有名字。"]

    assert left(lines) == lines


def test_whole_sentences_go_from_the_middle_of_a_paragraph():
    """What is left of the paragraph is the author's; a sentence that only holds such words stays."""
    lines = [
        "雨停了。手机用户请浏览m.moxiang.com阅读。他走了。",
        "他念道：手机用户请浏览m.moxiang.com阅读。",
        "雨（本章完）停了。",
    ]

    assert left(lines) == ["雨停了。他走了。", "他念道：手机用户请浏览m.moxiang.com阅读。", "雨停了。"]


def test_a_list_of_other_articles_goes_to_the_first_line_that_is_no_title():
    """The headline takes its titles with it, and not the paragraph after them."""
    lines = [*["正文。"] * 5, "相关阅读：", "桥下的鱼又多了", "两岸的孩子", "编者的话写在最后，请读完。"]

    assert left(lines) == [*["正文。"] * 5, "", "", "", "编者的话写在最后，请读完。"]


def test_a_list_ends_after_so_many_titles():
    """What stands below twenty titles is no list any more."""
    lines = ["正文。", "相关阅读：", *[f"第{number}座桥" for number in range(25)]]

    assert left(lines) == ["正文。", *[""] * 21, *lines[-5:]]


def test_a_person_s_rule_may_need_company_too():
    """Its lines go at the end of the text, and stay in the middle."""
    rule = Rule("weather", Place.COMPANY, re.compile("晴"))
    text = [Passage.whole(line) for line in ("正文。", "晴", "正文。", "晴")]

    assert [passage.text for passage in without_furniture(text, [rule])[0]] == ["正文。", "晴", "正文。", ""]


def test_a_heading_that_the_format_marks_stays():
    """The author made it a heading."""
    cleaned, _ = without_furniture([Passage.whole("（未完待续）", level=2), Passage.whole("相关阅读", level=1)])

    assert [passage.text for passage in cleaned] == ["（未完待续）", "相关阅读"]


def test_a_paragraph_of_very_many_such_sentences_is_cleaned_in_linear_time():
    """Each match looks only at what is near it."""
    (text,) = left(["请记住本站域名。" * 50_000])

    assert text == ""
