"""Which language a text is mostly in, as far as the choice of a voice needs to know."""

import re

_SAMPLE = 20_000
_KANA_SHARE = 3  # one character of as many
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+")


def language_of(text: str, *, said: str = "") -> str:
    """Return ``zh`` when Han characters are at least as many as Latin words, else ``en``; or ``ja``, or ``ko``.

    Only the first 20,000 characters are looked at. A character and a word take about the same time to say. Of the
    characters of Japanese at least every third is kana.

    Args:
        text: the text.
        said: the language that its source says it is in, as a BCP 47 tag. It is returned where the text does not
            prove it wrong: pages in Chinese often say that they are in English, as their templates were.
    """
    sample = text[:_SAMPLE]
    found = _found(sample)
    is_told_apart = said.lower().partition("-")[0] in {"zh", "en", ""}
    return said if said.lower().partition("-")[0] == found or not is_told_apart else found


def notices_of(language: str) -> tuple[str, ...]:
    """Return what a person should know about a text in ``language``, as plain sentences."""
    name = _OTHERS.get(language.lower().partition("-")[0])
    return (f"The text is in {name}: choose a voice for it with --voice, or it is read as Chinese",) if name else ()


_OTHERS = {"ja": "Japanese", "ko": "Korean"}


def _found(sample: str) -> str:
    han, kana, hangul = (len(script.findall(sample)) for script in (_HAN, _KANA, _HANGUL))
    words = len(_LATIN_WORD.findall(sample))
    if max(han + kana, hangul) < words:
        return "en"
    if hangul > han + kana:
        return "ko"
    return "ja" if kana * _KANA_SHARE > han + kana else "zh"
