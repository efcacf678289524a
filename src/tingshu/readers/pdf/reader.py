"""PDF, as far as it can be read: a PDF keeps how pages look, and what they say has to be guessed from it."""

import re
from collections.abc import Iterator, Sequence

from tingshu.errors import SourceError
from tingshu.model import Block, Manuscript, Source
from tingshu.readers import imprint, metadata
from tingshu.readers.encoding.decode import LOST
from tingshu.readers.encoding.likeness import CONTROLS, weigh
from tingshu.readers.language import language_of, notices_of
from tingshu.readers.pdf.document import Document
from tingshu.readers.pdf.furniture import without_furniture
from tingshu.readers.pdf.pages import open_document
from tingshu.readers.pdf.paragraphs import blocks_of
from tingshu.writing import HAN


def read_pdf(source: Source) -> Manuscript:
    """Read a PDF as headings and paragraphs.

    Pages are read in their order, and each page in the order it was drawn in, which is the reading order in what
    word processors make; two columns that were drawn row by row are read one after the other. Running heads and page
    numbers are removed where repetition proves them; lines are joined to paragraphs; headings are what the bookmarks
    name. Title and author come from the first lines, the name of the file, and the metadata, in this order.

    Raises:
        SourceError: the source is no PDF, is damaged or encrypted, holds pictures in place of text, or text that is
            garbled: glyphs whose characters the file does not tell, or tells wrongly.
    """
    document = open_document(source)
    _refuse_pictures(document, source.name)
    pages, removals = without_furniture(document.pages)
    blocks, found = blocks_of(pages, document.bookmarks)
    if not blocks:
        raise SourceError(f"{source.name} holds nothing but page numbers and running heads", _OTHERWISE)
    text = "\n".join(block.text for block in blocks)
    _refuse_garbled(text, source.name)
    named = (
        imprint.from_head(block.text for block in blocks)
        .completed_by(imprint.from_file_name(source.name))
        .completed_by(metadata.imprint_of(document.title, document.author))
    )
    language = language_of(text)
    notices = (*_notices(document, blocks, found), *notices_of(language))
    return Manuscript(named.title, named.author, language, tuple(blocks), notices, tuple(removals))


_OTHERWISE = "Give the text in another format (EPUB, DOCX, TXT), or run OCR over it first"
_FEWEST_CHARACTERS = 20  # on an average page: what has fewer is a page with a picture and a stamp

_WORD = re.compile(r"\w")
_NO_TEXT = re.compile(rf"[\ue000-\uf8ff{LOST}\U000f0000-\U0010ffff]|\(cid:\d+\)")
_HAN = re.compile(f"[{HAN}]")
_LATIN_1 = re.compile(r"[\x80-\xff]")
_SAMPLE = 100_000  # characters

_GARBLED_SHARE = 0.03  # of characters that are none; one in thirty words is more than anybody can listen to
_HAN_SHARE = 0.5  # of what is beyond ASCII: then it should be Chinese
_COMMON_SHARE = 0.1  # of the commonest characters; running Chinese has over half
_LATIN_1_SHARE = 0.3  # of all; French has a tenth, Chinese whose charset was lost has nearly nothing else
_WORD_SHARE = 0.5  # of letters and Han in all that is not white
_LONG_ENOUGH = 100  # characters to judge by


def _refuse_pictures(document: Document, name: str) -> None:
    """Refuse what was scanned and not read.

    Raises:
        SourceError: the pages hold next to no characters.
    """
    characters = sum(len(line.text.strip()) for page in document.pages for line in page)
    if not characters or (len(document.pages) > 1 and characters < len(document.pages) * _FEWEST_CHARACTERS):
        raise SourceError(f"{name} holds no text, only pictures of it, as a scanner makes them", _OCR)


_OCR = "Run OCR over it first (such as ocrmypdf -l chi_sim), or give the text in another format"


def _refuse_garbled(text: str, name: str) -> None:
    """Refuse text that is not what the pages show.

    Raises:
        SourceError: too many characters are none, or are no text together.
    """
    sample = "".join(text[:_SAMPLE].split())
    none = len(_NO_TEXT.findall(sample)) + sum(sample.count(control) for control in CONTROLS)
    beyond = [
        character for character in sample if character > "\x7f" and character not in "，。、；：？！“”‘’（）《》—…"
    ]
    han = len(_HAN.findall(sample))
    evidence = weigh(sample)
    strange = len(beyond) >= _LONG_ENOUGH and han >= len(beyond) * _HAN_SHARE and evidence.common < _COMMON_SHARE
    lost = len(_LATIN_1.findall(sample)) > len(sample) * _LATIN_1_SHARE
    wordless = len(sample) >= _LONG_ENOUGH and len(_WORD.findall(sample)) < len(sample) * _WORD_SHARE
    if none > len(sample) * _GARBLED_SHARE or strange or lost or wordless:
        raise SourceError(f"{name} does not tell which characters its glyphs are; it reads {_excerpt(text)}", _OCR)


def _excerpt(text: str) -> str:
    return ascii(text[:20]) if not text[:20].isprintable() else f"“{text[:20]}”"


def _notices(document: Document, blocks: Sequence[Block], found: int) -> Iterator[str]:
    """Yield what a person should know about how the pages were read, as plain sentences."""
    yield "A PDF does not say where paragraphs end or what is a footnote: check the result with preview"
    if document.unreadable:
        yield f"{_numbered(document.unreadable)} could not be read, or not whole: the file is damaged there"
    empty = [
        number for number, page in enumerate(document.pages) if not page and number not in set(document.unreadable)
    ]
    if empty:
        yield f"{_numbered(empty)} without text, perhaps with a picture"
    if document.two_columns:
        yield f"{_numbered(document.two_columns)} in two columns: the left one is read first, then the right one"
    if document.lookalikes:
        yield f"{document.lookalikes} radicals and ligatures were read as the characters they mean, such as ⼀ as 一"
    if missing := len(document.bookmarks) - found:
        yield f"{missing} of {len(document.bookmarks)} bookmarks name no line on their page and make no heading"
    if garbled := sum(len(_NO_TEXT.findall(block.text)) for block in blocks):
        yield f"{garbled} characters are unknown: the file does not tell which they are"


def _numbered(pages: Sequence[int]) -> str:
    shown = ", ".join(str(number + 1) for number in pages[:5])
    return f"Page{'s' if len(pages) > 1 else ''} {shown}{' …' if len(pages) > 5 else ''}"  # noqa: PLR2004 - enough
