"""Which language a text is mostly in, as far as the choice of a voice needs to know."""

import re

_SAMPLE = 20_000
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+")


def language_of(text: str) -> str:
    """Return ``zh`` when Han characters are at least as many as Latin words, else ``en``.

    Only the first 20,000 characters are looked at. A character and a word take about the same time to say.
    """
    sample = text[:_SAMPLE]
    return "zh" if len(_HAN.findall(sample)) >= len(_LATIN_WORD.findall(sample)) else "en"
