"""Tells Japanese and Korean from Chinese in the charsets whose bytes they share with it.

The bytes of EUC-JP and EUC-KR are those of GB 2312, and those of Shift_JIS look like UTF-16: decoded wrongly, they
make Chinese characters in any order. What tells them is kana, or the commonest syllables of Hangul: running text in
either language is mostly made of them, and no wrong decoding is.
"""

import re
from collections.abc import Iterator

from tingshu.readers.encoding.likeness import is_rubbish

_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fc]")
_HIRAGANA = re.compile("[\u3041-\u3096]")
_PUNCTUATION = re.compile("[、。「」『』（）・…！？，．]")
_KANJI = frozenset(
    "日人一年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電"
    "校語土木聞食車何南万毎白天母火右読友左休父雨言彼私思家手方事物者会社国分自同新地体発政府経済対策表総額前増加首相"
    "見域暮守述度予算案反映方針示住彼海心声目夜朝道店町村春夏秋冬愛知作問開回場持待"
)
_SYLLABLES = frozenset(
    "이다는의에을를가고하지기은로한서도리나사어자아인들있그대해라게니보수만일시전부정스주것면했며제구으우었여러안오"
    "없과원와상동때더마장연성내조국모치비무까신거던생경요같았할세할히말소위적선저물집사람날산녀번중문"
)

_SAMPLES = (("cp932", "ja"), ("euc_jp", "ja"), ("cp949", "ko"))
_SEVEN_BIT = ((b"\x1b$", "iso2022_jp_2"), (b"~{", "hz"))
"""Charsets that are written in ASCII, and how they begin what is not."""

_LEAST_KANA = 0.3  # of the characters beyond ASCII
_LEAST_SYLLABLES = 0.45


def seven_bit(data: bytes) -> str | None:
    """Return the charset of a text that is written in seven bits, as mail once was; None for plain ASCII."""
    for sign, encoding in _SEVEN_BIT:
        if sign not in data or not data.isascii():
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not text.isascii():
            return encoding
    return None


def foreign(sample: bytes, common: float) -> str | None:
    """Return the charset in which ``sample`` is Japanese or Korean; None if it is not plainly either.

    Args:
        sample: some bytes of the text.
        common: how much of it the best of the Chinese charsets makes common characters, 0 to 1.
    """
    found = [(share, encoding) for encoding, share in _shares(sample) if share > common]
    return max(found)[1] if found else None


def _shares(sample: bytes) -> Iterator[tuple[str, float]]:
    """Yield each charset in which the sample can be Japanese or Korean, with the share of common characters."""
    for encoding, language in _SAMPLES:
        beyond = [character for character in sample.decode(encoding, "replace") if character >= "\x7f"]
        if not beyond:
            continue
        text = "".join(beyond)
        lost = sum(map(is_rubbish, beyond))
        if language == "ko":
            named = sum(character in _SYLLABLES for character in beyond) / len(beyond)
            share, enough = named, named >= _LEAST_SYLLABLES
        else:
            kana, marks = len(_KANA.findall(text)), len(_PUNCTUATION.findall(text))
            kanji = sum(character in _KANJI for character in beyond)
            share, enough = (
                (kana + marks + kanji) / len(beyond),
                len(_HIRAGANA.findall(text)) >= len(beyond) * _LEAST_KANA,
            )
        if enough:
            yield encoding, share - lost / len(beyond)
