"""Prose, and what is counted of a phrase in it: what the tests of each kind of evidence use together."""

from tingshu.text.cleaning.copies import copies
from tingshu.text.cleaning.evidence import Evidence
from tingshu.text.cleaning.sample import Sample
from tingshu.text.cleaning.spelling import key

PHRASE = "让集市的烟火气留下来"
PROSE = (
    "早上的菜市场最热闹，人挤着人，谁也不让谁。卖菜的把秤杆翘得高高的。",
    "卖鱼的老人嗓门最大，隔着一条街都能听见他的吆喝！孩子们学他的腔调。",
    "“今天的藕新鲜吗？”有人在摊子前面蹲下来。老人说刚挖出来的。",
    "没有人着急，大家都慢慢地挑，慢慢地还价……太阳一点一点升起来。",
    "到了中午，人就散了，只剩下几片菜叶子在风里打转。猫出来了。",
    "“明天还来吗？”老人问，“明天有新鲜的鲫鱼。”没有人回答他。",
    "菜市场的灯一盏一盏灭了，街上又安静下来。远处有火车开过去。",
    "第二天早上，菜市场的灯又亮了，老人还是第一个来。他带着儿子。",
    "儿子不会吆喝，只会笑，笑得大家都来买他的鱼。老人在旁边抽烟。",
    "“你笑什么？”有人问他。他说不出来，脸红到了耳根。",
    "下雨的时候，棚子底下站满了人，谁也不急着走。雨声很大。",
    "秋天藕少了，螃蟹多了，摊子前面换了一批人。老人还在。",
)


def evidence(lines: list[str], phrase: str = PHRASE) -> Evidence:
    """Return what is counted of a phrase in paragraphs, none of which ends oddly but with it."""
    sample = Sample.of(lines)
    return Evidence(key(phrase), tuple(copies(key(phrase), sample.text)), sample, 0)
