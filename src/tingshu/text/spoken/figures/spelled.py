"""Every figure and sign in Han characters, for a voice that says them wrongly: the embedded one.

What wetext is known to get wrong is said by rules of our own, and so are plain numbers, a hundred times as fast. It
answers what needs its lists: whether a two is counted with 两, and the figures of English. Where it is in doubt the
plain reading stands. Letters stay letters.
"""

import re
import unicodedata
from collections.abc import Callable

from tingshu.text.spoken.figures.addresses import ADDRESSES
from tingshu.text.spoken.figures.amounts import AMOUNTS, NUMBERS, PLAIN
from tingshu.text.spoken.figures.codes import CODES
from tingshu.text.spoken.figures.dates import DAYS
from tingshu.text.spoken.figures.greek import GREEK_LETTERS
from tingshu.text.spoken.figures.identifiers import IDENTIFIERS, MODELS
from tingshu.text.spoken.figures.normalizer import in_english, normalized
from tingshu.text.spoken.figures.powers import POWERS
from tingshu.text.spoken.figures.roman import ROMAN
from tingshu.text.spoken.figures.shapes import LEFTOVERS, SHAPES
from tingshu.text.spoken.figures.sixtieths import SIXTIETHS
from tingshu.text.spoken.figures.telephones import TELEPHONES
from tingshu.text.spoken.figures.times import CLOCK, DURATIONS
from tingshu.text.spoken.figures.units import NOT_COUNTED, SIGNS, SILENT, UNITS
from tingshu.text.spoken.figures.verses import VERSES
from tingshu.text.spoken.figures.years import YEARS
from tingshu.text.spoken.pronunciation.syllables import INLINE_PINYIN
from tingshu.text.spoken.rule import Tell, applied, rule
from tingshu.writing import HAN

_NEEDED = re.compile(
    rf"[^{HAN}\sA-Za-z，。！？、；：“”‘’「」『』《》〈〉（）()【】—…·,.!?;:'\"-]|--|[IVX]{{2}}|\.[A-Za-z]|[XVI](?![A-Za-z])"
)
_DIGIT = re.compile(r"\d")
_ACCENTED = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f\u01cd-\u01dc\u1e00-\u1eff]")

_FIGURES = re.compile(rf"(?<![第负之\d./])2(?!{NOT_COUNTED})[{HAN}]{{1,2}}")
"""What wetext is given: a two and what it counts, or does not. Its time grows with every character, 0.4 ms each."""

_ENGLISH_WORD = re.compile(r"(?<![A-Za-z])[A-Za-z]?[a-z]{2,}(?![A-Za-z0-9])")
_ENGLISH = re.compile(r"[\x20-\x7e\u2013-\u201d\u2026€£]*", re.DOTALL)
_COMPARES = re.compile(r"[<>!=]=|[<>]\s?[\d.]|[-=]>")
"""What wetext says wrongly in English: of x >= 10 it leaves x equals ten."""
_ENGLISH_PART = re.compile(
    r"(?<![A-Za-z])(?:Chapter|Section|Part|Episode|Volume|Book|Act|Scene)\s\d{1,4}(?!\d|\.\d)", re.IGNORECASE
)
"""A text that is English, and what is English in any."""

_PUNCTUATION = "!(),:;?[]{}~.\"'`"
_FULL_WIDTH = re.compile("[−﹣\uff01-\uff5e]")
_HALF_WIDTH = {0xFEE0 + code: chr(code) for code in range(0x21, 0x7F) if chr(code) not in _PUNCTUATION} | {
    ord("−"): "-",
    ord("﹣"): "-",
}
"""Full-width letters, digits and signs, and a hyphen for a minus; punctuation keeps its width."""

_OTHER_DIGITS = "".join(digit for digit in map(chr, range(0x80, 0x20000)) if digit.isdecimal())
_SQUARE_WORDS = "".join(
    word
    for word in map(chr, range(0x322A, 0x3400))
    if word not in UNITS and not ("㉑" <= word <= "㉟" or "㊱" <= word <= "㊿")
)
"""Digits of other scripts; words, dates and units in one square: ㋀ is 1月, ㎈ cal."""

_GROUPING = re.compile("[,， ]")


def _ungrouped(match: re.Match[str]) -> str:
    return _GROUPING.sub("", match[0])


_WIDTH = (
    rule("digit", f"[{_OTHER_DIGITS}]", lambda match: str(unicodedata.decimal(match[0])), needs=_OTHER_DIGITS),
    rule("full width", r"(?<=\d)．(?=\d)", ".", needs="．"),
    rule(
        "square word", f"[{_SQUARE_WORDS}]", lambda match: unicodedata.normalize("NFKC", match[0]), needs=_SQUARE_WORDS
    ),
    rule("ordinal", r"№\s?(?=\d{1,4}(?!\d))", "第", needs="№"),
    rule("thousands", r"(?<![\d.,，])\d{1,3}(?:，\d{3})*，0\d\d(?:，\d{3})*(?![\d，])", _ungrouped, needs="，"),
    rule(
        "thousands",
        r"(?<![\d.,A-Za-z][ \d])(?<![\d.,A-Za-z])[1-9]\d{0,2}(?: \d{3})* 0\d\d(?: \d{3})*(?![\d-]| \d)",
        _ungrouped,
        needs="0",
    ),
    rule("thousands", r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])", _ungrouped, needs=","),
)
_RULES = (
    *_WIDTH, *LEFTOVERS, *POWERS, *SIXTIETHS, *ADDRESSES, *TELEPHONES, *VERSES, *CODES, *DURATIONS, *DAYS,
    *IDENTIFIERS, *SHAPES, *YEARS, *CLOCK, *AMOUNTS, *MODELS, *NUMBERS, *ROMAN,
)  # fmt: skip
_SIGNS = (
    rule("sign", r"(?<=[A-Za-z])/(?=[A-Za-z])", " ", needs="/"),
    rule("sign", r"/", "、", needs="/"),
    rule("sign", "[" + "".join(map(re.escape, SIGNS)) + "]", lambda match: SIGNS[match[0]], needs="".join(SIGNS)),
    GREEK_LETTERS,
    rule("sign", r"(?<![A-Za-z0-9.])\.(?=[A-Za-z]{2,4}(?![A-Za-z]))", "点", needs="."),
    rule("sign", "[" + re.escape(SILENT) + "]+", " ", needs=SILENT),
)


def spelled(text: str, tell: Tell) -> str:
    """Return ``text`` without a figure or a sign that stands for a word; pinyin with its tones stays as it is."""
    if not _NEEDED.search(text):
        return text
    parts = INLINE_PINYIN.split(text)
    return "".join(part if place % 2 else _spelled(part, tell) for place, part in enumerate(parts))


def _spelled(text: str, tell: Tell) -> str:
    if _ENGLISH.fullmatch(text) and len(_ENGLISH_WORD.findall(text)) > 1 and not _COMPARES.search(text):
        text = _in_english(applied(LEFTOVERS, text, tell), tell)
    text = _ENGLISH_PART.sub(lambda part: _in_english(part[0], tell), text)
    if _FULL_WIDTH.search(text):
        text = text.translate(_HALF_WIDTH)
    text = applied(_RULES, _unaccented(text), tell)
    if _DIGIT.search(text):
        text = applied(PLAIN, _FIGURES.sub(_by_wetext(tell), text), tell)
    return applied(_SIGNS, text, tell)


def _in_english(text: str, tell: Tell) -> str:
    """Say the figures of an English text in English; where that is in doubt they are said in Mandarin later on."""
    now = in_english(text) if _DIGIT.search(text) else None
    if now is None or now == text:
        return text
    tell("figures", text, now)
    return now


def _unaccented(text: str) -> str:
    """Take the accents off Latin letters, which the embedded voice would spell one by one."""
    return _ACCENTED.sub(lambda letter: unicodedata.normalize("NFD", letter[0])[0], text)


def _by_wetext(tell: Tell) -> Callable[[re.Match[str]], str]:
    def said(match: re.Match[str]) -> str:
        now = normalized(match[0])
        if now is None or now == match[0]:
            return match[0]
        tell("figures", match[0], now)
        return now

    return said
