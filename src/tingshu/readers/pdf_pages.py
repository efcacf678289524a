"""The lines on the pages of a PDF, and its bookmarks: all that pypdf does for us.

A PDF knows glyphs at places, no words and no paragraphs. pypdf puts glyphs together to pieces of text; here pieces
on one baseline become lines. A file from a stranger is met with limits on what it may unpack to, how much there may
be to parse and how long it may take; pypdf itself sees to circles and depth in trees of pages and bookmarks.
"""

import io
import logging
import math
import struct
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tingshu.errors import SourceError
from tingshu.model import Source
from tingshu.readers import signatures

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader
    from pypdf.generic import Destination
    from pypdf.types import OutlineType

LONGEST_SECONDS = 600
"""Wall clock for one document; a page of prose takes some 10 ms, a book of 1,000 pages a quarter of a minute."""

MOST_PAGES = 20_000

LARGEST_STREAM = 20_000_000
"""Bytes that one stream may unpack to; a page of prose has some ten thousand, the largest font's table one million."""

MOST_OPERATIONS = 200_000
"""Operands and operators in one stream of a page; a page set letter by letter has some ten thousand."""

MOST_FORMS = 100
"""Forms drawn on one page, such as a frame or a stamp; each may hold as much as a page."""

UNREADABLE_SHARE = 0.1
"""Of the pages may fail, with a notice; where more do, the document is damaged as a whole."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page.

    Attributes:
        text: what it says, with the white space around it.
        x: where it begins, in points from the left.
        y: its baseline, in points from the bottom.
        size: of its first letters, in points.
    """

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: its title, its level from 1, and the number of its page, from 0."""

    title: str
    level: int
    page: int


@dataclass(frozen=True, slots=True)
class Document:
    """What a PDF says: the lines of each page in the order they were drawn in, its bookmarks, its metadata.

    ``unreadable`` are the numbers, from 0, of the pages that could not be read, or not whole.
    """

    pages: tuple[tuple[Line, ...], ...]
    unreadable: tuple[int, ...]
    bookmarks: tuple[Bookmark, ...]
    title: str
    author: str


def open_document(source: Source) -> Document:
    """Read the lines of every page.

    Raises:
        SourceError: the source is no PDF, is damaged or encrypted, or takes more time or memory than a book can.
    """
    try:
        from pypdf import Configuration, PdfReader, apply_configuration
        from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError
    except ImportError as error:
        raise SourceError("To read a PDF, another package is needed", 'pip install "tingshu[pdf]"') from error

    _check(source)
    remarks = _Remarks()
    limits = Configuration(
        maximum_declared_stream_length=LARGEST_STREAM,
        array_based_stream_maximum_output_length=LARGEST_STREAM,
        zlib_maximum_output_length=LARGEST_STREAM,
        lzw_maximum_output_length=LARGEST_STREAM,
        run_length_maximum_output_length=LARGEST_STREAM,
        stream_decoding_work_maximum_length=4 * LARGEST_STREAM,
        stream_parsing_work_maximum_count=MOST_OPERATIONS,
        xform_maximum_invocations_per_extraction=MOST_FORMS,
    )
    try:
        with remarks.heard(), apply_configuration(limits):
            return _document(PdfReader(io.BytesIO(source.data)), source.name, remarks)
    except FileNotDecryptedError as error:
        raise SourceError(f"{source.name} is encrypted with a password", "Save it without one") from error
    except DependencyError as error:
        raise SourceError(f"{source.name} is encrypted, and {error}", 'pip install "tingshu[pdf]"') from error
    except (PyPdfError, *_DAMAGE) as error:
        raise SourceError(f"{source.name} is damaged: {str(error) or type(error).__name__}", _WAY_OUT) from error


_WAY_OUT = "Open it in a PDF viewer and print it to a new PDF, or give the text in another format"
_DAMAGE = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, NotImplementedError, OSError,
    RecursionError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip
"""What pypdf lets through of a broken file, as its errors module says."""

_HEADER_WITHIN = 1024  # bytes of rubbish that viewers bear with before the header: PDF 1.7, implementation note 13


def _check(source: Source) -> None:
    if b"%PDF-" not in source.data[:_HEADER_WITHIN]:
        kind = signatures.certainly(source.data) or "something else"
        raise SourceError(f"{source.name} is {kind}, not a PDF", "Check that it is the right file")


class _Remarks(logging.Handler):
    """Listens to pypdf's remarks on the faults of a file, for those that mean lost text.

    It reads on where a form on a page is broken, or is one too many, and only remarks on it. The remarks go nowhere
    else: there is one on each small fault.
    """

    _LOSSES = ("Impossible to decode XFormObject", "Exceeded")

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.text_lost = False

    def emit(self, record: logging.LogRecord) -> None:
        """Take note of one remark."""
        self.text_lost |= str(record.msg).startswith(self._LOSSES)

    @contextmanager
    def heard(self) -> Iterator[None]:
        """Listen within a ``with`` block."""
        logger = logging.getLogger("pypdf")
        level, propagated = logger.level, logger.propagate
        logger.addHandler(self)
        logger.setLevel(logging.WARNING)
        logger.propagate = False
        try:
            yield
        finally:
            logger.removeHandler(self)
            logger.propagate = propagated
            logger.setLevel(level)


def _document(reader: "PdfReader", name: str, remarks: _Remarks) -> Document:
    pages = reader.pages
    if len(pages) > MOST_PAGES:
        raise SourceError(f"{name} has more than {MOST_PAGES:,} pages", "Divide it, and make a book of each part")
    deadline = time.monotonic() + LONGEST_SECONDS
    lines: list[tuple[Line, ...]] = []
    unreadable: list[int] = []
    for number, page in enumerate(pages):
        remarks.text_lost = False
        found = _lines(page)
        if found is None or remarks.text_lost:
            unreadable.append(number)
        lines.append(found or ())
        if time.monotonic() > deadline:
            raise SourceError(f"{name} takes longer than {LONGEST_SECONDS} s to read (page {number + 1})", _WAY_OUT)
    if len(unreadable) > len(lines) * UNREADABLE_SHARE:
        raise SourceError(f"{name} is damaged: {len(unreadable)} of {len(lines)} pages cannot be read", _WAY_OUT)
    metadata = reader.metadata
    return Document(
        tuple(lines),
        tuple(unreadable),
        tuple(_bookmarks(reader)),
        (metadata and metadata.title) or "",
        (metadata and metadata.author) or "",
    )


# --- lines ---------------------------------------------------------------------------------------------------


def _lines(page: "PageObject") -> tuple[Line, ...] | None:
    """Return the lines of a page as drawn; None when it cannot be read."""
    from pypdf.errors import PyPdfError

    gathered = _Gathered()
    try:
        page.extract_text(visitor_text=gathered.take)
    except (PyPdfError, *_DAMAGE):
        return None
    return gathered.lines()


class _Gathered:
    """Puts the pieces of text that pypdf hands over on one baseline together to lines."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._open: Line | None = None

    def take(
        self, text: str, transformation: Sequence[float], matrix: Sequence[float], _font: object, size: float
    ) -> None:
        """Take a piece of text that begins where the two matrices put it."""
        if not text.strip("\n"):
            self._close_if("\n" in text)
            return
        a, b, c, d, e, f = transformation
        x, y = matrix[4] * a + matrix[5] * c + e, matrix[4] * b + matrix[5] * d + f
        height = abs(size) * math.hypot(matrix[2], matrix[3]) * math.hypot(c, d)
        for part in text.splitlines(keepends=True):
            self._add(Line(part.rstrip("\r\n"), x, y, height))
            self._close_if(part.endswith("\n"))

    def lines(self) -> tuple[Line, ...]:
        """Return the lines, without blank ones."""
        self._close_if(True)  # noqa: FBT003 - a condition
        return tuple(line for line in self._lines if line.text and not line.text.isspace())

    def _add(self, piece: Line) -> None:
        line = self._open
        if line and abs(line.y - piece.y) <= max(line.size, piece.size) / 2:
            self._open = Line(line.text + piece.text, line.x, line.y, line.size if line.text.strip() else piece.size)
        else:
            self._close_if(True)  # noqa: FBT003 - a condition
            self._open = piece

    def _close_if(self, condition: bool) -> None:  # noqa: FBT001 - a condition
        if condition and self._open:
            self._lines.append(self._open)
            self._open = None


# --- bookmarks -----------------------------------------------------------------------------------------------


def _bookmarks(reader: "PdfReader") -> Iterator[Bookmark]:
    """Yield the entries of the outline that lead to a page; a broken outline has none."""
    from pypdf.errors import PyPdfError

    try:
        yield from _flat(reader, reader.outline, level=1)
    except (PyPdfError, *_DAMAGE):
        return  # the words are on the pages; an outline only says which are headings


def _flat(
    reader: "PdfReader", outline: "Sequence[Destination | list[Destination]] | OutlineType", *, level: int
) -> Iterator[Bookmark]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _flat(reader, entry, level=level + 1)
        elif entry.title and (page := reader.get_destination_page_number(entry)) is not None:
            yield Bookmark(str(entry.title), level, page)
