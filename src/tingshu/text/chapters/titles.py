"""Names for chapters: what a list or a player shows for them."""

import re
from collections.abc import Sequence

from tingshu.model import Chapter
from tingshu.text.chapters.headings.shapes import ORNAMENTED, SHAPES
from tingshu.writing import CLOSERS, INVISIBLE, OPENERS, PAIRS, QUOTES, is_speakable

LONGEST = 20
"""Characters of a chapter's first words that are added to a heading without any."""

LONGEST_LATIN = 40
"""The same for words in letters, of which a syllable takes several."""

_UNSEEN = dict.fromkeys(map(ord, INVISIBLE))

SHORTEST = 4
"""Characters below which a clause says too little to name a chapter."""

SHORTEST_PART = 8
"""The same for a part of a clause, such as a quotation with which it begins."""

_CLAUSE_END = re.compile(r"[，。；：！？,;:!?…—]|\.(?=\s|$)")
_SEPARATORS = " \t\u3000：:·．.、，,-—_|"


def shown(heading: str) -> str:
    """Return a heading on one line, without invisible characters and the ornaments around it."""
    line = " ".join(heading.translate(_UNSEEN).split())
    return ORNAMENTED.sub("", line).strip() or line


def words_of(heading: str) -> str:
    """Return what a heading says besides its number: 雨夜 for 第一章 雨夜; for one without a number, all of it."""
    line = shown(heading)
    mark = next((mark for shape in SHAPES if (mark := shape.pattern.match(line))), None)
    return line[mark.end() if mark else 0 :].strip(_SEPARATORS + "】]〗」』")


def is_numbered(heading: str) -> bool:
    """Whether a heading counts."""
    line = shown(heading)
    return any(shape.pattern.match(line) for shape in SHAPES)


def has_words(heading: str) -> bool:
    """Whether a heading says more than which number it is."""
    return is_speakable(words_of(heading))


def telling(heading: str, first_sentence: str) -> str:
    """Return a name for a chapter whose heading is only a number: the number and the chapter's first clause."""
    mark = shown(heading)
    clause = _first_clause(shown(first_sentence))
    gap = "" if mark[-1:] in (*CLOSERS, "、") else " "
    return f"{mark}{gap}{clause}" if clause else mark


def working_title(chapters: Sequence[Chapter]) -> str:
    """Return a name for a book that has none: its first chapter's title, else its first clause."""
    first = chapters[0]
    return first.title or _first_clause(shown(first.sentences[0].text))


def _first_clause(sentence: str) -> str:
    """Cut ``sentence`` to a good place within ``longest`` characters, with every quotation in it whole.

    The first clause is best; else what ends with a quotation, at a 、 or before a bracket; else as much as there is
    room for, with an ellipsis, and without the quotation marks that would stay open.
    """
    longest = LONGEST_LATIN if sentence[:LONGEST].isascii() else LONGEST
    places = _balanced_places(sentence, longest)
    clauses = [place for place in places if _CLAUSE_END.match(sentence, place) or place == len(sentence)]
    fitting = [place for place in clauses if SHORTEST <= place <= longest]
    if fitting:
        return sentence[: fitting[0]]
    parts = [p for p in places if sentence[p - 1] in CLOSERS or sentence[p : p + 1] in ("、", "（", "(")]
    fitting = [place for place in parts if SHORTEST_PART <= place <= longest]
    if fitting:
        return sentence[: fitting[-1]]
    return _cut_short(sentence, longest)


def _balanced_places(sentence: str, longest: int) -> list[int]:
    """Return the places near the start of ``sentence`` at which no quotation or bracket is open."""
    places, waiting = [], list[str]()
    for place, character in enumerate(sentence[: longest + 1], 1):
        if waiting and character == waiting[-1]:
            waiting.pop()
        elif character in OPENERS:
            waiting.append(PAIRS.get(character, character))
        if not waiting:
            places.append(place)
    return places


def _cut_short(sentence: str, longest: int) -> str:
    """Return the first words of a sentence that offers no good place, and an ellipsis."""
    plain = sentence.lstrip(QUOTES)
    clause = _CLAUSE_END.search(plain, SHORTEST, longest + 1)
    if clause and is_speakable(plain[: clause.start()]):
        cut = plain[: clause.start()]
    elif len(plain) <= longest:
        return plain.rstrip(CLOSERS + "。，")
    else:
        cut = plain[: longest - 1].rstrip()
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
