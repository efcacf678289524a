"""The notes of an EPUB that no semantics mark as such, known by their links: the mark leads to the note, and back.

Most Chinese e-books are made so, or with the classes of the Duokan reader, whose notes open in a window. One link
proves nothing; two that lead to each other, the second at the head of a paragraph, do.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml.etree import iterwalk

from tingshu.readers.epub.package import resolved
from tingshu.readers.html.skipped import EPUB_TYPE
from tingshu.writing import NUMERALS

Element = Any
"""An element of lxml, which ships no types."""

Place = tuple[str, str]
"""A page, in lower case, and an ``id`` in it."""

_MARK = re.compile(
    r"[\[［(（【〔]?\s*(?:[译譯原]?[注註][释釋]?|note)?\s*"
    rf"(?:\d{{1,4}}|[①-⑳㉑-㊿❶-❿]|[{NUMERALS}]{{1,3}}|[a-z*＊†‡※]{{1,2}})?\s*[\]］)）】〕]?\.?",
    re.IGNORECASE,
)
_RETURN = re.compile(r"[↩⏎↑^\ufe0e]+|返回(?:正文)?|back", re.IGNORECASE)
_BLOCKS = frozenset({"aside", "blockquote", "dd", "div", "dt", "li", "p", "td"})
_HOLDERS = frozenset({"aside", "dd", "div", "li"})
_LONGEST = 3000  # characters of a note; what is longer is an appendix
_FEW = 4  # anchors at the head of a paragraph, one of which may be its name
_DUOKAN = frozenset({"duokan-footnote-content", "duokan-footnote-item"})


@dataclass(frozen=True, slots=True)
class _Link:
    """A link that may belong to a note: the paragraph around it, where it stands, where it leads."""

    element: Element
    block: Element
    stands: frozenset[Place]
    leads: Place


class Notes:
    """Finds the notes of a book, page by page; a note may stand on a later page than its mark."""

    def __init__(self) -> None:
        self._marks: dict[Place, set[Place]] = {}  # where each mark leads, and where it stands

    def mark(self, root: Element, path: str) -> None:
        """Mark what is a note on a page, and the marks that lead to it, in the words of EPUB's own semantics."""
        links = list(_links(root, path))
        marks = [link for link in links if _text(link.element) and not _is_at_head(link)]
        for mark in marks:
            self._marks.setdefault(mark.leads, set()).update(mark.stands)
        notes = {link.leads: note for link in links if (note := self._note(link)) is not None}
        for note in notes.values():
            note.set(EPUB_TYPE, "footnote")
        for mark in marks:
            if not mark.stands.isdisjoint(notes):
                mark.element.set(EPUB_TYPE, "noteref")
        for element in root.iter("ol", "ul", "li", "div", "aside", "p"):
            if not _DUOKAN.isdisjoint(element.get("class", "").split()):
                element.set(EPUB_TYPE, "footnote")

    def _note(self, link: _Link) -> Element | None:
        """Return the note that a link leads back from; None where it is the link of no note."""
        if not any(link.leads in self._marks.get(place, ()) for place in link.stands):
            return None
        if not (_is_at_head(link) or _RETURN.fullmatch(_text(link.element))):
            return None
        note = link.block
        ids = {name for _, name in link.stands}
        around = note.getparent()
        if around is not None and around.tag in _HOLDERS and around.get("id") in ids and around[0] is note:
            note = around
        length = len(_text(note))
        return note if len(_text(link.element)) < length <= _LONGEST else None


def _links(root: Element, path: str) -> Iterator[_Link]:
    """Yield the links of a page whose words are those of a note's mark, or of the way back from it."""
    for element in root.iter("a"):
        text, href = _text(element), element.get("href", "")
        if "#" not in href or not (_MARK.fullmatch(text) or _RETURN.fullmatch(text)):
            continue
        target, fragment = resolved(path, href)
        block = next((around for around in element.iterancestors() if around.tag in _BLOCKS), None)
        if fragment and target and block is not None:
            stands = frozenset((path.lower(), name) for name in _names(element, block))
            yield _Link(element, block, stands, (target.lower(), fragment))


def _names(link: Element, block: Element) -> Iterator[str]:
    """Yield the ids by which a link can be reached: its own, and those between it and the block around its own."""
    for element in link.iter():
        yield from filter(None, (element.get("id"), element.get("name")))
    for around in link.iterancestors():
        yield from filter(None, [around.get("id")])
        if around is block:
            break
    holder = block.getparent()
    if holder is not None and holder.tag in _HOLDERS:
        yield from filter(None, [holder.get("id")])
    empty = (anchor for anchor in islice(block.iter("a"), _FEW) if not _text(anchor))
    yield from (name for anchor in empty if (name := anchor.get("id") or anchor.get("name")))


def _is_at_head(link: _Link) -> bool:
    """Tell whether nothing stands before a link in its paragraph."""
    for event, element in iterwalk(link.block, events=("start", "end")):
        if element is link.element:
            return True
        before = element.text if event == "start" else element.tail
        if before and not before.isspace():
            return False
    return False


def _text(element: Element) -> str:
    """Return the text in an element without white space, as far as a note can be long."""
    text = ""
    for piece in element.itertext():
        text += "".join(piece.split())
        if len(text) > _LONGEST:
            break
    return text
