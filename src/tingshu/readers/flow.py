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

from tingshu.model import Block, Heading, Paragraph, Removal
from tingshu.readers.markdown import SCENE_BREAK
from tingshu.readers.reflow import paragraphs

Element = Any
"""An element of lxml, which ships no types."""

RUBY = "ruby reading"
"""The rule that leaves out the pronunciation printed above a word, which would be said twice."""

NOTE_MARK = "note mark"
"""The rule that leaves out the number that links to a note."""

NOTE = "note"
"""The rule that leaves out notes that the page marks as such."""

FORM = "form control"
"""The rule that leaves out the words on buttons and in other things to be filled in."""

EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"

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
_NO_TEXT = frozenset({"head", "annotation"})
_FORM = frozenset({"button", "textarea", "select", "datalist"})
_READINGS = frozenset({"rt", "rp", "rtc"})

_BREAK = "\x00"  # stands for <br>: no tree holds one
_WIDE = r"[^\x00-\u2e7f]"
_LINE_END = re.compile(rf"(?<={_WIDE})[ \t]*\n\s*|[ \t]*\n[ \t\n]*(?={_WIDE})")
_SPACES = re.compile(r"[ \t\n\r\f]+")

_SURE_MARK = re.compile(r"[\[［(（【〔]\s*注?\s*(?:\d{1,3}|[a-z*＊])\s*[\]］)）】〕]|[①-⑳㉑-㊿❶-❿*＊†‡]+|注\d{0,3}")
_RAISED_MARK = re.compile(r"\d{1,3}|[a-z]")
_RAISED = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_RAISABLE = re.compile(r"\s*[+\-−–]?[0-9]{1,4}\s*")

_MARK_TYPES = frozenset({"noteref", "doc-noteref", "doc-backlink", "annoref"})
_NOTE_TYPES = frozenset(
    {
        "footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes", "note",
        "doc-footnote", "doc-endnote", "doc-endnotes",
    }
)  # fmt: skip


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
        self._removed: Counter[tuple[str, str]] = Counter()
        self._line: list[str] = []
        self._linked = 0  # characters of the line
        self._homes: list[Element] = []
        self._levels: list[int] = []  # of the headings that are open
        self._open = Counter[str]()  # links and verbatim elements around here
        self._row: Element | None = None  # the table row that is read as one paragraph
        self._skipped: Element | None = None

    def result(self) -> Flow:
        self._flush()
        removals = tuple(Removal(rule, text, count) for (rule, text), count in self._removed.items())
        return Flow(tuple(self._pieces), self._anchors, removals)

    def enter(self, element: Element) -> bool:
        """Begin an element; return whether what is in it is to be read."""
        rule = _rule_against(element)
        if rule and (text := words_of(element)):
            self._removed[rule, text] += 1
        if rule or element.tag in _NO_TEXT:
            self._skipped = element
            return False
        if self._divides(element):
            self._flush()
            self._homes.append(element)
        self._anchor(element)
        self._begin(element)
        self._add(_raised(element) or element.text or "")
        return True

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

    def _flush(self) -> None:
        """End the line that is being gathered."""
        text = _SPACES.sub(" ", _LINE_END.sub("", "".join(self._line))).replace(_BREAK, "\n")
        linked, self._linked, self._line = self._linked, 0, []
        home = self._homes[-1] if self._homes else None
        if self._levels and not text.isspace() and text:
            self._pieces.append(Piece(Heading(text.replace("\n", " ").strip(), self._levels[-1]), home, linked))
        else:
            self._pieces += (Piece(Paragraph(part), home, min(linked, len(part))) for part in paragraphs(text))


def _rule_against(element: Element) -> str:
    """Return the rule by which an element's text is not read; an empty string if it is."""
    tag = element.tag
    if tag in _READINGS:
        return RUBY
    if tag in _FORM:
        return FORM
    said = element.get(EPUB_TYPE) or element.get("epub:type") or element.get("role")
    kinds = set(said.lower().split()) if said else set()
    if kinds & _NOTE_TYPES:
        return NOTE
    if kinds & _MARK_TYPES or (tag == "a" and "#" in element.get("href", "") and _is_mark(element)):
        return NOTE_MARK
    return ""


def _is_mark(link: Element) -> bool:
    """Tell whether a link within a book or a page is but the mark of a note: ``[1]``, or a raised 1."""
    text = "".join(link.itertext()).strip()
    if _SURE_MARK.fullmatch(text):
        return True
    raised = link.getparent() is not None and link.getparent().tag == "sup"
    return bool(_RAISED_MARK.fullmatch(text)) and (raised or (len(link) == 1 and link[0].tag == "sup"))


def _raised(element: Element) -> str:
    """Return the raised digits of Unicode for a superscript that is a number; an empty string for any other text."""
    if element.tag != "sup" or len(element) or not _RAISABLE.fullmatch(element.text or ""):
        return ""
    return str(element.text).strip().translate(_RAISED)


def _is_row_of_words(row: Element) -> bool:
    """Tell whether the cells of a row hold no blocks of their own, as those of tables that only place things do."""
    if next(row.iterdescendants(*_NOT_IN_A_CELL), None) is not None:
        return False
    return sum(bool(words_of(cell)) for cell in row.iterchildren(*_CELLS)) > 1
