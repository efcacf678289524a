"""The numbers that Word puts before paragraphs: 第三章 or 二、 stand in no text, only in the rules of a list.

ECMA-376-1, 17.9.
"""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from tingshu.readers.docx.number_forms import FORMS, LARGEST
from tingshu.readers.docx.styles import Styles, is_on

_PLACE = re.compile(r"%([1-9])")
_CLOSED = tuple("、，：）)】］]．。")  # after these a label needs no space


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: how it counts and what its label looks like."""

    start: int
    form: str
    text: str
    legal: bool
    restarts: bool


@dataclass(frozen=True, slots=True)
class _List:
    """A list that paragraphs can be in. Lists of one ``origin`` count together."""

    origin: str
    levels: dict[int, _Level]
    starts: dict[int, int]


class Numbering:
    """Counts the numbered paragraphs of a document, in order, and says what stands before each.

    Args:
        root: the root of the numbering part, which may be empty.
        styles: the document's styles, through which lists can be defined too.
    """

    def __init__(self, root: Element, styles: Styles) -> None:
        self._styles = styles
        self._origins = {origin.get("{w}abstractNumId", ""): origin for origin in root.iterfind("{w}abstractNum")}
        self._numbers = {number.get("{w}numId", ""): number for number in root.iterfind("{w}num")}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self.unsaid = 0
        """How many labels were left out because they are in a form that is not known here."""

    def label(self, list_id: str, depth: int) -> str:
        """Count one more paragraph at ``depth`` of a list and return its label, with the space after it if any.

        Empty for bullets, for lists that are not there, and for labels in an unknown form.
        """
        if list_id not in self._lists:
            self._lists[list_id] = self._list(list_id)
        found = self._lists[list_id]
        level = found.levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(found.origin, {})
        self._count(list_id, found, depth, counts)
        if level.form == "bullet" or not level.text:
            return ""
        label = _label(level, found.levels, counts)
        if label is None:
            self.unsaid += 1
            return ""
        return label if label.endswith(_CLOSED) or not label else f"{label} "

    def _count(self, list_id: str, found: _List, depth: int, counts: dict[int, int]) -> None:
        """Advance the counter of one level, and begin those below it anew."""
        if depth in found.starts and (list_id, depth) not in self._begun:
            counts[depth] = found.starts[depth]
        else:
            counts[depth] = counts.get(depth, found.levels[depth].start - 1) + 1
        self._begun.add((list_id, depth))
        for deeper in [deeper for deeper in counts if deeper > depth]:
            if deeper not in found.levels or found.levels[deeper].restarts:
                del counts[deeper]

    def _list(self, list_id: str) -> _List:
        number = self._numbers.get(list_id)
        if number is None:
            return _List("", {}, {})
        origin = self._origin(number)
        levels = _levels(self._origins.get(origin))
        starts: dict[int, int] = {}
        for override in number.iterfind("{w}lvlOverride"):
            levels |= _levels(override)
            if (start := override.find("{w}startOverride")) is not None:
                starts[_number(override.get("{w}ilvl"))] = _number(start.get("{w}val"))
        return _List(origin, levels, starts)

    def _origin(self, number: Element) -> str:
        """Return the id of the definition behind a list; one given by a style is found through that style's list."""
        origin = _attribute(number.find("{w}abstractNumId"))
        link = self._origins[origin].find("{w}numStyleLink") if origin in self._origins else None
        by_style = self._numbers.get(self._styles.style(_attribute(link)).list_id or "") if link is not None else None
        return origin if by_style is None else _attribute(by_style.find("{w}abstractNumId"))


def _levels(parent: Element | None) -> dict[int, _Level]:
    elements = () if parent is None else parent.iterfind("{w}lvl")
    return {_number(element.get("{w}ilvl")): _level(element) for element in elements}


def _level(element: Element) -> _Level:
    formats = [*element.iterfind("{w}numFmt"), *element.iterfind("{mc}AlternateContent/{mc}Choice/{w}numFmt")]
    start = element.find("{w}start")
    return _Level(
        start=0 if start is None else _number(start.get("{w}val")),
        form=_attribute(formats[0]) if formats else "decimal",
        text=_attribute(element.find("{w}lvlText")),
        legal=is_on(element.find("{w}isLgl")),
        restarts=_attribute(element.find("{w}lvlRestart")) != "0",
    )


def _attribute(element: Element | None) -> str:
    return "" if element is None else element.get("{w}val", "")


def _number(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdecimal() and len(value) <= len(str(LARGEST)) else 0


def _label(level: _Level, levels: dict[int, _Level], counts: dict[int, int]) -> str | None:
    """Return a level's label with the present numbers in it; None when one of them cannot be written."""
    numbers: dict[str, str] = {}
    for place in _PLACE.findall(level.text):
        depth = int(place) - 1
        other = levels.get(depth, level)
        form = "decimal" if level.legal else other.form
        if form not in FORMS:
            return None
        numbers[place] = FORMS[form](counts.get(depth, other.start))
    return _PLACE.sub(lambda found: numbers[found[1]], level.text).strip()
