"""Running heads, running feet and page numbers: what a printer puts on every page and no author into the text.

The evidence is repetition in place: the same words on the same line of the page, on many pages not far from each
other; or words around a number that grows with the pages. A line that stands at the edge of a page once is text.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tingshu.context import EDGE, MOST_CONTEXTS, in_context
from tingshu.model import Removal
from tingshu.readers.pdf.lines import Line
from tingshu.readers.rules import PAGE_NUMBER
from tingshu.writing import NUMERALS

RUNNING_HEAD = "running head"
"""The rule that takes out what stands at the same place of many pages."""

_ROWS = 2  # at each edge of a page that can be a running head or foot
_STEP = 6.0  # points by which two lines at one place may differ
_DENSITY = 0.3  # of the pages between the first and the last: heads on left pages have half, less the chapters' first
_FEWEST = {"words": 3, "words and number": 3, "number": 2, "numeral": 3, "stamp": 5}
"""Pages that make furniture, by kind; a chapter of six pages has its head on the left ones."""
_SHARE = {"numeral": 0.3, "stamp": 0.6}
"""Of all pages that have it, where the other evidence is weak: sections are counted 一, 二 as well; a stamp, such as a
scanner's or a site's, may stand anywhere."""

_SENTENCE_ENDS = tuple("。！？…”’」』，；：、")  # with which no head or foot ends
_DIGITS = re.compile(r"\d+")
_LONE_NUMBER = re.compile(
    rf"[\W_]*(?:第\s*)?(?P<number>\d{{1,5}}|[ivxlcIVXLC]{{1,8}}|[{NUMERALS}]{{1,6}})(?:\s*[页頁])?[\W_]*"
)
_LONGEST_NUMBER = 6  # digits
_COUNTS_TEXT = re.compile(r"第\s*\d+\s*[章节節回卷部篇集编編折幕]|(?i:chapter|part)\s*\d")


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A line on a page, with what it would share with its like on other pages: the kind of evidence, and a key."""

    kind: str
    key: Hashable
    page: int
    line: int

    @property
    def rule(self) -> str:
        return RUNNING_HEAD if self.kind in {"words", "stamp"} else PAGE_NUMBER


def without_furniture(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[Removal]]:
    """Return the pages without what proves to be furniture, and what that was."""
    gone: dict[tuple[int, int], str] = {}
    for sightings in _grouped(_sightings(pages)):
        if _is_furniture(sightings, len(pages)):
            gone |= {(seen.page, seen.line): seen.rule for seen in sightings}
    kept = [
        [line for place, line in enumerate(page) if (number, place) not in gone] for number, page in enumerate(pages)
    ]
    return kept, list(_removals(pages, kept, gone))


def _removals(
    pages: Sequence[Sequence[Line]], kept: Sequence[Sequence[Line]], gone: Mapping[tuple[int, int], str]
) -> Iterator[Removal]:
    """Yield what is gone, by rule and text; the numbers of pages count as one text, with ``#`` for the number."""
    places: defaultdict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for (page, place), rule in sorted(gone.items()):
        text = pages[page][place].text.strip()
        places[rule, _DIGITS.sub("#", text) if rule == PAGE_NUMBER else text].append((page, place))
    for (rule, text), found in places.items():
        shown = (_context(pages, kept, gone, *place) for place in found[:MOST_CONTEXTS])
        yield Removal(rule, text, len(found), tuple(dict.fromkeys(shown)))


def _context(
    pages: Sequence[Sequence[Line]],
    kept: Sequence[Sequence[Line]],
    gone: Mapping[tuple[int, int], str],
    page: int,
    place: int,
) -> str:
    """Show a line that is gone with what is read before and behind it, on the pages beside it if need be."""
    here = [(number, line.text) for number, line in enumerate(pages[page]) if (page, number) not in gone]
    before = [text for number, text in here if number < place] or [line.text for line in kept[page - 1] if page]
    after = [text for number, text in here if number > place]
    after = after or [line.text for following in kept[page + 1 : page + 2] for line in following]
    return in_context("".join(before[-1:]) + EDGE, pages[page][place].text.strip(), EDGE + "".join(after[:1]))


def _is_furniture(sightings: Sequence[_Sighting], of: int) -> bool:
    """Tell whether a line recurs as furniture does on a document of so many pages."""
    kind = sightings[0].kind
    pages = {seen.page for seen in sightings}
    span = max(pages) - min(pages) + 1
    return len(pages) >= max(_FEWEST[kind], _SHARE.get(kind, 0) * of) and len(pages) >= _DENSITY * span


def _grouped(sightings: Iterable[_Sighting]) -> Iterable[list[_Sighting]]:
    groups: defaultdict[Hashable, list[_Sighting]] = defaultdict(list)
    for seen in sightings:
        groups[seen.kind, seen.key].append(seen)
    return groups.values()


def _sightings(pages: Sequence[Sequence[Line]]) -> Iterator[_Sighting]:
    often = {text for text, count in Counter(line.text for page in pages for line in page).items() if count > 1}
    for number, page in enumerate(pages):
        edges = _edges(page)
        for place, line in enumerate(page):
            if line.text in often:
                yield _Sighting("stamp", (line.text, round(line.x), round(line.y)), number, place)
            for kind, key in _evidence("".join(line.text.split()), number) if place in edges else ():
                yield from (_Sighting(kind, (edge, key), number, place) for edge in edges[place])


def _evidence(text: str, page: int) -> Iterator[tuple[str, Hashable]]:
    """Yield what a line at an edge may share with lines at the same edge of other pages: its kind, and a key."""
    if not text.endswith(_SENTENCE_ENDS):
        yield "words", text
    if lone := _LONE_NUMBER.fullmatch(text):
        number = lone["number"]
        yield ("number", int(number) - page) if number.isdecimal() else ("numeral", "")
    elif not _COUNTS_TEXT.search(text):
        found = list(_DIGITS.finditer(text))
        for digits in {found[0], found[-1]} if found else ():
            around = text[: digits.start()], text[digits.end() :]
            yield "words and number", (*around, int(digits[0][-_LONGEST_NUMBER:]) - page)


def _edges(page: Sequence[Line]) -> dict[int, list[tuple[str, int]]]:
    """Return, for each line in the outermost rows of a page, the edge it stands at and its steps on the scale of y.

    The steps overlap, so that two lines at about one place have one of them in common.
    """
    rows = sorted({round(line.y) for line in page})
    edges: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    for edge, outermost in (("foot", rows[:_ROWS]), ("head", rows[-_ROWS:])):
        for place, line in enumerate(page):
            if round(line.y) in outermost:
                step = 2 * math.floor(line.y / _STEP)
                half = 2 * math.floor(line.y / _STEP + 0.5) - 1
                edges[place] += ((edge, step), (edge, half))
    return edges
