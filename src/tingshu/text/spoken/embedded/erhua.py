"""Words that end in 儿.

espeak-ng 1.52 has them in its dictionary with an r that its Mandarin has no sound for, and spells
them out in English letters: 花儿 becomes "h u a one r five".
"""

import re
from collections.abc import Callable

from tingshu.text.spoken.rule import rule
from tingshu.writing import HAN

_LETTER = re.compile("[A-Za-z0-9]")
_SON = "(?<=[女婴嬰幼孤胎健宠寵孙孫侄姪育男产產患病托少小生婿猫妻血潮])"


def _in_front(pinyin: str) -> Callable[[re.Match[str]], str]:
    """Return how a character is said in pinyin, with a space in front of letters that would run into it."""
    return lambda match: f"{pinyin} " if _LETTER.match(match.string, match.end()) else pinyin


ERHUA = (
    rule("儿", f"{_SON}[儿兒](?![子女童媳孙孫])", _in_front("er2"), needs="儿兒"),
    rule("儿", f"(?<=[{HAN}])[儿兒](?![子女童媳孙孫歌时時戏戲科])", _in_front("er5"), needs="儿兒"),
)
