"""Who speaks: what stands in quotation marks and is speech, apart from what only quotes a word.

Marks alone do not tell: “脚踏实地”四个字 and 所谓“捷径” are in the narrator's own sentence. Speech shows by an ender
inside its marks, by somebody who says it, or by standing alone.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tingshu.model import Chapter, Pause, Role, Sentence
from tingshu.text.sentences.attribution import is_said_after, saying_before
from tingshu.text.spoken import spoken
from tingshu.writing import FINAL, PAIRS, is_speakable

_OPENING = "“「『"
_QUOTED_BEFORE = re.compile(
    "(?:所谓|所謂|称为|稱為|称作|稱作|叫做|叫作|名为|名為|题为|題為|号称|號稱|誉为|譽為|名叫|写着|寫著|写下|寫下"
    r"|标题是|標題是)的?\s*$"
)
_QUOTED_AFTER = re.compile(
    r"\s*(?:[一二两三四五六七八九几]+个?[大]?字|一[书書文词詞]|[这這][个個本篇首]|之[称稱说說]|二字)"
)
_BELONGS_BEFORE = "，。、；：！？…—,.;:!? ”’」』）》"
_SHORTEST_CLAUSE = 6


def with_roles(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """Return ``chapters`` with every sentence cut into what the narrator says and what is speech.

    Joined, the pieces are the sentence, character for character. A quotation that is cut into several sentences is
    speech in all of them. What is said for a piece is derived from its text: what is only heard is changed later.
    """
    return tuple(_with_roles(chapter) for chapter in chapters)


def _with_roles(chapter: Chapter) -> Chapter:
    pieces: list[Sentence] = []
    waiting = ""
    for sentence in chapter.sentences:
        if sentence.role is Role.TITLE:
            pieces.append(sentence)
            waiting = ""
            continue
        cut, waiting = _cut(sentence, waiting)
        pieces += cut
        if sentence.pause not in (Pause.CUT, Pause.SENTENCE):
            waiting = ""  # a paragraph that does not close its quotation goes on in the next one with a new mark
    return replace(chapter, sentences=tuple(pieces))


def _cut(sentence: Sentence, waiting: str) -> tuple[list[Sentence], str]:
    """Return the pieces of a sentence, and the mark that would close the speech still open at its end, or none.

    ``waiting`` is the mark that closes the speech which is open at its start, if one is.
    """
    spans, waiting = _speech(sentence.text, waiting)
    pieces = _speakable(list(_pieces(sentence.text, spans)))
    last = len(pieces) - 1
    return [
        replace(
            sentence, text=text, spoken=spoken(text), role=role, pause=sentence.pause if place == last else Pause.CUT
        )
        for place, (text, role) in enumerate(pieces)
    ], waiting


def _speech(text: str, waiting: str) -> tuple[list[tuple[int, int]], str]:
    """Return where the speech in ``text`` stands, its marks included, and what would close it if it goes on."""
    spans: list[tuple[int, int]] = []
    place = 0
    if waiting:
        end = text.find(waiting) + 1 or len(text)
        spans.append((0, end))
        place, waiting = end, "" if waiting in text else waiting
    while opening := _OPENER.search(text, place):
        closing = _closing(text, opening.start())
        end = closing + 1 or len(text)
        if closing < 0:
            is_speech = opening.start() == 0 or bool(saying_before(text, opening.start()))
            waiting = PAIRS[opening[0]] if is_speech else ""
        else:
            is_speech = _is_speech(text, opening.start(), closing)
        if is_speech:
            spans.append((opening.start(), end))
        place = end
    return spans, waiting


_OPENER = re.compile(f"[{_OPENING}]")


def _closing(text: str, opening: int) -> int:
    """Return where the quotation that opens there closes, or -1; one of its own kind inside it counts."""
    mark, partner, depth = text[opening], PAIRS[text[opening]], 0
    for place in range(opening, len(text)):
        depth += (text[place] == mark) - (text[place] == partner)
        if not depth:
            return place
    return -1


def _is_speech(text: str, opening: int, closing: int) -> bool:
    """Whether the quotation between two marks is speech."""
    inner = text[opening + 1 : closing].rstrip("”’」』")
    if not is_speakable(inner) or _QUOTED_BEFORE.search(text, 0, opening) or _QUOTED_AFTER.match(text, closing + 1):
        return False
    if is_said_after(text, closing + 1) or _is_said_before(text, opening, inner):
        return True
    ends = inner[-1] in FINAL or inner.endswith(("……", "——", "—", "…"))
    stands_alone = not is_speakable(text[:opening] + text[closing + 1 :])
    clause = inner[-1] in "，," or len(inner) >= _SHORTEST_CLAUSE
    return ends or (stands_alone and clause)


def _is_said_before(text: str, opening: int, inner: str) -> bool:
    saying = saying_before(text, opening)
    # a verb that runs straight into a short quotation names a word: 他总说“不”字
    return bool(saying) and (saying[-1] in "：:，," or len(inner) >= _SHORTEST_CLAUSE)


def _pieces(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[str, Role]]:
    place = 0
    for start, end in spans:
        yield text[place:start], Role.NARRATION
        yield text[start:end], Role.DIALOGUE
        place = end
    yield text[place:], Role.NARRATION


def _speakable(pieces: list[tuple[str, Role]]) -> list[tuple[str, Role]]:
    """Give marks in front of a piece, and pieces of marks alone, to the piece before; join like to like."""
    joined: list[tuple[str, Role]] = []
    held = ""
    for text, role in pieces:
        begin = len(text) - len(text.lstrip(_BELONGS_BEFORE)) if joined else 0
        if not is_speakable(text) and joined:
            begin = len(text)
        if begin:
            joined[-1] = (joined[-1][0] + text[:begin], joined[-1][1])
        rest = held + text[begin:]
        if not is_speakable(rest):
            held = rest
        elif joined and joined[-1][1] is role:
            joined[-1], held = (joined[-1][0] + rest, role), ""
        else:
            joined.append((rest, role))
            held = ""
    return joined or [(held, Role.NARRATION)]
