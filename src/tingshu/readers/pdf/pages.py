"""The lines on the pages of a PDF, and its bookmarks: all that pypdf does for us.

A PDF knows glyphs at places, no words and no paragraphs. pypdf puts glyphs together to pieces of text. A file from
a stranger is met with limits on what it may unpack to, how much there may be to parse and how long it may take; pypdf
itself sees to circles and depth in trees of pages and bookmarks.
"""

import io
import logging
import struct
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from tingshu.errors import SourceError
from tingshu.model import Source
from tingshu.readers import signatures
from tingshu.readers.pdf.document import Bookmark, Document
from tingshu.readers.pdf.glyphs import as_written, lookalikes
from tingshu.readers.pdf.lines import Line, Lines

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader
    from pypdf.generic import Destination
    from pypdf.types import OutlineType

LONGEST_SECONDS = 300
"""Wall clock for one document; a page of prose takes some 10 ms, a book of 1,000 pages a quarter of a minute."""

SECONDS_TO_BEGIN, SECONDS_A_PAGE = 15.0, 0.25
"""Wall clock for a document of a few pages; a small file that takes longer was made to."""

MOST_CHARACTERS = 200_000
"""Characters, or bytes of them, that one page may show; a page of a newspaper has some ten thousand."""

MOST_PAGES = 20_000

LARGEST_STREAM = 20_000_000
"""Bytes that one stream may unpack to; a page of prose has some ten thousand, the largest font's table one million."""

MOST_OPERATIONS = 200_000
"""Operands and operators in one stream of a page; a page set letter by letter has some ten thousand."""

MOST_FORMS = 100
"""Forms drawn on one page, such as a frame or a stamp; each may hold as much as a page."""

UNREADABLE_SHARE = 0.1
"""Of the pages may fail, with a notice; where more do, the document is damaged as a whole."""


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
    except _TimeIsUpError as error:
        raise SourceError(f"{source.name} takes longer to read than a document of its size can", _WAY_OUT) from error
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

    It reads on where a form on a page is broken, or is one too many, or a stream is damaged, and only remarks on it.
    The remarks go nowhere else: there is one on each small fault.
    """

    _LOSSES = ("Impossible to decode XFormObject", "Exceeded", "Error -")  # the last: of zlib

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
    limit = min(LONGEST_SECONDS, SECONDS_TO_BEGIN + SECONDS_A_PAGE * len(pages))
    read, unreadable, two_columns = _read_pages(pages, time.monotonic() + limit, remarks)
    if len(unreadable) > len(read) * UNREADABLE_SHARE:
        raise SourceError(f"{name} is damaged: {len(unreadable)} of {len(read)} pages cannot be read", _WAY_OUT)
    metadata = reader.metadata
    return Document(
        tuple(tuple(replace(line, text=as_written(line.text)) for line in lines) for lines in read),
        tuple(unreadable),
        tuple(_bookmarks(reader)),
        (metadata and metadata.title) or "",
        (metadata and metadata.author) or "",
        tuple(two_columns),
        sum(lookalikes(line.text) for lines in read for line in lines),
    )


def _read_pages(
    pages: "Iterable[PageObject]", deadline: float, remarks: _Remarks
) -> tuple[list[tuple[Line, ...]], list[int], list[int]]:
    """Return the lines of each page, and the numbers of those that cannot be read whole and of those in columns."""
    read: list[tuple[Line, ...]] = []
    unreadable: list[int] = []
    two_columns: list[int] = []
    for number, page in enumerate(pages):
        remarks.text_lost = False
        found = _lines(page, deadline)
        lines, in_columns = found or ((), False)
        if found is None or remarks.text_lost:
            unreadable.append(number)
        if in_columns:
            two_columns.append(number)
        read.append(lines)
        if time.monotonic() > deadline:
            raise _TimeIsUpError
    return read, unreadable, two_columns


# --- lines ---------------------------------------------------------------------------------------------------


class _TimeIsUpError(Exception):
    """A document has had the time that it may take. Inside a form pypdf goes on after it, up to the next look."""


class _Watch:
    """Watches the clock and the amount of text while pypdf is at work on a page."""

    def __init__(self, deadline: float) -> None:
        self._deadline = deadline
        self._shown = 0

    def before(self, operator: bytes, operands: Sequence[object], *_matrices: object) -> None:
        """Look at an operation of a page before it is carried out.

        Raises:
            LimitReachedError: the page shows more text than any page can.
        """
        from pypdf.errors import LimitReachedError

        if time.monotonic() > self._deadline:
            raise _TimeIsUpError
        if operator in _SHOWING and operands:
            shown = operands[-1]
            pieces = shown if isinstance(shown, list) else [shown]
            self._shown += sum(len(piece) for piece in pieces if isinstance(piece, (str, bytes)))
            if self._shown > MOST_CHARACTERS:
                raise LimitReachedError("more text than a page can hold")


_SHOWING = frozenset({b"Tj", b"TJ", b"'", b'"'})


def _lines(page: "PageObject", deadline: float) -> tuple[tuple[Line, ...], bool] | None:
    """Return the lines of a page, and whether they stand in two columns; None when it cannot be read."""
    from pypdf.errors import PyPdfError

    gathered = Lines()
    try:
        page.extract_text(visitor_text=gathered.take, visitor_operand_before=_Watch(deadline).before)
    except (PyPdfError, *_DAMAGE):
        return None
    return gathered.read()


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
