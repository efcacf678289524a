"""From lines at their places to paragraphs, where only the page has broken them.

A typesetter marks a new paragraph by an indent, a gap, a change of size, or leaves the last line of the one before
short. What none of these marks goes on, over the end of a page as well.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tingshu.model import Block, Heading, Paragraph
from tingshu.readers.pdf.document import Bookmark
from tingshu.readers.pdf.lines import Line
from tingshu.readers.reflow import columns, joined
from tingshu.writing import HAN

_HAN = rf"\u3007{HAN}"
_WIDE = rf"{_HAN}，。、；：？！“”‘’「」『』《》（）【】—…"
_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}])[ \xa0]+(?=[{_HAN}])")
_BESIDE_MARK = re.compile(
    rf"(?<=[，。、；：？！”’」』》）】])[ \xa0]+(?=[{_WIDE}])|(?<=[{_WIDE}])[ \xa0]+(?=[，。、；：？！”’」』》）】])"
)
_HAN_PAIR = re.compile(rf"(?<=[{_HAN}])(?=[ \xa0]*[{_HAN}])")
_PROSE = re.compile(r"[，。！？；]")
_SHORTEST_PROSE = 15  # characters; a shorter line may be a title, whose spaces are the author's
_SPACED_SHARE = 0.4  # of the Han in a line followed by a space: then it is the glyphs that are set apart

_OWN_INDENT = re.compile(r"\u3000|[ \xa0]{2}")
_CLOSED = tuple("。！？!?….；;：:”’」』）)】》—")
_OPENS = tuple("“‘「『")
_FIRST_WORD = re.compile(r"[^\s\u2e80-\U0003ffff]+|.", re.DOTALL)
_LATIN = re.compile(r"[!-~\u00c0-\u024f]")

_INDENTS = (0.8, 6.0)  # ems: between these a line is indented, beyond it stands in another column
_NARROWEST = 24  # columns: twelve Han; lines that are never longer are verse, or a table's
_SLACK = 5  # columns by which a full line may fall short: marks that may not begin a line, a squeezed space
_LATIN_SLACK = 0.12  # columns for each Latin letter, whose widths are only guessed
_GAP = 1.35  # times the usual distance of lines
_SIZES = 1.12  # times: what differs more is of another size
_COMMON = 0.15  # of a page's lines begin where a column does, and of all lines where paragraphs do
_FULL_PAGE = 15  # lines that tell where a page's columns begin
_LONGEST_HEADING = 4  # lines

_BROKEN_WORD = re.compile(r"(?<![A-Za-z])([A-Za-z]+)[-\u00ad\u2010]\Z")
_WORD_START = re.compile(r"[a-z]+")
_COMPOUND = re.compile(r"(?<![A-Za-z])[A-Za-z]+-[a-z]+\b(?!-?\Z)")


def blocks_of(pages: Sequence[Sequence[Line]], bookmarks: Iterable[Bookmark]) -> tuple[list[Block], int]:
    """Return the headings and paragraphs of a document, and how many bookmarks were found in its text.

    A heading is what a bookmark names, where it stands on lines of its own on the bookmark's page.
    """
    layout = _Layout(pages)
    headings = _headings(pages, bookmarks)
    blocks: list[Block] = []
    for paragraph in layout.paragraphs(headings):
        text = _unbroken((placed.line.text for placed in paragraph), layout.compounds)
        heading = paragraph[0].heading
        if text:
            blocks.append(Heading(text, heading.level) if heading else Paragraph(text))
    return blocks, len({heading.bookmark for heading in headings.values()})


@dataclass(frozen=True, slots=True)
class _Found:
    """A heading that a bookmark names: which bookmark it is, and its level."""

    bookmark: int
    level: int


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line, how far it is indented, in ems, and the heading that it is part of, if any."""

    line: Line
    indent: float
    heading: _Found | None


class _Layout:
    """How a document is set, and what that says of where its paragraphs begin.

    Attributes:
        compounds: the words with a hyphen in them that stand inside lines.
    """

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        self._pages = pages
        self._lefts = _lefts_of(pages)
        self._indents = self._are_paragraphs_indented()
        self._width = self._full_width()
        self._pitch = self._usual_pitch()
        self.compounds = {
            word for page in pages for line in page if "-" in line.text for word in _COMPOUND.findall(line.text)
        }

    def paragraphs(self, headings: dict[tuple[int, int], "_Found"]) -> Iterator[list["_Placed"]]:
        """Yield the lines of each paragraph or heading."""
        paragraph: list[_Placed] = []
        for placed in self._placed(headings):
            if paragraph and self._begins(paragraph[-1], placed):
                yield paragraph
                paragraph = []
            paragraph.append(placed)
        if paragraph:
            yield paragraph

    def _placed(self, headings: dict[tuple[int, int], "_Found"]) -> Iterator["_Placed"]:
        for number, page in enumerate(self._pages):
            for place, line in enumerate(page):
                yield _Placed(line, self._indent(number, line), headings.get((number, place)))

    def _begins(self, before: "_Placed", this: "_Placed") -> bool:
        """Tell whether a line begins a paragraph, after the line before it."""
        if before.heading or this.heading:
            return before.heading != this.heading
        last, line = before.line, this.line
        ended = last.text.rstrip().endswith(_CLOSED)
        return (
            max(last.size, line.size) > min(last.size, line.size) * _SIZES
            or last.y - line.y > self._pitch * _GAP
            or bool(_OWN_INDENT.match(line.text))
            or this.indent - before.indent >= _INDENTS[0]
            or not (self._is_full(last, before.indent, line) or _is_divided(last, line))
            or (ended and this.indent > 0)
            or (ended and not self._indents and line.text.lstrip().startswith(_OPENS))
        )

    def _is_full(self, line: Line, indent: float, following: Line) -> bool:
        """Tell whether the first word of the following line had no room left in this one."""
        word = _FIRST_WORD.match(following.text.lstrip())
        text = _tidy(line.text)
        slack = _SLACK + len(_LATIN.findall(text)) * _LATIN_SLACK
        taken = 2 * indent + columns(text) + columns(word[0] if word else "")
        return self._width >= _NARROWEST and taken > self._width - slack

    def _indent(self, page: int, line: Line) -> float:
        """Return how far a line is indented, in ems; 0 for one that begins where its column does."""
        left = max((x for x in self._lefts[page] if x <= line.x + 1), default=line.x)
        indent = (line.x - left) / line.size if line.size else 0.0
        return indent if _INDENTS[0] <= indent <= _INDENTS[1] else 0.0

    def _are_paragraphs_indented(self) -> bool:
        """Tell whether an indent marks a new paragraph, so that a quotation without one does not begin any."""
        lines = [(number, line) for number, page in enumerate(self._pages) for line in page]
        indented = sum(
            1 for number, line in lines if _OWN_INDENT.match(line.text) or self._indent(number, line) >= _INDENTS[0]
        )
        return indented >= len(lines) * _COMMON

    def _full_width(self) -> int:
        """Return the width of a full line, in columns: that of the widest line but one in ten."""
        widths = sorted(columns(_tidy(line.text)) for page in self._pages for line in page)
        return widths[len(widths) * 9 // 10] if widths else 0

    def _usual_pitch(self) -> float:
        pitches = Counter(
            round(above.y - below.y, 1) for page in self._pages for above, below in pairwise(page) if above.y > below.y
        )
        return pitches.most_common(1)[0][0] if pitches else 0.0


def _is_divided(line: Line, following: Line) -> bool:
    """Tell whether a word begins in one line and goes on in the next."""
    return bool(_BROKEN_WORD.search(line.text.rstrip()) and _WORD_START.match(following.text.lstrip()))


def _lefts_of(pages: Sequence[Sequence[Line]]) -> list[list[float]]:
    """Return where the columns of each page begin; a short page has those of the other pages on its side."""
    sides = [_columns_of([line for page in pages[side::2] for line in page]) for side in (0, 1)]
    return [_columns_of(page) if len(page) >= _FULL_PAGE else sides[number % 2] for number, page in enumerate(pages)]


def _columns_of(lines: Sequence[Line]) -> list[float]:
    """Return where the columns of some lines begin: what many of them share, and no indent of another column."""
    begins = Counter(round(line.x) for line in lines)
    size = Counter(round(line.size) for line in lines).most_common(1)[0][0] if lines else 0
    lefts: list[float] = []
    for x in sorted(x for x, count in begins.items() if count >= max(2, len(lines) * _COMMON)):
        if not lefts or x - lefts[-1] > _INDENTS[1] * size:
            lefts.append(x)
    return lefts


# --- headings ------------------------------------------------------------------------------------------------


def _headings(pages: Sequence[Sequence[Line]], bookmarks: Iterable[Bookmark]) -> dict[tuple[int, int], _Found]:
    """Return, by page and place, the lines that are part of a heading."""
    headings: dict[tuple[int, int], _Found] = {}
    for number, bookmark in enumerate(bookmarks):
        headings |= dict.fromkeys(_places(pages, bookmark, headings), _Found(number, bookmark.level))
    return headings


def _places(
    pages: Sequence[Sequence[Line]], bookmark: Bookmark, taken: Container[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the lines on a bookmark's page that say what it says; none where it names no text."""
    wanted = _plain(bookmark.title)
    if not wanted or bookmark.page >= len(pages):
        return []
    texts = [_plain(line.text) for line in pages[bookmark.page]]
    for first in range(len(texts)):
        said = ""
        for last in range(first, min(first + _LONGEST_HEADING, len(texts))):
            said += texts[last]
            places = [(bookmark.page, place) for place in range(first, last + 1)]
            if said == wanted and not any(place in taken for place in places):
                return places
            if not wanted.startswith(said):
                break
    return []


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


# --- text ----------------------------------------------------------------------------------------------------


def _tidy(line: str) -> str:
    """Take out the spaces that are there only because glyphs stand apart."""
    gaps = len(_BETWEEN_HAN.findall(line))
    apart = gaps > 1 and gaps >= len(_HAN_PAIR.findall(line)) * _SPACED_SHARE
    prose = len(line) >= _SHORTEST_PROSE and _PROSE.search(line)
    line = _BESIDE_MARK.sub("", line)
    return _BETWEEN_HAN.sub("", line) if apart or prose else line


def _unbroken(lines: Iterable[str], compounds: set[str]) -> str:
    """Join the lines of a paragraph, and the words in them that a hyphen divides."""
    whole: list[str] = []
    for line in map(str.strip, map(_tidy, lines)):
        broken = _BROKEN_WORD.search(whole[-1]) if whole else None
        rest = _WORD_START.match(line) if broken else None
        if broken and rest and f"{broken[1]}-{rest[0]}" not in compounds:
            whole[-1] = whole[-1][:-1] + line
        else:
            whole.append(line)
    return joined(whole)
