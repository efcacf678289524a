"""What makes a phrase a watermark can be told apart."""

import pytest

from tingshu.text.cleaning.copies import Standing
from tingshu.text.cleaning.sample import Sample
from tingshu.text.cleaning.spelling import key
from tingshu.text.cleaning.verdict import Verdict, weigh

BODIES = (
    "早上的菜市场最热闹，人挤着人，谁也不让谁。",
    "卖鱼的老人嗓门最大，隔着一条街都能听见他的吆喝！",
    "“今天的藕新鲜吗？”有人在摊子前面蹲下来。",
    "没有人着急，大家都慢慢地挑，慢慢地还价……",
    "到了中午，人就散了，只剩下几片菜叶子在风里打转。",
    "“明天还来吗？”老人问，“明天有新鲜的鲫鱼。”",
    "菜市场的灯一盏一盏灭了，街上又安静下来。",
    "第二天早上，菜市场的灯又亮了，老人还是第一个来。",
)
PHRASE = "让集市的烟火气留下来"


def verdict(lines: list[str], phrase: str = PHRASE) -> Verdict:
    """Weigh one phrase."""
    (weighed,) = weigh([phrase], Sample.of(lines))
    return weighed


def test_glue_at_ends_is_verdict():
    """And then lines of its own are the page's too."""
    assert verdict([body + PHRASE for body in BODIES]).accepted == {Standing.END, Standing.ALONE}


def test_parted_words_are_verdict():
    """菜市场 with a phrase in it is no place for a phrase."""
    words = ("市场", "吆喝", "新鲜", "大家", "只剩", "明天", "安静", "早上")
    torn = [body.replace(word, f"{word[0]}{PHRASE}{word[1]}", 1) for body, word in zip(BODIES, words, strict=True)]

    assert Standing.INSIDE in verdict([*torn, *BODIES]).accepted


def test_a_name_between_words_parts_none():
    """However often it stands there."""
    lines = [body.replace("的", "的临江市青少年科技活动中心的", 1) for body in BODIES]

    assert verdict(lines, "临江市青少年科技活动中心").accepted == frozenset()


@pytest.mark.parametrize("phrase", ["墨香小说网首发", "请收藏本站", "www.moxiang.com", "墨香。com", "最新章节尽在墨香"])
def test_an_advertisement_is_known_by_its_words(phrase: str):
    """It is no title."""
    assert not verdict([body + phrase for body in BODIES], key(phrase)).looks_like_a_title


@pytest.mark.parametrize("phrase", [PHRASE, "众人关注的一座桥", "下载时代的爱情", "更新了三次的名单"])
def test_a_title_may_use_some_of_these_words(phrase: str):
    """关注, 下载 and 更新 are words like others."""
    assert verdict([body + phrase for body in BODIES], phrase).looks_like_a_title


def test_a_line_in_a_conversation_is_evidence_and_a_refrain_is_not():
    """Nobody puts a line between a question and its answer; poets put one between stanzas."""
    talk = [
        "“你去哪儿？”",
        PHRASE,
        "“回家。”",
        "“家在哪儿？”",
        PHRASE,
        "“河边。”",
        PHRASE,
        "天黑了。",
        PHRASE,
        "他走了。",
    ]
    song = ["雪落在瓦上。", PHRASE, "雪落在井台上。", PHRASE, "雪落在路上。", PHRASE, "雪停了。", PHRASE]

    assert verdict(talk).accepted == {Standing.ALONE}
    assert verdict(song).objections[Standing.ALONE] == "may be a refrain or a name on its own line"
