"""What of a Word paragraph is text that a reader of the page sees."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from xml.etree.ElementTree import Element

from tingshu.context import EDGE
from tingshu.readers.docx.fields import Fields
from tingshu.readers.docx.styles import Properties, Styles, is_on
from tingshu.readers.omissions import Omissions
from tingshu.readers.raised import raised
from tingshu.readers.rules import COMMENT, HIDDEN, NOTE

PLACEHOLDER = "placeholder"
"""The rule by which the words are taken out that a form shows where nothing has been filled in."""

DELETED = "deleted text"
"""The rule by which the words are taken out that somebody has struck with Word's own revision marks."""

REMARKS = {
    "{w}footnoteReference": "footnotes", "{w}endnoteReference": "endnotes", "{w}commentReference": "comments",
}  # fmt: skip
"""The marks of what stands beside the text, and the part of the document that holds it."""

UNREAD = frozenset(
    f"{{w}}{name}"
    for name in (
        "moveFrom", "pPr", "rPr", "sectPr", "sdtEndPr", "sdtPr", "tblGrid", "tblPr", "tblPrEx", "tcPr", "trPr",
    )
)  # fmt: skip
"""What holds no text of its own: properties, and words that are read where they were moved to. Whatever else there
is only wraps text, known here or not."""

_PLAIN = {
    "{w}br": "\n",
    "{w}cr": "\n",
    "{w}tab": " ",
    "{w}ptab": " ",
    "{w}noBreakHyphen": "-",
}

_PRIVATE = range(0xE000, 0xF900)
_ON_ONE_LINE = str.maketrans("\t\r\n", "   ")


class Runs:
    """Reads the text of paragraphs in order; fields, such as a table of contents, may span many of them.

    Args:
        styles: the document's.
        remarks: notes and comments: by the part they stand in, then by id.
        ignored: the numbers of fields that never end, which are no fields.

    Attributes:
        omissions: what has not been read although it is text.
        notes: how many marks of foot- and endnotes have been passed whose words are not in the document.
        symbols: how many symbols have been passed that only their own font can show.
        boxes: the text boxes met since the list was last emptied.
    """

    def __init__(
        self, styles: Styles, remarks: Mapping[str, Mapping[str, Element]], ignored: Container[int] = ()
    ) -> None:
        self._styles = styles
        self._remarks = remarks
        self._fields = Fields(ignored)
        self.omissions = Omissions()
        self.notes = 0
        self.symbols = 0
        self.boxes: list[Element] = []

    @property
    def unclosed(self) -> Sequence[int]:
        """The numbers of the fields that have begun and not ended; at the end of a document, what is damaged."""
        return self._fields.unclosed

    def text(self, paragraph: Element, properties: Properties, *, on_colour: bool = False) -> str:
        """Return the text of a paragraph, with a line feed for each break in it.

        Args:
            paragraph: the ``{w}p``.
            properties: what holds for the paragraph.
            on_colour: whether it stands on a ground that may have a colour, so that white text can be seen.
        """
        read: list[str] = []
        for rule, pieces in groupby(self._inline(paragraph, properties, on_colour=on_colour), key=itemgetter(0)):
            if rule:
                self.omissions.add(rule, "".join(piece for _, piece in pieces))
                continue
            for _, piece in pieces:
                self.omissions.hear(piece)
                read.append(piece)
        self.omissions.hear(EDGE)
        return "".join(read)

    def _inline(self, parent: Element, paragraph: Properties, *, on_colour: bool) -> Iterator[tuple[str, str]]:
        """Yield (rule, text) of what stands in a paragraph; the rule is empty for text that is read."""
        for child in parent:
            tag = child.tag
            if tag == "{w}r":
                yield from self._run(child, paragraph, on_colour=on_colour)
            elif tag == "{m}t":
                yield self._fields.rule(), child.text or ""
            elif tag == "{m}den":  # of a fraction, behind its numerator
                yield self._fields.rule(), "/"
                yield from self._inline(child, paragraph, on_colour=on_colour)
            elif tag == "{w}del":
                yield DELETED, _words(child)
            elif tag == "{w}fldSimple":
                with self._fields.within(child.get("{w}instr", "")):
                    yield from self._inline(child, paragraph, on_colour=on_colour)
            elif tag == "{w}sdt":
                text = list(self._inline(child, paragraph, on_colour=on_colour))
                empty = is_on(child.find("{w}sdtPr/{w}showingPlcHdr"))
                yield from ((PLACEHOLDER, piece) for _, piece in text) if empty else text
            elif tag == "{mc}AlternateContent":
                yield from self._inline(chosen(child), paragraph, on_colour=on_colour)
            elif tag not in UNREAD:
                yield from self._inline(child, paragraph, on_colour=on_colour)

    def _run(self, run: Element, paragraph: Properties, *, on_colour: bool) -> Iterator[tuple[str, str]]:
        pieces = list(self._pieces(run))  # a field that begins in hidden text has begun nevertheless
        seen = self._styles.run(run.find("{w}rPr"), paragraph)
        hidden = seen.vanishes or (seen.is_unreadable and not (on_colour and seen.colour == "FFFFFF"))
        text = "".join(pieces)
        if text:
            yield self._fields.rule() or (HIDDEN if hidden else ""), raised(text) if seen.raised else text
        yield from self._remarks_in(run)

    def _remarks_in(self, run: Element) -> Iterator[tuple[str, str]]:
        """Yield (rule, words) of the notes and comments whose marks stand in a run."""
        for mark in (child for child in run if child.tag in REMARKS):
            remark = self._remarks.get(REMARKS[mark.tag], {}).get(mark.get("{w}id", ""))
            if remark is not None:
                yield COMMENT if mark.tag == "{w}commentReference" else NOTE, _words(remark)
            elif mark.tag != "{w}commentReference":
                self.notes += 1

    def _pieces(self, run: Element) -> Iterator[str]:
        for child in run:
            tag = child.tag
            if tag == "{w}t":
                yield "".join(child.itertext()).translate(_ON_ONE_LINE)
            elif tag in _PLAIN:
                yield _PLAIN[tag]
            elif tag == "{w}sym":
                yield self._symbol(child.get("{w}char", ""))
            elif tag == "{w}ruby":
                yield from (piece for base in child.iterfind("{w}rubyBase/{w}r") for piece in self._pieces(base))
            elif tag in {"{w}drawing", "{w}pict", "{w}object"}:
                self.boxes += _text_boxes(child)
            elif tag == "{mc}AlternateContent":
                yield from self._pieces(chosen(child))
            elif tag in {"{w}fldChar", "{w}instrText"}:
                self._fields.mark(child)
            elif tag not in UNREAD:
                yield from self._pieces(child)

    def _symbol(self, code: str) -> str:
        """Return a symbol given by its code; those of private use mean something only in their own font."""
        try:
            symbol = chr(int(code, 16))
        except (ValueError, OverflowError):
            symbol = ""  # no code at all, or one that Unicode does not reach
        if not symbol or ord(symbol) in _PRIVATE or not symbol.isprintable():
            self.symbols += 1
            return ""
        return symbol


def chosen(alternatives: Element) -> Element:
    """Return the first form with words that a program offers of one thing; the others say the same once more."""
    return next((form for form in alternatives if _words(form)), alternatives[0] if len(alternatives) else alternatives)


def _words(element: Element) -> str:
    """Return all words in an element, deleted ones too."""
    return "".join("".join(text.itertext()) for tag in _WORDS for text in element.iter(tag))


_WORDS = ("{w}t", "{w}delText", "{m}t")


def _text_boxes(drawing: Iterable[Element]) -> Iterator[Element]:
    """Yield the contents of the outermost text boxes in a drawing."""
    for child in drawing:
        if child.tag == "{w}txbxContent":
            yield child
        else:
            yield from _text_boxes([chosen(child)] if child.tag == "{mc}AlternateContent" else child)
