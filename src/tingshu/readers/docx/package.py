"""The parts of a Word document: an archive of XML files that point at each other.

Office Open XML, ECMA-376: part 1 for WordprocessingML (``w:``), part 2 for the package. The strict variant of the
fourth part is read as well; it differs in the names of its namespaces only.

Nothing is followed out of the package, and only the parts that hold words are opened: a picture that is missing,
which is common, or that is a bomb, which is not, is never looked at. That, and memory, is why no library opens the
package here: python-docx reads every part into memory and fails where one is missing.
"""

import posixpath
from collections.abc import Iterator
from functools import lru_cache
from typing import IO
from xml.etree.ElementTree import Element, ParseError, TreeBuilder
from xml.parsers import expat

from tingshu.errors import SourceError
from tingshu.model import Source
from tingshu.readers import signatures
from tingshu.readers.archive import Archive, HostileArchiveError

DEEPEST = 120
"""Elements inside each other; a text box in a table in a table has some forty."""

LARGEST_BLOCK = 2_000_000
"""Elements in one paragraph or table; a table of 100,000 cells has about a million."""

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "r",
    "http://purl.org/dc/elements/1.1/": "dc",
}
"""What the tags and attributes of a namespace begin with in the elements handed out here; all others with ``{?}``."""

_WAY_OUT = "Open it in the program that made it and save it as a Word document (.docx)"
_OLD = signatures.certainly(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_LOCKED = "EncryptedPackage".encode("utf-16-le")  # the stream that holds an encrypted document: MS-OFFCRYPTO, 2.3.4.4


class Package:
    """A Word document in memory, whose parts are read when they are asked for.

    Elements are those of ElementTree, their tags and attributes short (``{w}p``) whatever the namespace is called.

    Args:
        source: the document.

    Attributes:
        notices: what a person should know of parts that are damaged and not needed.

    Raises:
        SourceError: the source is no such package, or the part that holds its text is missing or damaged.
    """

    def __init__(self, source: Source) -> None:
        if not source.data.startswith(b"PK"):
            raise _no_package(source)
        self._archive = Archive(source.data, source.name)
        self.notices: tuple[str, ...] = ()
        top = self._targets("")
        self._document = top.get("officeDocument", "word/document.xml")
        if self._document not in self._archive:
            raise SourceError(f"{source.name} is an archive without a Word document in it", _WAY_OUT)
        self._properties = top.get("core-properties", "docProps/core.xml")
        self._beside = self._targets(self._document)

    def body(self) -> Iterator[Element]:
        """Yield the blocks of the document's body, one by one: paragraphs, tables and what wraps them."""
        with self._archive.open(self._document) as file:
            yield from _Parser(file, self._document, self._archive.name, depth=2)

    def styles(self) -> Element:
        """Return the root of the styles; an empty element where the document has none."""
        return self._root(self._part("styles"))

    def numbering(self) -> Element:
        """Return the root of the definitions of lists; an empty element where the document has none."""
        return self._root(self._part("numbering"))

    def remarks(self, kind: str) -> dict[str, Element]:
        """Return what stands beside the text, by its id: of a kind ``footnotes``, ``endnotes`` or ``comments``."""
        return {remark.get("{w}id", ""): remark for remark in self._root(self._part(kind))}

    def properties(self) -> Element:
        """Return the root of the document's core properties, such as its author; an empty element without any."""
        return self._root(self._properties)

    def _root(self, part: str) -> Element:
        if part not in self._archive:
            return Element("none")
        try:
            with self._archive.open(part) as file:
                return next(iter(_Parser(file, part, self._archive.name, depth=0)), Element("none"))
        except HostileArchiveError:
            raise
        except SourceError as error:
            self.notices += (f"Headings and numbers may be missing, and hidden words be heard, as {error.problem}",)
            return Element("none")

    def _part(self, kind: str) -> str:
        """Return the part of a kind; where Word puts it, if nothing points at one."""
        return self._beside.get(kind, posixpath.join(posixpath.dirname(self._document), f"{kind}.xml"))

    def _targets(self, part: str) -> dict[str, str]:
        """Return what ``part`` points at inside the package, by the last word of the relationship's type."""
        folder, name = posixpath.split(part)
        relations = self._root(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {
            relation.get("Type", "").rpartition("/")[2]: posixpath.normpath(
                posixpath.join("/", folder, relation.get("Target", ""))
            ).lstrip("/")
            for relation in relations
            if relation.get("TargetMode") != "External"
        }


def _no_package(source: Source) -> SourceError:
    kind = signatures.certainly(source.data)
    if kind == _OLD and _LOCKED in source.data:
        return SourceError(f"{source.name} is encrypted with a password", "Open it in Word and save it without one")
    return SourceError(f"{source.name} is {kind or 'something else'}, not a Word document (.docx)", _WAY_OUT)


class _Parser:
    """Yields the elements at one depth of an XML part, each whole, and forgets them.

    Refused are declarations of a document type, which OPC forbids (ECMA-376-2, 8.1.4) and every attack by entities
    needs, and nesting or single elements beyond all use.
    """

    def __init__(self, file: IO[bytes], part: str, name: str, *, depth: int) -> None:
        self._file, self._part, self._name = file, part, name
        self._wanted = depth
        self._depth = 0
        self._size = 0
        self._builder = TreeBuilder()
        self._finished: list[Element] = []

    def __iter__(self) -> Iterator[Element]:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        try:
            while chunk := self._file.read(65_536):
                parser.Parse(chunk, False)  # noqa: FBT003 - expat takes it by position only
                yield from self._taken()
            parser.Parse(b"", True)  # noqa: FBT003 - as above
        except (expat.ExpatError, ParseError, LookupError, ValueError) as error:
            raise SourceError(f"{self._name} is damaged in {self._part}: {error}", _WAY_OUT) from error
        yield from self._taken()

    def _taken(self) -> list[Element]:
        taken, self._finished = self._finished, []
        return taken

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._depth == self._wanted:
            self._builder, self._size = TreeBuilder(), 0
        self._size += 1
        self._depth += 1
        if self._depth > DEEPEST or self._size > LARGEST_BLOCK:
            raise SourceError(f"{self._name} is nested or crowded beyond all use in {self._part}", _WAY_OUT)
        if self._depth > self._wanted:
            self._builder.start(_short(tag), _shortened(attributes) if attributes else attributes)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        if self._depth >= self._wanted:
            self._builder.end(_short(tag))
            if self._depth == self._wanted:
                self._finished.append(self._builder.close())

    def _text(self, text: str) -> None:
        if self._depth > self._wanted:
            self._builder.data(text)

    def _doctype(self, *_declared: object) -> None:
        raise SourceError(
            f"{self._name} declares a document type in {self._part}, which no Word document does", _WAY_OUT
        )


def _shortened(attributes: dict[str, str]) -> dict[str, str]:
    return {_short(name): value for name, value in attributes.items()}


@lru_cache(maxsize=2_000)
def _short(name: str) -> str:
    namespace, _, local = name.rpartition("}")
    return f"{{{_PREFIXES.get(namespace, '?')}}}{local}" if namespace else local
