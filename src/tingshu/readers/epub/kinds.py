"""Which pages of an EPUB are no text of the book: by what the book says of them, by their titles, by their links."""

from collections.abc import Sequence
from typing import Any

from tingshu.model import Heading
from tingshu.readers.epub.contents import Entry
from tingshu.readers.epub.package import Item, Package
from tingshu.readers.html.flow import Piece
from tingshu.readers.html.skipped import EPUB_TYPE
from tingshu.readers.rules import CONTENTS, NOTE

Element = Any
"""An element of lxml, which ships no types."""

COVER = "cover"
COPYRIGHT = "copyright page"
ASIDE = "outside the reading order"
"""The rules that leave out whole pages, with those for notes and for tables of contents."""

_TYPES = {
    "cover": COVER, "doc-cover": COVER, "toc": CONTENTS, "doc-toc": CONTENTS, "landmarks": CONTENTS,
    "copyright-page": COPYRIGHT, "colophon": COPYRIGHT, "doc-colophon": COPYRIGHT,
    "footnotes": NOTE, "endnotes": NOTE, "rearnotes": NOTE, "notes": NOTE, "doc-endnotes": NOTE,
}  # fmt: skip
"""What pages are for, in the words of EPUB 2's guide and EPUB 3's structural semantics."""

_TITLES = {
    "封面": COVER, "cover": COVER, "封面页": COVER,
    "目录": CONTENTS, "目錄": CONTENTS, "目次": CONTENTS, "contents": CONTENTS, "table of contents": CONTENTS,
    "版权": COPYRIGHT, "版权页": COPYRIGHT, "版权信息": COPYRIGHT, "版权声明": COPYRIGHT, "版權頁": COPYRIGHT,
    "版權": COPYRIGHT, "copyright": COPYRIGHT, "copyright page": COPYRIGHT,
}  # fmt: skip
_LONGEST_FRONT = 3000  # characters of a page that is left out because of its title alone
_FEWEST_LINKS = 5
_LINKED_SHARE = 0.8


def kind_by_purpose(package: Package, item: Item, root: Element) -> str:
    """Return the rule against a page by what the book says it is for; an empty string if it is to be read."""
    if item.path == package.nav:
        return CONTENTS
    body = next(root.iter("body"), root)
    outer = [body, *body][:2] if len(body) == 1 else [body]
    said = {package.guide.get(item.path, "")}
    for element in outer:
        said |= set((element.get(EPUB_TYPE) or element.get("epub:type") or element.get("role") or "").lower().split())
    rule = next((rule for kind, rule in _TYPES.items() if kind in said), "")
    return rule or ("" if item.linear else ASIDE)


def kind_by_content(pieces: Sequence[Piece], entries: Sequence[Entry], *, holds_notes: bool) -> str:
    """Return the rule against a page by its title and what is on it.

    Args:
        pieces: what would be read.
        entries: the lines of the table of contents that lead to it.
        holds_notes: whether notes have been left out of it; if so, headings alone are theirs.
    """
    if holds_notes and all(isinstance(piece.block, Heading) for piece in pieces):
        return NOTE
    length = sum(len(piece.block.text) for piece in pieces)
    linked = [piece for piece in pieces if piece.linked > len(piece.block.text) * _LINKED_SHARE]
    if len(linked) >= _FEWEST_LINKS and sum(len(piece.block.text) for piece in linked) > length * _LINKED_SHARE:
        return CONTENTS
    if length > _LONGEST_FRONT:
        return ""
    titles = [entries[0].title] if len(entries) == 1 else []
    titles += [piece.block.text for piece in pieces[:1] if isinstance(piece.block, Heading)]
    return next((_TITLES[title] for title in (" ".join(t.lower().split()) for t in titles) if title in _TITLES), "")
