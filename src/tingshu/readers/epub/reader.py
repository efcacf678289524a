"""E-books in EPUB 2 and 3: the chapters in the order of the book, with the titles of its table of contents."""

from tingshu.errors import SourceError
from tingshu.model import Manuscript, Source
from tingshu.readers import metadata
from tingshu.readers.extras import not_installed
from tingshu.readers.imprint import from_file_name
from tingshu.readers.language import language_of, notices_of


def read_epub(source: Source) -> Manuscript:
    """Read an e-book as headings and paragraphs.

    Order is the spine's. Titles and their levels are those of the navigation document (EPUB 3) or the NCX (EPUB 2);
    a heading in a chapter that they do not name stands one level below. Not spoken, and listed in the manuscript's
    removals, with the places: cover, table of contents, copyright page, what is outside the reading order, notes and
    their marks, hidden text, the readings of ruby.

    A page that is missing or damaged is left out with a notice that names it, unless most are.

    Title, author, language, year and cover are the book's metadata, else what the file name says.

    Raises:
        SourceError: the source is no EPUB, is damaged, copy-protected or made to do harm, or holds nothing to read.
    """
    try:
        from tingshu.readers.epub.chapters import Chapters
        from tingshu.readers.epub.package import Package
    except ModuleNotFoundError as error:
        raise not_installed(error, "E-books") from error
    package = Package(source)
    cover = package.cover()
    book = Chapters(package)
    blocks = tuple(book.blocks())
    if len(book.lost) > len(package.spine) * _MOST_LOST or (book.lost and not blocks):
        raise SourceError(
            f"{len(book.lost)} of {len(package.spine)} pages of {source.name} cannot be read: {book.lost[0]}",
            "Get a fresh copy of it",
        )
    if not blocks:
        raise SourceError(f"{source.name} holds nothing to read", "If its pages are pictures, find an edition in text")
    named = metadata.imprint_of(package.title, package.author)
    title, author = named.completed_by(from_file_name(source.name))
    language = language_of(" ".join(block.text for block in blocks[:_SAMPLE]), said=package.language)
    notices = (*book.notices, *notices_of(language))
    return Manuscript(title, author, language, blocks, notices, book.removals, package.year, cover)


_MOST_LOST = 0.5  # of the pages; what has lost more is no book any longer
_SAMPLE = 200  # blocks by which the language is told
