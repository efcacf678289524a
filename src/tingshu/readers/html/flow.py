"""From a tree of HTML to the paragraphs that a reader of the page sees.

What divides is the kind of element, and ``<br>``; what is inside a line is joined as it stands, so that no tag in
the middle of a word makes two of it, and two words stay apart where the page has a space.
"""

import re
from collections import Counter
from collections.abc import Mapping, Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from lxml.etree import iterwalk

from tingshu.context import EDGE
from tingshu.model import Block, Heading, Paragraph, Removal
from tingshu.readers.html.hidden import HIDDEN_TEXT
from tingshu.readers.html.list_numbers import ListNumbers
from tingshu.readers.html.skipped import rule_against
from tingshu.readers.omissions import Omissions
from tingshu.readers.raised import raised
from tingshu.readers.reflow import paragraphs
from tingshu.readers.rules import HIDDEN
from tingshu.readers.scene_break import SCENE_BREAK

Element = Any
"""An element of lxml, which ships no types."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hgroup", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "p", "pre", "section",
        "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp",
    }
)  # fmt: skip
_CELLS = frozenset({"td", "th"})
_IN_A_CELL = _CELLS | {"p"}
_NOT_IN_A_CELL = tuple(_BLOCKS - _IN_A_CELL)
_VERBATIM = frozenset({"pre", "listing", "xmp"})
_BREAK = "\x00"  # stands for <br>: no tree holds one
_WIDE = r"[^\x00-\u2e7f]"
_LINE_END = re.compile(rf"(?<={_WIDE})[ \t]*+\n\s*|(?<![ \t\n])[ \t]*+\n[ \t\n]*+(?={_WIDE})")
_SPACES = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a page, and where it stands.

    Attributes:
        block: what is read.
        home: the element around it that is no part of a line.
        linked: how many of its characters are links.
    """

    block: Block
    home: Element
    linked: int = 0


@dataclass(frozen=True, slots=True)
class Flow:
    """What a page reads as.

    Attributes:
        pieces: its blocks, in order.
        anchors: for each target, the number of the block in which or before which it stands.
        removals: what is left out, by rule and text.
    """

    pieces: tuple[Piece, ...]
    anchors: Mapping[str, int]
    removals: tuple[Removal, ...]


def flow(root: Element, targets: AbstractSet[str] = frozenset()) -> Flow:
    """Divide a page into its blocks. Hidden text, scripts and the like must have been taken out of it before.

    Rows of a table whose cells are but words are one paragraph each; other cells are read like any block. A rule
    becomes the paragraph ``***``. Superscript numbers become the raised digits of Unicode, so that 10² is not 102.

    Args:
        root: the page.
        targets: each ``id`` or anchor's name that a table of contents points to.
    """
    walk = _Walk(targets)
    events = iterwalk(root, events=("start", "end"))
    for event, element in events:
        if event == "end":
            walk.leave(element)
        elif not walk.enter(element):
            events.skip_subtree()
    return walk.result()


def words_of(element: Element) -> str:
    """Return all text in an element on one line."""
    return " ".join("".join(element.itertext()).split())


class _Walk:
    """A walk through a page: the line that is being gathered, and the elements around it."""

    def __init__(self, targets: AbstractSet[str]) -> None:
        self._targets = targets
        self._pieces: list[Piece] = []
        self._anchors: dict[str, int] = {}
        self._omissions = Omissions()
        self._line: list[str] = []
        self._linked = 0  # characters of the line
        self._homes: list[Element] = []
        self._levels: list[int] = []  # of the headings that are open
        self._open = Counter[str]()  # links and verbatim elements around here
        self._row: Element | None = None  # the table row that is read as one paragraph
        self._skipped: Element | None = None
        self._numbers = ListNumbers()
        self._labels: dict[Element, str] = {}  # of the list items that are open and have not begun to be read

    def result(self) -> Flow:
        self._flush()
        return Flow(tuple(self._pieces), self._anchors, self._omissions.removals())

    def enter(self, element: Element) -> bool:
        """Begin an element; return whether what is in it is to be read."""
        self._omissions.add(HIDDEN, element.get(HIDDEN_TEXT, ""))
        rule = rule_against(element)
        if rule or element.tag == "head":
            self._skip(element, rule)
            return False
        if self._divides(element):
            self._flush()
            self._homes.append(element)
        self._anchor(element)
        self._begin(element)
        self._add(_raised(element) or element.text or "")
        return True

    def _skip(self, element: Element, rule: str) -> None:
        """Leave out an element with all that is in it."""
        self._skipped = element
        if rule:
            self._omissions.add(rule, words_of(element))
        for inside in element.iterdescendants("*"):
            self._omissions.add(HIDDEN, inside.get(HIDDEN_TEXT, ""))

    def leave(self, element: Element) -> None:
        """End an element, and go on with the text behind it."""
        if element is self._skipped:
            self._skipped = None
        else:
            self._end(element)
        self._add(element.tail or "")

    def _begin(self, element: Element) -> None:
        match element.tag:
            case "br":
                self._line.append(_BREAK)
            case "hr":
                self._flush()
                self._pieces.append(Piece(Paragraph(SCENE_BREAK), element.getparent()))
            case "td" | "th" if self._row is not None and any(map(str.strip, self._line)):
                self._line.append("，")
            case "li":
                self._labels[element] = self._numbers.label(element)
            case "tr" if self._row is None and _is_row_of_words(element):
                self._row = element
            case tag:
                if tag in _HEADINGS:
                    self._levels.append(_HEADINGS[tag])
                self._count(element, 1)

    def _end(self, element: Element) -> None:
        divides = self._divides(element)
        if element is self._row:
            self._row, divides = None, True
        if divides:
            self._flush()
            self._homes.pop()
        if element.tag in _HEADINGS:
            self._levels.pop()
        self._labels.pop(element, None)
        self._count(element, -1)

    def _count(self, element: Element, one: int) -> None:
        if element.tag in _VERBATIM:
            self._open["verbatim"] += one
        elif element.tag == "a" and element.get("href"):
            self._open["link"] += one

    def _divides(self, element: Element) -> bool:
        """Tell whether an element begins and ends a line: in a row of words its cells do not."""
        return element.tag in _BLOCKS and not (self._row is not None and element.tag in _IN_A_CELL)

    def _anchor(self, element: Element) -> None:
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name and name in self._targets and name not in self._anchors:
                if self._line and self._line[-1] == _BREAK:
                    self._flush()
                self._anchors[name] = len(self._pieces)

    def _add(self, text: str) -> None:
        if text and not text.isspace() and self._open["link"]:
            self._linked += len(text.strip())
        if text:
            self._line.append(text.replace("\n", _BREAK) if self._open["verbatim"] else text)
            self._omissions.hear(text)

    def _flush(self) -> None:
        """End the line that is being gathered."""
        text = _SPACES.sub(" ", _LINE_END.sub("", "".join(self._line))).replace(_BREAK, "\n")
        linked, self._linked, self._line = self._linked, 0, []
        home = self._homes[-1] if self._homes else None
        if not text or text.isspace():
            return
        self._omissions.hear(EDGE)
        if label := self._label():
            text = label + text.lstrip()
        if self._levels:
            self._pieces.append(Piece(Heading(text.replace("\n", " ").strip(), self._levels[-1]), home, linked))
        else:
            self._pieces += (Piece(Paragraph(part), home, min(linked, len(part))) for part in paragraphs(text))

    def _label(self) -> str:
        """Return the numbers of the list items that begin with the line that ends."""
        labels = "".join(self._labels.values())
        self._labels = dict.fromkeys(self._labels, "")
        return labels


def _raised(element: Element) -> str:
    """Return the text of a superscript as it can stand in a line; an empty string for any other element."""
    return raised(element.text or "") if element.tag == "sup" and not len(element) else ""


def _is_row_of_words(row: Element) -> bool:
    """Tell whether the cells of a row hold no blocks of their own, as those of tables that only place things do."""
    if next(row.iterdescendants(*_NOT_IN_A_CELL), None) is not None:
        return False
    return sum(bool(words_of(cell)) for cell in row.iterchildren(*_CELLS)) > 1
