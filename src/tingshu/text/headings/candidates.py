"""Every mark in a text that may be a heading, and how it stands there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from tingshu.text.headings.shapes import SHAPES, Rank, Shape
from tingshu.text.marks import CLOSERS, FINAL, is_speakable
from tingshu.text.numerals import HAN_DIGITS, number_of

LONGEST_LINE = 40
"""Characters after a mark above which its line is a paragraph with a mark in front."""

SHORTEST_BROKEN_LINE = 8
"""Characters of a line below which there is no room for text and a heading."""

LONGEST_LATIN_LINE = 100
"""The same for a line in letters."""

_UNFINISHED = "。；;，,、：:"
"""Marks with which no heading ends."""

LONGEST_TITLE_BEFORE_STOP = 16
"""Characters of a title that may, after a strong mark and a space, end with a full stop all the same."""

_SENTENCE_ENDS = frozenset((*FINAL, "…", ".", "～", "”", "’", "」", "』", '"'))
_MAY_BEGIN = frozenset(
    f"第卷章正《【[［〖〔「『（(№nNpPvVbBcCeEsSIⅠ☆★◆◇●○■□▲△▼▽※❖✦✿♥♡◎=＝~～_#＊·•━─—-0123456789０１２３４５６７８９{HAN_DIGITS}"
)
_INSIDE = re.compile(rf"第\s{{0,9}}[\d{HAN_DIGITS}]|[（(]\s{{0,9}}[{HAN_DIGITS}]|[{HAN_DIGITS}]、|Chapter\s|CHAPTER\s")
_INSIDE_SHAPES = tuple(shape for shape in SHAPES if shape.inside)
_TITLE_BEFORE_GAP = re.compile(
    r"[\s：:·、]{1,3}(?P<title>[^\s。，、！？；：“”‘’「」『』…,.!?;:（）()]{1,20})(?:(?=\s)|[】\]]?$)"
)
_GAP = re.compile(r"\s|[：:】\]]|$")


class Standing(IntEnum):
    """How a mark stands in its paragraph, the surest kind of heading first."""

    ALONE = 0
    TITLED = 1
    IN_FRONT = 2
    INSIDE = 3

    @property
    def on_own_line(self) -> bool:
        """Whether there is nothing but the heading on its line."""
        return self <= Standing.TITLED


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mark that may be a heading.

    Attributes:
        passage: number of the passage in which it stands.
        start: where in the passage it begins.
        end: where in the passage the heading's text ends.
        name: what the reasons call its shape; marks of one name and ``stem`` count together.
        rank: how large a part of the text it heads.
        standing: how it stands there.
        number: what it counts; 0 for one that does not count.
        shape: which way of writing it is, if it counts.
        stem: what all headings of its row have in common, if their shape asks for that.
        parted: whether a gap or a mark divides its number from what follows.
        accepted: whether it is believed.
        reason: why, or why not, in a few words.
    """

    passage: int
    start: int
    end: int
    name: str
    rank: Rank
    standing: Standing
    number: int = 0
    shape: Shape | None = None
    stem: str = ""
    parted: bool = False
    accepted: bool = False
    reason: str = ""

    @property
    def strong(self) -> bool:
        """Whether its mark is rarely anything but a heading."""
        return self.shape is not None and self.shape.strong


def numbered(texts: Sequence[str]) -> Iterator[Candidate]:
    """Yield the marks that count, in order: one at the start of each line at most, and those inside long lines."""
    for passage, text in enumerate(texts):
        if first := _at_start(passage, text):
            yield first
        if len(text) > SHORTEST_BROKEN_LINE:
            yield from _inside(passage, text, first.end if first else 1)


def standing_of(text: str, mark_end: int, *, strong: bool) -> Standing:
    """Return how a mark at the start of ``text`` stands there, by what follows its end."""
    rest = text[mark_end : mark_end + LONGEST_LATIN_LINE + 1].strip()
    longest = LONGEST_LATIN_LINE if text.isascii() else LONGEST_LINE
    if len(text) - mark_end > longest:
        return Standing.IN_FRONT
    if not is_speakable(rest):
        return Standing.ALONE
    if rest[-1] not in _UNFINISHED:
        return Standing.TITLED
    short = strong and rest[-1] == "。" and len(rest) <= LONGEST_TITLE_BEFORE_STOP
    if short and text[mark_end].isspace() and not any(mark in rest[:-1] for mark in FINAL + _UNFINISHED):
        return Standing.TITLED
    return Standing.IN_FRONT


def _at_start(passage: int, text: str) -> Candidate | None:
    line = text.strip()
    if not line or not (line[0] in _MAY_BEGIN or (line[-1] in "）)" and len(line) <= LONGEST_LINE)):
        return None
    start = text.index(line[0])
    for shape in SHAPES:
        if mark := shape.pattern.match(text, start):
            standing = standing_of(text.rstrip(), mark.end(), strong=shape.strong)
            if standing.on_own_line:
                return _candidate(passage, shape, mark, standing, len(text.rstrip()))
            if shape.in_front:
                return _candidate(passage, shape, mark, standing, _end_of_heading(text, mark.end()))
    return None


def _inside(passage: int, text: str, begin: int) -> Iterator[Candidate]:
    """Yield the marks in the middle of a line that stand where a heading would: after a sentence or a gap."""
    position = begin
    while trigger := _INSIDE.search(text, position):
        position = trigger.start() + 1
        if not _may_follow(text, trigger.start()):
            continue
        for shape in _INSIDE_SHAPES:
            mark = shape.pattern.match(text, trigger.start())
            if mark and _stands_apart(text, mark, shape):
                end = _end_of_heading(text, mark.end())
                yield _candidate(passage, shape, mark, Standing.INSIDE, end)
                position = end
                break


def _may_follow(text: str, place: int) -> bool:
    """Whether a heading could begin at ``place``, to look at few of the marks in a text full of them."""
    return text[place - 1].isspace() or text[place - 1] in _SENTENCE_ENDS


def _stands_apart(text: str, mark: re.Match[str], shape: Shape) -> bool:
    """Whether a mark inside a line follows a finished sentence, or, if it is strong, stands between gaps."""
    before = text[max(0, mark.start() - 4) : mark.start()]
    follows_sentence = before.rstrip()[-1:] in _SENTENCE_ENDS
    if not shape.strong:
        return follows_sentence
    return (follows_sentence or before[-1:].isspace()) and _GAP.match(text, mark.end()) is not None


def _end_of_heading(text: str, mark_end: int) -> int:
    """Return where a heading with text behind it ends: after its title, if a gap divides that from the text."""
    title = _TITLE_BEFORE_GAP.match(text, mark_end)
    return title.end() if title else mark_end


def _candidate(passage: int, shape: Shape, mark: re.Match[str], standing: Standing, end: int) -> Candidate:
    stem = mark["stem"] if "stem" in shape.pattern.groupindex else ""
    number = number_of(mark["number"])
    parted = _GAP.match(mark.string, mark.end()) is not None
    return Candidate(passage, mark.start(), end, shape.name, shape.rank, standing, number, shape, stem, parted)


def ends_as_sentence(text: str) -> bool:
    """Whether a paragraph is finished where it ends."""
    return text.rstrip()[-1:] in (*_SENTENCE_ENDS, *CLOSERS, "：", ":", "；", "—", "")
