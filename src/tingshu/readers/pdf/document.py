"""What is known of a PDF once its pages have been read, and before anything is guessed from it."""

from dataclasses import dataclass

from tingshu.readers.pdf.lines import Line


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: its title, its level from 1, and the number of its page, from 0."""

    title: str
    level: int
    page: int


@dataclass(frozen=True, slots=True)
class Document:
    """What a PDF says: the lines of each page in the order they were drawn in, its bookmarks, its metadata.

    ``unreadable`` are the numbers, from 0, of the pages that could not be read, or not whole; ``two_columns`` are
    those that were drawn across two columns, which were put behind each other. ``lookalikes`` is how many radicals
    and ligatures were taken for the characters that they are.
    """

    pages: tuple[tuple[Line, ...], ...]
    unreadable: tuple[int, ...]
    bookmarks: tuple[Bookmark, ...]
    title: str
    author: str
    two_columns: tuple[int, ...] = ()
    lookalikes: int = 0
