"""What the embedded voice cannot be left to say by itself, besides figures and single words.

espeak-ng 1.52 has the words that end in 儿 in its dictionary with an r that its Mandarin has no sound for, and spells
them out in English letters: 花儿 becomes "h u a one r five".
"""

import re
from collections.abc import Callable

from tingshu.text.spoken.polyphones import POLYPHONES
from tingshu.text.spoken.rule import rule
from tingshu.text.spoken.scripts import SCRIPTS
from tingshu.writing import HAN

_SON = "(?<=[女婴嬰幼孤胎健宠寵孙孫侄姪育男产產患病托少小生婿猫妻血潮])"


def _apart(pinyin: str) -> Callable[[re.Match[str]], str]:
    """Return how a character is said in pinyin, with a space in front of letters that would run into it."""
    return lambda match: f"{pinyin} " if _LETTER.match(match.string, match.end()) else pinyin


_LETTER = re.compile("[A-Za-z0-9]")

_ERHUA = (
    rule("儿", f"{_SON}[儿兒](?![子女童媳孙孫])", _apart("er2"), needs="儿兒"),
    rule("儿", f"(?<=[{HAN}])[儿兒](?![子女童媳孙孫歌时時戏戲科])", _apart("er5"), needs="儿兒"),
)

EMBEDDED = (*SCRIPTS, *_ERHUA, *POLYPHONES)
"""What is said for this voice alone, whatever becomes of figures."""
