"""A page of HTML or XHTML with what it hides taken out: what web pages and the chapters of e-books share."""

from collections.abc import Iterator, Mapping, Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from tingshu.model import Removal
from tingshu.readers.html.css import StyleSheets
from tingshu.readers.html.flow import Piece, flow
from tingshu.readers.html.hidden import drop_hidden
from tingshu.readers.html.markup import without_code

Element = Any
"""An element of lxml, which ships no types."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows.

    Attributes:
        pieces: its blocks, in order.
        anchors: for each target, the number of the block in which or before which it stands.
        removals: what is left out.
        notices: what a person should know about how it was read.
    """

    pieces: tuple[Piece, ...]
    anchors: Mapping[str, int]
    removals: tuple[Removal, ...]
    notices: tuple[str, ...]


def own_sheets(root: Element) -> list[str]:
    """Return the style sheets that stand in a page, but those for printers and the like."""
    return ["".join(style.itertext()) for style in root.iter("style") if _is_for_screens(style)]


def sheet_links(root: Element) -> Iterator[str]:
    """Yield where a page links to style sheets, but those for printers and those that a reader has to choose."""
    for link in root.iter("link"):
        kinds = link.get("rel", "").lower().split()
        if "stylesheet" in kinds and "alternate" not in kinds and _is_for_screens(link):
            yield link.get("href", "").strip()


def _is_for_screens(sheet: Element) -> bool:
    media = sheet.get("media", "").lower().split(",")
    return not {"", "all", "screen"}.isdisjoint(medium.strip() for medium in media)


def read_page(root: Element, sheets: StyleSheets, *, complete: bool, targets: AbstractSet[str] = frozenset()) -> Page:
    """Read a page; its tree is used up.

    Args:
        root: the ``html`` element.
        sheets: the style sheets of the page.
        complete: whether those are all.
        targets: each ``id`` that a table of contents points to.
    """
    spared = drop_hidden(without_code(root), sheets, complete=complete)
    found = flow(root, targets)
    notices = ("A script would show most of this page, which was read as if it had been",) if spared else ()
    return Page(found.pieces, found.anchors, found.removals, notices)
