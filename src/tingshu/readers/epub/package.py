"""The parts of an EPUB and how they hang together: container, package document, spine (EPUB 3.3, sections 4 and 5)."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from tingshu.errors import SourceError
from tingshu.model import Source
from tingshu.readers.archive import Archive, HostileArchiveError
from tingshu.readers.html.markup import parse_part

Element = Any
"""An element of lxml, which ships no types."""

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_NCX_TYPE = "application/x-dtbncx+xml"
_PAGE_TYPES = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/xml", "text/xml"})
_PAGE_ENDINGS = (".xhtml", ".html", ".htm", ".xml")
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d(?!\d)")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class Item:
    """A part that the package document lists.

    Attributes:
        path: its name in the archive; empty where its address leads out of the book.
        media_type: what it says it is.
        properties: what it is for, such as ``nav``.
        linear: whether it is in the reading order.
    """

    path: str
    media_type: str
    properties: frozenset[str]
    linear: bool = True

    @property
    def is_page(self) -> bool:
        """Whether it can hold text."""
        return self.media_type in _PAGE_TYPES or self.path.lower().endswith(_PAGE_ENDINGS)


class Package:
    """An EPUB, opened.

    Attributes:
        archive: its parts.
        title: as its metadata say; empty if they do not.
        author: the same; several are divided by ``;``.
        language: the same, as a BCP 47 tag.
        spine: its pages in the order of reading, each once.
        year: of its publication, four digits; empty if its metadata do not say.
        guide: what some pages are for, such as ``cover``, by path.
        notices: what a person should know about how it hangs together.

    Raises:
        SourceError: it is no EPUB, is damaged, or is copy-protected.
    """

    def __init__(self, source: Source) -> None:
        self.archive = Archive(source.data, source.name)
        self.notices: tuple[str, ...] = ()
        self._path = self._package_path()
        root = self.part(self._path)
        self.title, self.author, self.language = (
            _first(root, "title"),
            "; ".join(_authors(root)),
            _first(root, "language"),
        )
        self.year = _year(root)
        self._cover_id = next(
            (meta.get("content", "") for meta in _all(root, "meta") if meta.get("name") == "cover"), ""
        )
        self._manifest = {item.get("id", ""): self._item(item) for item in _all(root, "item")}
        self._ncx_id = next((spine.get("toc", "") for spine in _all(root, "spine")), "")
        spine = tuple(self._spine(root))
        # a book in which nothing is in the reading order is one whose maker has misread the standard
        self.spine = (
            spine if any(item.linear for item in spine) else tuple(replace(item, linear=True) for item in spine)
        )
        self.guide = {
            resolved(self._path, reference.get("href", ""))[0]: reference.get("type", "").lower()
            for reference in _all(root, "reference")
        }
        self._refuse_encrypted()

    @cached_property
    def nav(self) -> str:
        """The path of the navigation document of EPUB 3; empty if there is none."""
        return next((item.path for item in self._manifest.values() if "nav" in item.properties), "")

    def cover(self) -> bytes:
        """Return the picture of its front cover (EPUB 3.3, section 5.6.2; EPUB 2 by custom), or nothing.

        A cover that cannot be read is named in ``notices``.
        """
        named = (item for item in self._manifest.values() if "cover-image" in item.properties)
        item = next(named, None) or self._manifest.get(self._cover_id)
        if item is None or not item.media_type.startswith("image/"):
            return b""
        try:
            return self.archive.read(item.path)
        except HostileArchiveError:
            raise
        except SourceError as error:
            self.notices += (f"Its cover cannot be read: {error.problem}",)
            return b""

    @property
    def ncx(self) -> str:
        """The path of the table of contents of EPUB 2; empty if there is none."""
        if named := self._manifest.get(self._ncx_id):
            return named.path
        return next((item.path for item in self._manifest.values() if item.media_type == _NCX_TYPE), "")

    def part(self, path: str) -> Element:
        """Return the root element of an XML part.

        Raises:
            SourceError: there is none, or it is damaged.
        """
        return parse_part(self.archive.read(path), f"{self.archive.name} ({path})")

    def _package_path(self) -> str:
        for path in self._rootfiles():
            if path in self.archive:
                return path
        found = next((name for name in self.archive.names if name.lower().endswith(".opf")), None)
        if found is None:
            raise SourceError(f"{self.archive.name} is no EPUB: it has no package document", "Get a fresh copy of it")
        return found

    def _rootfiles(self) -> Iterator[str]:
        """Yield what the container names as a package document; nothing where it is missing or damaged."""
        if _CONTAINER not in self.archive:
            return
        try:
            container = self.part(_CONTAINER)
        except HostileArchiveError:
            raise
        except SourceError as error:
            self.notices += (f"Which of its parts is the book had to be guessed: {error.problem}",)
            return
        yield from (rootfile.get("full-path", "") for rootfile in _all(container, "rootfile"))

    def _item(self, item: Element) -> Item:
        path, _ = resolved(self._path, item.get("href", ""))
        return Item(path, item.get("media-type", "").lower(), frozenset(item.get("properties", "").split()))

    def _spine(self, root: Element) -> Iterator[Item]:
        met = set[str]()
        for reference in _all(root, "itemref"):
            item = self._manifest.get(reference.get("idref", ""))
            if item and item.path and item.is_page and item.path not in met:
                met.add(item.path)
                linear = reference.get("linear", "yes").strip().lower() != "no"
                yield Item(item.path, item.media_type, item.properties, linear)

    def _refuse_encrypted(self) -> None:
        if _ENCRYPTION not in self.archive:
            return
        pages = {item.path.lower() for item in self.spine}
        for reference in _all(self.part(_ENCRYPTION), "CipherReference"):
            if resolved("", reference.get("URI", ""))[0].lower() in pages:  # fonts are often masked, and not read
                raise SourceError(
                    f"{self.archive.name} is copy-protected (DRM)", "Get it without protection; tingshu removes none"
                )


def resolved(base: str, href: str) -> tuple[str, str]:
    """Return the path in the archive that a link leads to, and its fragment.

    The path is empty where it leads out of the book. A path that climbs above the book's root stays at the root.

    Args:
        base: the path of the part that the link stands in.
        href: the link, percent-encoded or not, with slashes of either kind.
    """
    address, _, fragment = href.strip().partition("#")
    address = unquote(address).replace("\\", "/")
    if _SCHEME.match(address) or address.startswith("//"):
        return "", ""
    if not address:
        return base, unquote(fragment)
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(base), address))
    return path.lstrip("/"), unquote(fragment)


def _all(root: Element, name: str) -> Iterator[Element]:
    """Yield the elements of a name, in whatever namespace or none: strangers' files get them wrong."""
    return iter(root.iter(f"{{*}}{name}"))


def _first(root: Element, name: str) -> str:
    texts = (" ".join("".join(element.itertext()).split()) for element in _all(root, name))
    return next(filter(None, texts), "")


def _year(root: Element) -> str:
    """Return the year of publication: of several dates the one that says so, else the earliest."""
    dates = list(_all(root, "date"))
    said = [date for date in dates if "publication" in date.values()] or dates
    return min((found[0] for date in said if (found := _YEAR.match((date.text or "").strip()))), default="")


def _authors(root: Element) -> Iterator[str]:
    """Yield the creators who are authors: translators and the like have another role."""
    refined = {
        meta.get("refines", "").removeprefix("#"): (meta.text or "").strip()
        for meta in _all(root, "meta")
        if meta.get("property") == "role"
    }
    for creator in _all(root, "creator"):
        role = next(
            (value for name, value in creator.items() if name.endswith("role")), refined.get(creator.get("id", ""))
        )
        if (text := " ".join("".join(creator.itertext()).split())) and role in {None, "", "aut"}:
            yield text
