"""Word documents (.docx): the words that a reader of the pages sees, in their order."""

from collections.abc import Container, Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from tingshu.errors import SourceError
from tingshu.model import Block, Heading, Manuscript, Paragraph, Removal, Source
from tingshu.readers import imprint, metadata
from tingshu.readers.docx.numbering import Numbering
from tingshu.readers.docx.package import Package
from tingshu.readers.docx.styles import Properties, Styles
from tingshu.readers.docx.text import REMARKS, UNREAD, Runs, chosen
from tingshu.readers.imprint import Imprint
from tingshu.readers.language import language_of, notices_of
from tingshu.readers.reflow import joined, lines_of, paragraphs
from tingshu.readers.rules import CONTENTS


def read_docx(source: Source) -> Manuscript:
    """Read a Word document as headings and paragraphs.

    Headings are the paragraphs of an outline level or a heading style; where one paragraph has the style of a
    title, it is of level 1 and the others follow below it. Spoken: text, inserted and moved text, the numbers that
    Word puts before headings and list items, link texts, the rows of tables, text boxes (after the paragraph they
    are anchored in). Not spoken: hidden text (also white, or of one point), deleted text, tables of contents and
    indexes, notes and their marks, comments, headers and footers, pictures; the words among these are listed in the
    manuscript's removals, except headers and footers, which are no part of the text.

    Title and author come from a paragraph in the style of a title, the first lines, the name of the file, and the
    document's properties, in this order.

    Raises:
        SourceError: the source is no Word document, is damaged or encrypted, or holds nothing to read.
    """
    package = Package(source)
    body = _Body(package)
    blocks = body.blocks()
    if unclosed := body.unclosed:  # without its end a field would swallow the rest of the document
        body = _Body(package, unclosed)
        blocks = body.blocks()
    if not blocks:
        raise SourceError(f"{source.name} holds nothing to read", "Give a document with text in it, not only pictures")
    title = next((block.text for block in blocks if isinstance(block, Heading) and not block.level), "")
    named = _imprint(title, blocks, source.name, package.properties())
    language = language_of("\n".join(block.text for block in blocks))
    ranked = tuple(_lowered(block) if title else block for block in blocks)
    return Manuscript(
        named.title,
        named.author,
        language,
        ranked,
        package.notices + tuple(body.notices()) + notices_of(language),
        body.removals,
    )


def _imprint(title: str, blocks: Sequence[Block], name: str, properties: Element) -> Imprint:
    found = Imprint(title).completed_by(imprint.from_head(block.text for block in blocks))
    recorded = metadata.imprint_of(properties.findtext("{dc}title"), properties.findtext("{dc}creator"))
    return found.completed_by(imprint.from_file_name(name)).completed_by(recorded)


_INLINE = frozenset({"{w}r", "{w}hyperlink", "{w}fldSimple", "{w}smartTag", "{m}oMath", "{m}oMathPara"})
_ELSEWHERE = frozenset({"{w}altChunk", "{w}subDoc"})
_GALLERIES = frozenset({"Table of Contents", "Bibliographies"})
_NO_LIST = "0"


class _Body:
    """The body of one document on its way to blocks; it keeps account of what is not read."""

    def __init__(self, package: Package, unclosed: Container[int] = ()) -> None:
        self._package = package
        self._styles = Styles(package.styles())
        self._numbering = Numbering(package.numbering(), self._styles)
        remarks = {kind: package.remarks(kind) for kind in REMARKS.values()}
        self._runs = Runs(self._styles, remarks, unclosed)
        self._carried = ""  # from a paragraph whose end is no end: its mark is deleted, or it is a drop cap
        self._elsewhere = 0

    def blocks(self) -> list[Block]:
        """Return the blocks of the document in order; a heading of level 0 is a title of the whole."""
        blocks = [block for element in self._package.body() for block in self._block(element)]
        blocks += map(Paragraph, paragraphs(self._carried))
        return blocks

    @property
    def unclosed(self) -> Sequence[int]:
        """The numbers of the fields that never end; whole only after ``blocks``."""
        return self._runs.unclosed

    @property
    def removals(self) -> tuple[Removal, ...]:
        """What was left out although it is text; whole only after ``blocks``."""
        return self._runs.omissions.removals()

    def notices(self) -> Iterator[str]:
        """Yield what was not read and cannot be shown, as plain sentences."""
        runs = self._runs
        for count, what in (
            (runs.notes, "notes at the foot or the end"),
            (runs.symbols, "symbols that only their own font can show"),
            (self._numbering.unsaid, "automatic numbers in a form that is not known here"),
            (self._elsewhere, "parts that the document keeps in another format"),
        ):
            if count:
                yield f"Not read aloud: {what}, {count}"

    def _block(self, element: Element, *, on_colour: bool = False) -> Iterator[Block]:
        if element.tag == "{w}p":
            yield from self._paragraph(element, on_colour=on_colour)
        elif element.tag == "{w}tbl":
            yield from self._table(element)
        elif element.tag == "{w}sdt" and _is_list_of_places(element):
            for line in element.iter("{w}p"):
                self._runs.omissions.add(CONTENTS, "".join(text.text or "" for text in line.iter("{w}t")))
        elif element.tag in _ELSEWHERE:
            self._elsewhere += 1
        elif element.tag in _INLINE:
            paragraph = Element("{w}p")
            paragraph.append(element)
            yield from self._paragraph(paragraph, on_colour=on_colour)
        elif element.tag not in UNREAD:
            for child in [chosen(element)] if element.tag == "{mc}AlternateContent" else element:
                yield from self._block(child, on_colour=on_colour)

    def _paragraph(self, element: Element, *, on_colour: bool) -> Iterator[Block]:
        own = element.find("{w}pPr")
        properties = self._styles.paragraph(own)
        text = self._carried + self._runs.text(element, properties, on_colour=on_colour)
        boxes, self._runs.boxes = self._runs.boxes, []
        self._carried = ""
        if properties.is_contents:
            self._runs.omissions.add(CONTENTS, text)
        elif own is not None and _goes_on(own):
            self._carried = text
        else:
            yield from _flowed(self._label(properties, text) + text, properties)
        for box in boxes:
            for child in box:
                yield from self._block(child, on_colour=True)

    def _label(self, properties: Properties, text: str) -> str:
        """Return the number that Word puts before a paragraph; one without text shows none, but counts."""
        if properties.list_id in {None, _NO_LIST}:
            return ""
        label = self._numbering.label(properties.list_id or "", properties.list_depth or 0)
        return label if text.strip() else ""

    def _table(self, table: Element) -> Iterator[Block]:
        for row in _inside(table, "{w}tr"):
            if row.find("{w}trPr/{w}del") is None:
                yield from self._row(row)

    def _row(self, row: Element) -> Iterator[Block]:
        """Yield a row that is read like a list as one paragraph, one whose cells hold texts as their blocks."""
        cells = [
            [block for child in cell for block in self._block(child, on_colour=True)] for cell in _inside(row, "{w}tc")
        ]
        if len(cells) == 1 or any(len(cell) > 1 for cell in cells):
            yield from (block for cell in cells for block in cell)
        elif text := "，".join(block.text for cell in cells for block in cell):
            yield Paragraph(text)


def _flowed(text: str, properties: Properties) -> Iterator[Block]:
    """Yield the heading that a paragraph is, or the paragraphs that its line breaks make of it."""
    level = 0 if properties.is_title else properties.level
    if level or properties.is_title:
        if heading := joined(lines_of(text)):
            yield Heading(heading, level or 0)
    else:
        yield from map(Paragraph, paragraphs(text))


def _goes_on(properties: Element) -> bool:
    """Tell whether the next paragraph goes on in the same line."""
    frame = properties.find("{w}framePr")
    drop_cap = frame is not None and frame.get("{w}dropCap", "none") != "none"
    return drop_cap or properties.find("{w}rPr/{w}del") is not None


def _is_list_of_places(element: Element) -> bool:
    gallery = element.find("{w}sdtPr/{w}docPartObj/{w}docPartGallery")
    return gallery is not None and gallery.get("{w}val") in _GALLERIES


def _inside(parent: Iterable[Element], tag: str) -> Iterator[Element]:
    """Yield the children of one tag, also those that are only wrapped."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in UNREAD:
            yield from _inside(child, tag)


def _lowered(block: Block) -> Block:
    return Heading(block.text, block.level + 1) if isinstance(block, Heading) else block
