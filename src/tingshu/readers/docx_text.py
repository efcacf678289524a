"""What of a Word paragraph is text that a reader of the page sees."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from tingshu.readers.docx_styles import Properties, Styles, is_on

HIDDEN = "hidden text"
"""The rule by which text is taken out that nobody can see."""

CONTENTS = "table of contents"
"""The rule by which tables of contents and indexes are taken out: page numbers are for the eye."""

PLACEHOLDER = "placeholder"
"""The rule by which the words are taken out that a form shows where nothing has been filled in."""

_TRANSPARENT = frozenset(
    f"{{w}}{name}"
    for name in (
        "hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdtContent", "dir", "bdo",
    )
)  # fmt: skip
"""What only wraps text. Deleted and moved-away text, notes' marks and comments are in none of these."""

_PLAIN = {
    "{w}br": "\n",
    "{w}cr": "\n",
    "{w}tab": " ",
    "{w}ptab": " ",
    "{w}noBreakHyphen": "-",
}

_LISTS_OF_PLACES = frozenset({"TOC", "INDEX", "TOA"})  # fields: 17.16.5
_UNREAD_FIELDS = _LISTS_OF_PLACES | {"NOTEREF", "XE", "TC", "TA"}
_NOTES = frozenset({"{w}footnoteReference", "{w}endnoteReference"})
_PRIVATE = range(0xE000, 0xF900)
_ON_ONE_LINE = str.maketrans("\t\r\n", "   ")


@dataclass(slots=True)
class _Field:
    """A field that has begun: its instruction so far, and whether its result has begun."""

    instruction: str = ""
    in_result: bool = False

    @property
    def name(self) -> str:
        words = self.instruction.split(maxsplit=1)
        return words[0].upper() if words else ""


class Runs:
    """Reads the text of paragraphs in order; fields, such as a table of contents, may span many of them.

    Attributes:
        removed: what has not been read although it is text, by (rule, text).
        notes: how many marks of foot- and endnotes have been passed.
        symbols: how many symbols have been passed that only their own font can show.
        boxes: the text boxes met since the list was last emptied.
    """

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[_Field] = []
        self.removed: Counter[tuple[str, str]] = Counter()
        self.notes = 0
        self.symbols = 0
        self.boxes: list[Element] = []

    def text(self, paragraph: Element, properties: Properties, *, on_colour: bool = False) -> str:
        """Return the text of a paragraph, with a line feed for each break in it.

        Args:
            paragraph: the ``{w}p``.
            properties: what holds for the paragraph.
            on_colour: whether it stands on a ground that may have a colour, so that white text can be seen.
        """
        pieces: defaultdict[str, list[str]] = defaultdict(list)
        for rule, piece in self._inline(paragraph, properties, on_colour=on_colour):
            pieces[rule].append(piece)
        read = "".join(pieces.pop("", ()))
        for rule, unread in pieces.items():
            self.remove(rule, "".join(unread))
        return read

    def remove(self, rule: str, text: str) -> None:
        """Note that a text is not read, unless it is white space."""
        if text := text.strip():
            self.removed[rule, text] += 1

    def _inline(self, parent: Element, paragraph: Properties, *, on_colour: bool) -> Iterator[tuple[str, str]]:
        """Yield (rule, text) of what stands in a paragraph; the rule is empty for text that is read."""
        for child in parent:
            tag = child.tag
            if tag == "{w}r":
                yield from self._run(child, paragraph, on_colour=on_colour)
            elif tag in _TRANSPARENT or tag.startswith("{m}"):
                yield from self._inline(child, paragraph, on_colour=on_colour)
                if tag == "{m}t":
                    yield self._rule(), child.text or ""
            elif tag == "{w}fldSimple":
                self._fields.append(_Field(child.get("{w}instr", ""), in_result=True))
                yield from self._inline(child, paragraph, on_colour=on_colour)
                self._fields.pop()
            elif tag == "{w}sdt":
                text = list(self._inline(child, paragraph, on_colour=on_colour))
                empty = is_on(child.find("{w}sdtPr/{w}showingPlcHdr"))
                yield from ((PLACEHOLDER, piece) for _, piece in text) if empty else text
            elif tag == "{mc}AlternateContent":
                yield from self._inline(chosen(child), paragraph, on_colour=on_colour)

    def _run(self, run: Element, paragraph: Properties, *, on_colour: bool) -> Iterator[tuple[str, str]]:
        pieces = list(self._pieces(run))  # a field that begins in hidden text has begun nevertheless
        if not pieces:
            return
        seen = self._styles.run(run.find("{w}rPr"), paragraph)
        hidden = seen.vanishes or (seen.is_unreadable and not (on_colour and seen.colour == "FFFFFF"))
        rule = self._rule()
        yield rule or (HIDDEN if hidden else ""), "".join(pieces)

    def _pieces(self, run: Element) -> Iterator[str]:
        for child in run:
            tag = child.tag
            if tag == "{w}t":
                yield (child.text or "").translate(_ON_ONE_LINE)
            elif tag in _PLAIN:
                yield _PLAIN[tag]
            elif tag == "{w}sym":
                yield self._symbol(child.get("{w}char", ""))
            elif tag == "{w}ruby":
                yield from (piece for base in child.iterfind("{w}rubyBase/{w}r") for piece in self._pieces(base))
            elif tag in _NOTES:
                self.notes += 1
            elif tag in {"{w}drawing", "{w}pict"}:
                self.boxes += _text_boxes(child)
            elif tag == "{mc}AlternateContent":
                yield from self._pieces(chosen(child))
            else:
                self._field_mark(child)

    def _symbol(self, code: str) -> str:
        """Return a symbol given by its code; those of private use mean something only in their own font."""
        try:
            number = int(code, 16)
        except ValueError:
            number = 0
        if number in _PRIVATE or not chr(number).isprintable():
            self.symbols += 1
            return ""
        return chr(number)

    def _field_mark(self, element: Element) -> None:
        """Follow the marks between which a field stands; any other element says nothing."""
        kind = element.get("{w}fldCharType") if element.tag == "{w}fldChar" else element.tag
        if kind == "begin":
            self._fields.append(_Field())
        elif not self._fields:
            return  # an end without a beginning
        elif kind == "{w}instrText":
            self._fields[-1].instruction += element.text or ""
        elif kind == "separate":
            self._fields[-1].in_result = True
        elif kind == "end":
            self._fields.pop()

    def _rule(self) -> str:
        """Return the rule by which text at this place is not read; empty where it is."""
        names = {field.name for field in self._fields}
        if not names & _UNREAD_FIELDS and all(field.in_result for field in self._fields):
            return ""
        return CONTENTS if names & _LISTS_OF_PLACES else "field"


def chosen(alternatives: Element) -> Element:
    """Return the first form that a program offers of one thing; the others say the same for older programs."""
    return next(iter(alternatives), alternatives)


def _text_boxes(drawing: Iterable[Element]) -> Iterator[Element]:
    """Yield the contents of the outermost text boxes in a drawing."""
    for child in drawing:
        if child.tag == "{w}txbxContent":
            yield child
        else:
            yield from _text_boxes([chosen(child)] if child.tag == "{mc}AlternateContent" else child)
