"""Every mark in a text that may be a heading, and how it stands there."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tingshu.text.chapters.headings.line_position import LONGEST_LINE, SENTENCE_ENDS, LinePosition, line_position_of
from tingshu.text.chapters.headings.shapes import SHAPES, Rank, Shape
from tingshu.text.numerals import number_of
from tingshu.writing import HAN, NUMERALS

SHORTEST_BROKEN_LINE = 8
"""Characters of a line below which there is no room for text and a heading."""

_MAY_BEGIN = frozenset(
    f"第卷章正其分附《【[［〖〔「『（(№nNpPvVbBcCeEsSIXLⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ☆★◆◇●○■□▲△▼▽※❖✦✿♥♡◎=＝~～_#＊·•━─—-0123456789０１２３４５６７８９{NUMERALS}"
)
_BEGINS_WEAK = frozenset(f"（({NUMERALS}")
"""The characters that no strong mark begins with, and nothing in front of one."""

_MAY_CLOSE = frozenset(f"）){NUMERALS}")
_INSIDE = re.compile(rf"第\s{{0,9}}[\d{NUMERALS}]|[（(]\s{{0,9}}[{NUMERALS}]|[{NUMERALS}]、|Chapter\s|CHAPTER\s")
_WEAK_SHAPES = tuple(shape for shape in SHAPES if not shape.strong)
_INSIDE_SHAPES = tuple(shape for shape in SHAPES if shape.inside)
_STRONG_INSIDE_SHAPES = tuple(shape for shape in _INSIDE_SHAPES if shape.strong)
_SAYS_MORE = "说說道问問答喊叫笑和与與跟同的地得是在也又就都才却卻把被将將从從对對向给給了着著过過"
"""What follows a name in a sentence, and begins none: Tom 说."""

_TITLE_BEFORE_GAP = re.compile(
    # between letters a gap divides nothing
    rf"[\s：:·、]{{1,3}}(?P<title>[A-Za-z][A-Za-z'’ -]{{0,39}}(?=\s+(?![{_SAYS_MORE}])[{HAN}])"
    r"|[^\sA-Za-z。，、！？；：“”‘’「」『』…,.!?;:（）()][^\s。，、！？；：“”‘’「」『』…,.!?;:（）()]{0,19})(?:(?=\s)|[】\]]?$)"
)
_NAME_IN_FRONT = re.compile(rf"(?P<stem>[{HAN}\w]{{2,20}})\s+(?=第\s{{0,9}}[\d{NUMERALS}])")
_GAP = re.compile(r"\s|[：:】\]]|$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mark that may be a heading.

    Attributes:
        passage: number of the passage in which it stands.
        start: where in the passage it begins.
        end: where in the passage the heading's text ends.
        name: what the reasons call its shape; marks of one name and ``stem`` count together.
        rank: how large a part of the text it heads.
        position: how it stands there.
        number: what it counts; 0 for one that does not count.
        shape: which way of writing it is, if it counts.
        stem: what all headings of its row have in common, if their shape asks for that.
        parted: whether a gap or a mark divides its number from what follows.
        glued: whether a word follows its number with nothing between.
        accepted: whether it is believed.
        reason: why, or why not, in a few words.
    """

    passage: int
    start: int
    end: int
    name: str
    rank: Rank
    position: LinePosition
    number: int = 0
    shape: Shape | None = None
    stem: str = ""
    parted: bool = False
    glued: bool = False
    accepted: bool = False
    reason: str = ""

    @property
    def strong(self) -> bool:
        """Whether its mark is rarely anything but a heading."""
        return self.shape is not None and self.shape.strong


def numbered(texts: Sequence[str]) -> Iterator[Candidate]:
    """Yield the marks that count, in order: one at the start of each line at most, and those inside long lines."""
    names = _names_in_front(texts)
    for passage, text in enumerate(texts):
        if first := _at_start(passage, text) or _after_name(passage, text, names):
            yield first
        if len(text) > SHORTEST_BROKEN_LINE:
            yield from _inside(passage, text, first.end if first else 1)


def _at_start(passage: int, text: str) -> Candidate | None:
    line = text.strip()
    if not line or not (line[0] in _MAY_BEGIN or (line[-1] in _MAY_CLOSE and len(line) <= LONGEST_LINE)):
        return None
    start = text.index(line[0])
    for shape in _WEAK_SHAPES if line[0] in _BEGINS_WEAK else SHAPES:
        if mark := shape.pattern.match(text, start):
            position = line_position_of(text.rstrip(), mark.end(), strong=shape.strong)
            if position.on_own_line and not _is_followed_by_its_like(text, mark, shape):
                return _candidate(passage, shape, mark, position, len(text.rstrip()))
            if shape.in_front:
                return _candidate(passage, shape, mark, position, _end_of_heading(text, mark.end()))
    return None


def _names_in_front(texts: Iterable[str]) -> frozenset[str]:
    """Return what stands in front of the mark on several lines, as the name of the book does."""
    short = (text.strip() for text in texts if len(text) <= LONGEST_LINE and "第" in text)
    names = Counter(name["stem"] for line in short if (name := _NAME_IN_FRONT.match(line)))
    return frozenset(name for name, count in names.items() if count > 1)


def _after_name(passage: int, text: str, names: Collection[str]) -> Candidate | None:
    """Return the mark that stands behind one of ``names`` on a line of its own; they all count together."""
    name = _NAME_IN_FRONT.match(text.strip()) if names and len(text) <= LONGEST_LINE else None
    if name is None or name["stem"] not in names:
        return None
    start = len(text) - len(text.lstrip())
    for shape in _INSIDE_SHAPES:
        if shape.strong and (mark := shape.pattern.match(text, start + name.end())):
            position = line_position_of(text.rstrip(), mark.end(), strong=True)
            if position.on_own_line:
                found = _candidate(passage, shape, mark, position, len(text.rstrip()))
                return replace(found, start=start, stem=name["stem"])
    return None


def _is_followed_by_its_like(text: str, mark: re.Match[str], shape: Shape) -> bool:
    """Whether a mark of the same shape, or two of another, stand on a line too, so that it is not one heading."""
    if not shape.inside:
        return False
    seen = {shape.name}
    for place in (other.start() for other in _INSIDE.finditer(text, mark.end())):
        for like in (shape, *_STRONG_INSIDE_SHAPES) if _may_follow(text, place) else ():
            other = like.pattern.match(text, place)
            if other and _stands_apart(text, other, like):
                if like.name in seen:
                    return True
                seen.add(like.name)
                break
    return False


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
                yield _candidate(passage, shape, mark, LinePosition.INSIDE, end)
                position = end
                break


def _may_follow(text: str, place: int) -> bool:
    """Whether a heading could begin at ``place``, to look at few of the marks in a text full of them."""
    return text[place - 1].isspace() or text[place - 1] in SENTENCE_ENDS


def _stands_apart(text: str, mark: re.Match[str], shape: Shape) -> bool:
    """Whether a mark inside a line follows a finished sentence, or, if it is strong, stands between gaps."""
    before = text[max(0, mark.start() - 4) : mark.start()]
    follows_sentence = before.rstrip()[-1:] in SENTENCE_ENDS
    if not shape.strong:
        return follows_sentence
    return (follows_sentence or before[-1:].isspace()) and _GAP.match(text, mark.end()) is not None


def _end_of_heading(text: str, mark_end: int) -> int:
    """Return where a heading with text behind it ends: after its title, if a gap divides that from the text."""
    title = _TITLE_BEFORE_GAP.match(text, mark_end)
    return title.end() if title else mark_end


def _candidate(passage: int, shape: Shape, mark: re.Match[str], position: LinePosition, end: int) -> Candidate:
    stem = mark["stem"] if "stem" in shape.pattern.groupindex else ""
    number = number_of(mark["number"])
    parted = _GAP.match(mark.string, mark.end()) is not None
    glued = mark.string[mark.end() : mark.end() + 1].isalnum()
    return Candidate(passage, mark.start(), end, shape.name, shape.rank, position, number, shape, stem, parted, glued)
