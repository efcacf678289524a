"""The table of contents of an EPUB: which title stands where, and how deep."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.etree import iterwalk

from tingshu.errors import SourceError
from tingshu.model import Source
from tingshu.readers.archive import HostileArchiveError
from tingshu.readers.epub.package import Package, resolved
from tingshu.readers.html.flow import words_of
from tingshu.readers.html.markup import decode_page, parse_page
from tingshu.readers.html.skipped import EPUB_TYPE

Element = Any
"""An element of lxml, which ships no types."""

DEEPEST = 6
"""Levels of headings; what is deeper is taken for as deep."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents.

    Attributes:
        title: its words.
        path: the page it leads to; empty for one that only stands above others.
        fragment: the ``id`` in that page, or empty for its beginning.
        level: 1 for the highest.
    """

    title: str
    path: str
    fragment: str
    level: int


def contents_of(package: Package) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Return the entries of a book's table of contents, in order, and what a person should know about it.

    That of EPUB 3 is taken if it has any entries, else that of EPUB 2. A book can be read without either.
    """
    notices: list[str] = []
    for path, read in ((package.nav, _nav), (package.ncx, _ncx)):
        if path not in package.archive:
            continue
        try:
            entries = tuple(entry for entry in read(package, path) if entry.title)
        except SourceError as error:
            notices.append(f"Its table of contents cannot be used: {error.problem}")
            continue
        if entries:
            return entries, tuple(notices)
    return (), tuple(notices)


def _page(package: Package, path: str) -> Element:
    """Return the root of a navigation document, which is a page, and may be as broken as one.

    Raises:
        SourceError: it cannot be read, or nothing in it is marked as navigation.
    """
    try:
        return package.part(path)
    except HostileArchiveError:
        raise
    except SourceError:
        name = f"{package.archive.name} ({path})"
        root = parse_page(decode_page(Source(name, package.archive.read(path))).text, name)
        if next(root.iter("nav"), None) is None:
            raise
        return root


def _nav(package: Package, path: str) -> Iterator[Entry]:
    """Yield the links of the navigation document's ``toc``: each ``li`` has one, or a ``span``, and may hold a list."""
    root = _page(package, path)
    navs = list(root.iter("{*}nav"))
    tables = [nav for nav in navs if "toc" in _types(nav)] or navs
    level = 0
    for table in tables[:1]:
        for event, element in iterwalk(table, events=("start", "end")):
            match event, _local(element):
                case "start", "ol":
                    level += 1
                case "end", "ol":
                    level -= 1
                case "start", "a" | "span" if _local(element.getparent()) == "li":
                    yield _entry(words_of(element), element.get("href"), path, level)


def _local(element: Element) -> str:
    """Return the name of an element without its namespace; in a broken page it may be no name at all."""
    return str(element.tag).rpartition("}")[2]


def _types(nav: Element) -> list[str]:
    said = nav.get(EPUB_TYPE) or nav.get("epub:type") or nav.get("role") or ""
    return str(said).lower().split()


def _ncx(package: Package, path: str) -> Iterator[Entry]:
    """Yield the points of an NCX: each has a label and an address, and may hold others."""
    root = package.part(path)
    level, label = 0, ""
    for event, element in iterwalk(root, events=("start", "end")):
        match event, _local(element):
            case "start", "navPoint":
                level, label = level + 1, ""
            case "end", "navPoint":
                level -= 1
            case "end", "navLabel" if level:
                label = words_of(element)
            case "start", "content" if level:
                yield _entry(label, element.get("src"), path, level)


def _entry(title: str, href: str | None, path: str, level: int) -> Entry:
    target, fragment = resolved(path, href) if href else ("", "")
    return Entry(title, target, fragment, min(max(level, 1), DEEPEST))
