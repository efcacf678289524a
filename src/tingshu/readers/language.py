"""Which language a text is mostly in, as far as the choice of a voice needs to know."""

import re

from tingshu.writing import HAN

_SAMPLE = 20_000
_KANA_SHARE = 3  # one character of as many
_HAN = re.compile(f"[{HAN}]")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+")


def language_of(text: str, *, said: str = "") -> str:
    """Return ``zh`` when Han characters are at least as many as Latin words, else ``en``; or ``ja``, or ``ko``.

    Only the first 20,000 characters are looked at. A character and a word take about the same time to say. Of the
    characters of Japanese at least every third is kana.

    Args:
        text: the text.
        said: the language that its source says it is in, as a BCP 47 tag. It is returned where the text is written
            in the script of that language: pages in Chinese often say that they are in English or French, as their
            templates were.
    """
    sample = text[:_SAMPLE]
    tag = _tag(said)
    primary = tag.lower().partition("-")[0]
    found = _found(sample) or primary or "zh"
    if primary == found:
        return tag
    if primary == "ja" and found == "zh":
        return tag if _KANA.search(sample) else found  # tables and names have little kana
    is_of_one_script = found == "en" and primary and primary not in _EASTERN
    return tag if is_of_one_script or (found == "zh" and primary in _SINITIC) else found


_CODES = {"chi": "zh", "zho": "zh", "cmn": "zh", "eng": "en", "jpn": "ja", "kor": "ko"}
"""Languages of two letters that are often said with three (ISO 639-2 and 639-3)."""

_UNSAID = frozenset({"und", "mul", "mis", "zxx"})
_SINITIC = frozenset({"yue", "wuu", "nan", "hak", "lzh", "gan", "hsn"})
_EASTERN = _SINITIC | {"zh", "ja", "ko"}


def _tag(said: str) -> str:
    """Return what a source says of its language in BCP 47's shortest form; an empty string if it says nothing."""
    primary, dash, rest = said.strip().partition("-")
    plain = primary.lower()
    return "" if plain in _UNSAID else f"{_CODES.get(plain, primary)}{dash}{rest}"


def notices_of(language: str) -> tuple[str, ...]:
    """Return what a person should know about a text in ``language``, as plain sentences."""
    name = _OTHERS.get(language.lower().partition("-")[0])
    return (f"The text is in {name}: choose a voice for it with --voice, or it is read as Chinese",) if name else ()


_OTHERS = {"ja": "Japanese", "ko": "Korean"}


def _found(sample: str) -> str:
    """Return the language that the letters prove; an empty string where there are none that are looked for."""
    han, kana, hangul = (len(script.findall(sample)) for script in (_HAN, _KANA, _HANGUL))
    words = len(_LATIN_WORD.findall(sample))
    if max(han + kana, hangul) < words:
        return "en"
    if not han + kana + hangul:
        return ""
    if hangul > han + kana:
        return "ko"
    return "ja" if kana * _KANA_SHARE > han + kana else "zh"
