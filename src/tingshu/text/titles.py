"""Names for chapters: what a list or a player shows for them."""

import re

from tingshu.text.marks import CLOSERS, INVISIBLE, OPENERS, PAIRS, QUOTES, is_speakable

LONGEST = 20
"""Characters of a chapter's first words that are added to a heading without any."""

SHORTEST = 4
"""Characters below which a clause says too little to name a chapter."""

SHORTEST_PART = 8
"""The same for a part of a clause, such as a quotation with which it begins."""

_CLAUSE_END = re.compile(r"[，。；：！？,;:!?…—]|\.(?=\s|$)")
_WORDLESS = re.compile(
    r"[\s\u3000（(【\[]*(?:第?\s*[\d零〇一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾]{1,9}\s*[章回节卷部篇集编折幕话]?|(?i:chapter|part)\s+\w{1,8})"
    r"[\s\u3000）)】\].．、：:]*"
)


def shown(heading: str) -> str:
    """Return a heading on one line, without invisible characters."""
    return " ".join(heading.translate(dict.fromkeys(map(ord, INVISIBLE))).split())


def has_words(heading: str) -> bool:
    """Whether a heading says more than which number it is."""
    return _WORDLESS.fullmatch(heading) is None


def telling(heading: str, first_sentence: str) -> str:
    """Return a name for a chapter whose heading is only a number: the number and the chapter's first clause."""
    mark = shown(heading)
    clause = _first_clause(shown(first_sentence))
    gap = "" if mark[-1:] in (*CLOSERS, "、") else " "
    return f"{mark}{gap}{clause}" if clause else mark


def _first_clause(sentence: str) -> str:
    """Cut ``sentence`` to a good place within ``LONGEST`` characters, with every quotation in it whole.

    The first clause is best; else what ends with a quotation, at a 、 or before a bracket; else as much as there is
    room for, with an ellipsis, and without the quotation marks that would stay open.
    """
    places = _balanced_places(sentence)
    clauses = [place for place in places if _CLAUSE_END.match(sentence, place) or place == len(sentence)]
    fitting = [place for place in clauses if SHORTEST <= place <= LONGEST]
    if fitting:
        return sentence[: fitting[0]]
    parts = [p for p in places if sentence[p - 1] in CLOSERS or sentence[p : p + 1] in ("、", "（", "(")]
    fitting = [place for place in parts if SHORTEST_PART <= place <= LONGEST]
    if fitting:
        return sentence[: fitting[-1]]
    return _cut_short(sentence)


def _balanced_places(sentence: str) -> list[int]:
    """Return the places near the start of ``sentence`` at which no quotation or bracket is open."""
    places, waiting = [], list[str]()
    for place, character in enumerate(sentence[: LONGEST + 1], 1):
        if waiting and character == waiting[-1]:
            waiting.pop()
        elif character in OPENERS:
            waiting.append(PAIRS.get(character, character))
        if not waiting:
            places.append(place)
    return places


def _cut_short(sentence: str) -> str:
    """Return the first words of a sentence that offers no good place, and an ellipsis."""
    plain = sentence.lstrip(QUOTES)
    clause = _CLAUSE_END.search(plain, SHORTEST, LONGEST + 1)
    if clause and is_speakable(plain[: clause.start()]):
        cut = plain[: clause.start()]
    elif len(plain) <= LONGEST:
        return plain.rstrip(CLOSERS + "。，")
    else:
        cut = plain[: LONGEST - 1]
    return _without_open_marks(cut) + ("" if clause else "…")


def _without_open_marks(text: str) -> str:
    """Drop the opening and closing marks in ``text`` that have no partner in it."""
    waiting: list[int] = []
    alone: list[int] = []
    for place, character in enumerate(text):
        if waiting and character == PAIRS.get(text[waiting[-1]], text[waiting[-1]]):
            waiting.pop()
        elif character in OPENERS:
            waiting.append(place)
        elif character in CLOSERS:
            alone.append(place)
    dropped = {*waiting, *alone}
    return "".join(character for place, character in enumerate(text) if place not in dropped)
