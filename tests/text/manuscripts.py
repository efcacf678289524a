"""Texts for property tests: random, but made of what this room has to look at."""

from hypothesis import strategies as st

from tingshu.model import Heading, Paragraph

MARKS = "。！？!?….，、；：,;:“”‘’「」『』\"'《》（）()【】[]—-*※ 　\t\u200b\ufeff\u0301①🙂"
PIECES = (
    "天",
    "地人",
    "他说",
    "A",
    "b2",
    "3.14",
    "第一章",
    "（一）",
    "（二）",
    "一、",
    "2.",
    "第二章 归来",
    "目录",
    "第一章……1",
    "☆、",
    "（笑）",
    "楔子",
    "https://a.cn/?b=1",
    "点击播报本文，约",
    "目录 第一章 雨 第二章 风 ",
    "第一卷春",
    "Chapter 2 The Storm ",
    "2026年3月5日",
    "1.1 甲",
    "☆、1、",
    "第一夜 ",
    "00:00:01,000 --> 00:00:04,500",
    "附件：1.",
    "山行第一",
)

texts = st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(MARKS), st.text(max_size=3)), max_size=60).map(
    "".join
)
"""Any text: mostly marks and what looks like headings, numbers or furniture, sometimes anything at all."""

watermarked = st.lists(texts, min_size=1, max_size=12).map(lambda lines: [f"{line}春天的故事还在写" for line in lines])
"""Texts that all end with the same phrase."""

sent_again = st.lists(texts.filter(bool), min_size=1, max_size=3).map(lambda page: ["第一章 雨", *page] * 2)
"""Chapters that come a second time at once."""

doubled_marks = st.sampled_from(("{}、", "（{}）", "第{}章", "{}", "卷{}", "其{}")).flatmap(
    lambda form: st.lists(st.tuples(st.integers(1, 3), st.sampled_from(("看山", "听火", "")), texts), max_size=6).map(
        lambda parts: [
            line
            for number, (copies, name, text) in enumerate(parts, 1)
            for line in [form.format("〇一二三四五六"[number])] * copies + [name, f"{text}春天的故事还在写。"]
        ]
    )
)
"""Chapters that count, each mark written once or several times, with a name on the next line or none."""

blocks = st.one_of(
    st.lists(st.one_of(st.builds(Paragraph, texts), st.builds(Heading, texts, st.integers(1, 6))), max_size=12),
    st.one_of(watermarked, sent_again, doubled_marks).map(lambda lines: [Paragraph(line) for line in lines]),
)
"""The blocks of any manuscript."""


def inked(text: str) -> str:
    """Return the characters of ``text`` that are not white space."""
    return "".join(text.split())
