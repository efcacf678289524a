"""Headings that a text has without its format saying so, believed only as a sequence.

A mark such as （一） or 第三章 is found easily; that it heads a section is another matter: lists, footnotes and
sentences have such marks too. What tells them apart is that headings count 1, 2, 3 in one shape and have text
between them. Every candidate keeps the reason why it was taken or not.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise

from tingshu.text.marks import is_speakable
from tingshu.text.numerals import ARABIC, HAN, ROMAN, number_of

_N = f"(?P<number>{ARABIC}|{HAN})"
_S = r"[\s\u3000]*"
_APART = r"(?=[\s\u3000：:·．.、，—\-_《【（(]|$)"


class Rank(IntEnum):
    """How much of a text a shape of heading usually spans, the largest first."""

    VOLUME = 0
    CHAPTER = 1
    SECTION = 2
    ITEM = 3
    SUBITEM = 4
    POINT = 5


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to write a heading.

    Attributes:
        name: what the reasons call it.
        pattern: matches the mark at the start of a paragraph; its group ``number`` is the numeral.
        rank: how large a part of the text it usually heads.
        strong: whether the mark is rarely anything but a heading, so that counting may begin anywhere.
        in_front: whether it may also stand in front of a paragraph of text.
    """

    name: str
    pattern: re.Pattern[str]
    rank: Rank
    strong: bool = False
    in_front: bool = True


SHAPES = (
    # units that also count things (部 films, 集 episodes, 篇 essays) have to stand apart from what follows
    Shape("第…卷", re.compile(rf"第{_S}{_N}{_S}[卷部篇集编]{_APART}"), Rank.VOLUME, strong=True, in_front=False),
    Shape("卷…", re.compile(rf"卷{_N}{_APART}"), Rank.VOLUME, strong=True, in_front=False),
    Shape("第…章", re.compile(rf"[【\[]?第{_S}{_N}{_S}[章回折幕](?!节)】?"), Rank.CHAPTER, strong=True),
    Shape("Chapter", re.compile(rf"(?i:chapter)\s+(?P<number>{ARABIC}|{ROMAN})\b"), Rank.CHAPTER, strong=True),
    Shape("第…节", re.compile(rf"第{_S}{_N}{_S}节(?![课日目拍能约省奏])"), Rank.SECTION, strong=True),
    Shape("一、", re.compile(rf"(?P<number>{HAN}){_S}[、．.]"), Rank.ITEM),
    Shape("（一）", re.compile(rf"[（(]{_S}(?P<number>{HAN}){_S}[）)]"), Rank.SUBITEM),
    Shape("1.", re.compile(rf"(?P<number>\d{{1,3}}){_S}[.．、](?!\d)"), Rank.POINT),
)

NAMED = Shape(
    "序、尾声",
    re.compile(
        r"(?:序[章言幕曲]?|自序|代序|楔子|引[子言]|前言|导言|尾声|终章|后记|跋)"
        rf"{_APART}|(?:番外篇?|附录)(?:{ARABIC}|{HAN})?{_APART}"
    ),
    Rank.CHAPTER,
    in_front=False,
)
"""Parts of a book that have a name and no number; believed where numbered chapters are."""

LONGEST_NAMED = 24

LONGEST_LINE = 40
"""Characters above which a line that begins with a mark is a paragraph with a mark in front."""

_UNFINISHED = "。；;，,、：:"
"""Marks with which no heading ends."""


class Standing(IntEnum):
    """How a mark stands in its paragraph, the surest kind of heading first."""

    ALONE = 0
    TITLED = 1
    IN_FRONT = 2


FEWEST_BETWEEN = {Standing.ALONE: 20, Standing.TITLED: 40, Standing.IN_FRONT: 80}
"""Characters of text under a heading, on average, below which marks of this standing only count a list."""

FEWEST_BETWEEN_STRONG = 10
"""The same for strong shapes: only a table of contents has them closer together."""

LARGEST_GAP = 9
"""Numbers that may be missing between two headings of a strong shape, as where a site lost chapters."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mark that may be a heading.

    Attributes:
        passage: number of the passage that it begins.
        shape: which way of writing it is.
        number: what it counts.
        standing: how it stands there.
        end: where in the passage the heading's text ends.
        accepted: whether it is believed.
        reason: why, or why not, in a few words.
    """

    passage: int
    shape: Shape
    number: int
    standing: Standing
    end: int
    accepted: bool = False
    reason: str = ""


def find_headings(texts: Sequence[str]) -> tuple[Candidate, ...]:
    """Find every candidate in a text's paragraphs, in order, and decide which are headings."""
    lengths = _Lengths(texts)
    found = [candidate for number, text in enumerate(texts) for candidate in _candidates(number, text)]
    decided = [verdict for shape in SHAPES for verdict in _decide([c for c in found if c.shape is shape], lengths)]
    has_chapters = any(candidate.accepted and candidate.shape.strong for candidate in decided)
    reason = "is a named part among numbered ones" if has_chapters else "there are no numbered chapters"
    named = [
        Candidate(number, NAMED, 0, Standing.TITLED, len(text), has_chapters, reason)
        for number, text in enumerate(texts)
        if _is_named(text.strip())
    ]
    return tuple(sorted((*decided, *named), key=lambda candidate: (candidate.passage, candidate.shape.rank)))


def _is_named(line: str) -> bool:
    mark = NAMED.pattern.match(line) if len(line) <= LONGEST_NAMED else None
    return mark is not None and _standing(line, mark.end()) is not Standing.IN_FRONT


def _candidates(passage: int, text: str) -> Iterator[Candidate]:
    start = len(text) - len(text.lstrip())
    for shape in SHAPES:
        if mark := shape.pattern.match(text, start):
            standing = _standing(text, mark.end())
            if standing is Standing.IN_FRONT and not shape.in_front:
                continue
            end = mark.end() if standing is Standing.IN_FRONT else len(text)
            yield Candidate(passage, shape, number_of(mark["number"]), standing, end)


def _standing(text: str, mark_end: int) -> Standing:
    if len(text) - mark_end <= LONGEST_LINE:
        rest = text[mark_end:].strip()
        if not is_speakable(rest):
            return Standing.ALONE
        if rest[-1] not in _UNFINISHED:
            return Standing.TITLED
    return Standing.IN_FRONT


class _Lengths:
    """How much text stands between two paragraphs."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.before = [0]
        for text in texts:
            self.before.append(self.before[-1] + len(text.strip()))

    def under(self, heading: Candidate, following: int | None) -> int:
        """Return the characters from a heading's end to the passage ``following``, or to the end of the text."""
        end = self.before[-1] if following is None else self.before[following]
        return end - self.before[heading.passage] - heading.end


def _decide(candidates: Sequence[Candidate], lengths: _Lengths) -> list[Candidate]:
    """Accept the candidates of one shape that count as headings do; try marks on their own line first."""
    own_line = _decide_group([c for c in candidates if c.standing is not Standing.IN_FRONT], lengths)
    if not any(candidate.accepted for candidate in own_line):
        return _decide_group(candidates, lengths)
    in_front = (c for c in candidates if c.standing is Standing.IN_FRONT)
    return [*own_line, *(replace(c, reason="stands in front of text, others on their own line") for c in in_front)]


def _decide_group(candidates: Sequence[Candidate], lengths: _Lengths) -> list[Candidate]:
    decided: list[Candidate] = []
    runs = [[candidates[place] for place in run] for run in _runs(candidates)]
    counted = {id(candidate) for run in runs for candidate in run}
    starts = [run[0].passage for run in runs]
    for run, following in zip(runs, [*starts[1:], None], strict=False):
        objection = _objection(run, following, lengths)
        reason = objection or f"counts {run[0].number} to {run[-1].number}"
        decided += (replace(candidate, accepted=not objection, reason=reason) for candidate in run)
    decided += (replace(c, reason="does not count on from the one before") for c in candidates if id(c) not in counted)
    return decided


def _runs(candidates: Sequence[Candidate]) -> list[list[int]]:
    """Group candidates that count upwards one by one; a new 1 begins a new run, anything else is left out."""
    runs: list[list[int]] = []
    for place, candidate in enumerate(candidates):
        if not runs or _begins_anew(candidate, candidates[runs[-1][-1]]):
            if candidate.number <= 1 or (candidate.shape.strong and not runs):
                runs.append([place])
        elif _counts_on(candidate, candidates[runs[-1][-1]], candidates[place + 1 : place + 1 + LARGEST_GAP]):
            runs[-1].append(place)
    return runs


def _begins_anew(candidate: Candidate, last: Candidate) -> bool:
    return candidate.number <= 1 and last.number >= 1


def _counts_on(candidate: Candidate, last: Candidate, following: Iterable[Candidate]) -> bool:
    """Whether the number is the next one, or a later one where the next one is plainly missing."""
    expected = last.number + 1
    if candidate.number == expected:
        return True
    is_near = candidate.shape.strong and expected < candidate.number <= expected + LARGEST_GAP
    return is_near and all(later.number != expected for later in following)


def _objection(run: Sequence[Candidate], following: int | None, lengths: _Lengths) -> str:
    """Return why a run of candidates is not a row of headings, or an empty string if it is."""
    shape, standing = run[0].shape, max(candidate.standing for candidate in run)
    if len(run) == 1 and not (shape.strong and standing is not Standing.IN_FRONT):
        return "is the only one of its kind"
    # the last one's text may go on long after a list has ended, so it counts only where it is the only one
    spans: list[tuple[Candidate, int | None]] = [(here, after.passage) for here, after in pairwise(run)]
    spans = spans or [(run[0], following)]
    fewest = FEWEST_BETWEEN_STRONG if shape.strong else FEWEST_BETWEEN[standing]
    if sum(lengths.under(here, after) for here, after in spans) < fewest * len(spans):
        return "stand so close together that they count a list"
    single = sum(after == here.passage + 1 for here, after in spans)
    if standing is Standing.IN_FRONT and 2 * single > len(spans):
        return "head single paragraphs, as the items of a list do"
    return ""
