"""Which picture is a book's front cover."""

from pathlib import Path

from tingshu.errors import UsageError
from tingshu.model import Book
from tingshu.writers.cover import cover_from, fitting
from tingshu.writers.drawing import drawn_cover


def front_cover(book: Book, own: Path | None) -> tuple[bytes, tuple[str, ...]]:
    """Return the person's own cover, else the source's, else a drawn one, as a JPEG or PNG file, and notices about it.

    Args:
        book: the source's cover, title and author are its.
        own: the person's file, if any.

    Raises:
        UsageError: the person's own cannot be used. The source's own is only passed over, with a notice.
    """
    if own:
        return cover_from(own), ()
    if not book.cover:
        return drawn_cover(book.title, book.author), ()
    try:
        return fitting(book.cover, "of the source"), ()
    except UsageError as error:
        return drawn_cover(book.title, book.author), (f"{error.problem}: another one is drawn",)
