"""Characters that only look like the author's: what programs write for a glyph that several characters share.

A font's radical ⼀ (U+2F00) and its 一 (U+4E00) are one glyph, and many a PDF names the first; so with the ligature ﬁ.
No voice knows the radicals. Unicode 15, chapter 18.1 (radicals) and UAX #15 (compatibility characters).
"""

import unicodedata
from collections.abc import Iterator

_SUPPLEMENT = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)
"""The radicals of the supplement that are whole characters too, and which: Unicode's EquivalentUnifiedIdeograph.txt."""


def _lookalikes() -> Iterator[tuple[str, str]]:
    for block in (range(0x2F00, 0x2FD6), range(0xFB00, 0xFB07)):  # Kangxi radicals, Latin ligatures
        yield from ((chr(code), unicodedata.normalize("NFKC", chr(code))) for code in block)
    yield from _SUPPLEMENT.items()


_WRITTEN = str.maketrans(dict(_lookalikes()))


def as_written(text: str) -> str:
    """Return a text with the characters that its author wrote in the place of radicals and ligatures."""
    return text.translate(_WRITTEN)


def lookalikes(text: str) -> int:
    """Count the characters that ``as_written`` replaces."""
    return 0 if text.isascii() else sum(ord(character) in _WRITTEN for character in text)
