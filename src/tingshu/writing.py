"""Facts of Chinese and Western writing, said once for every room that looks at a text: marks, characters, numerals."""

import re
from collections.abc import Iterable

FINAL = "。！？!?｡‼⁇⁈⁉︒︕︖"
"""Marks that end a sentence wherever they stand; the Western full stop and ．need a closer look."""

PAIRS = {
    "“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉",
    "（": "）", "(": ")", "【": "】", "［": "］", "[": "]", "〔": "〕", "〖": "〗",
    "﹁": "﹂", "﹃": "﹄", "︽": "︾", "︿": "﹀", "︵": "︶", "︻": "︼", "︹": "︺",
}  # fmt: skip
"""Every opening mark with the one that closes it; the last row is how Unicode writes them for vertical lines."""

STRAIGHT = '"＂'
"""Quotation marks that look the same on both sides."""

QUOTES = "“‘「『﹁﹃" + STRAIGHT
TITLES = "《〈︽︿"
OPENERS = "".join(PAIRS) + STRAIGHT
CLOSERS = "".join(PAIRS.values()) + STRAIGHT

HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The Han characters, rare ones too, as part of a class in a regular expression (Unicode 16, chapter 18.1)."""

NUMERALS = "零〇○一壹二贰貳两兩三叁參四肆五伍六陆陸七柒八捌九玖十拾廿卅百佰千仟万萬"
"""Every character that a Han numeral is made of: plain, formal, traditional ones and those of old prints."""

CHAPTER_NUMBER = rf"第\s*(?:[\d{NUMERALS}]{{1,9}}|[①-⑳㉑-㉟㊱-㊿])\s*[章节節回卷集部篇幕折话話](?!课)"
"""A regular expression for how a chapter is numbered, ``第十二章``; ``第三节课`` is a lesson."""

NEVER_FIRST = "，。、；：？！,;_＿）)】]〕］｝}”’」』》〉"
"""Marks that no line of an author's begins with: they belong to the word before."""

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Characters without a width, which pages slip between letters: soft hyphen, zero-width space, joiners, BOM."""

LONGEST_SYMBOL_RUN = 30
"""Marks and spaces in a row beyond which they are drawing, not punctuation, and are taken out."""

_SPEAKABLE = re.compile(r"[^\W_]")


def is_speakable(text: str) -> bool:
    """Whether a voice has anything to say here: a letter, a digit or a Han character.

    The Edge service answers a request without one with no audio at all (edge-tts issue 351).
    """
    return _SPEAKABLE.search(text) is not None


def anyone_of(characters: Iterable[str]) -> str:
    """Return a regular expression for one of ``characters``."""
    return f"[{re.escape(''.join(characters))}]"
