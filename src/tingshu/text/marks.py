"""What the marks of Chinese and Western writing do, said once for every file that looks at them."""

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

HAN = r"\u3400-\u9fff\uf900-\ufaff"
"""The Han characters of the basic plane, as part of a class in a regular expression."""

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
