"""The way of the data through this room."""

from tingshu.errors import SourceError
from tingshu.model import Book, Manuscript
from tingshu.text.chapters import divide
from tingshu.text.cleaning import clean
from tingshu.text.outline import outline


def compose(manuscript: Manuscript) -> Book:
    """Make a book of a manuscript: take out what is not the author's, find the chapters, cut the sentences.

    The title is the manuscript's, else a heading that stands alone above all others, else what the page itself
    uses as a watermark; it may be empty. Every character of the manuscript's blocks is in exactly one sentence or
    one removal, white space aside.

    Raises:
        SourceError: there is nothing in it that can be spoken.
    """
    cleaned = clean(manuscript.blocks)
    found = outline(cleaned.passages)
    chapters = divide(cleaned.passages, found.heads, found.title)
    if not chapters:
        raise SourceError("There is nothing to speak in this text", "Check that it is the right file, and not empty")
    return Book(
        title=manuscript.title or found.title or cleaned.title,
        author=manuscript.author,
        language=manuscript.language,
        chapters=chapters,
        removals=cleaned.removals,
        notices=manuscript.notices,
    )
