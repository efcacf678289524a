"""Where on the shelf a book stands: its own folder, which no other book and no other run works in meanwhile."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path

from tingshu.events import Noticed
from tingshu.layout import book_folder, folder_lock, sweep_book
from tingshu.model import Book, Pause, Role, Sentence
from tingshu.protocols import Listener
from tingshu.recording.records import Records
from tingshu.recording.signatures import passages_of

SAME_BOOK_SHARE = 0.2
"""Share of the shorter text's passages that an edited book still has in common with what it was."""

LOCK_POLL_S = 0.5
"""Seconds between two looks at a book folder that another run is working in."""


@asynccontextmanager
async def own_folder(output: Path, book: Book, tell: Listener) -> AsyncIterator[Records]:
    """Find the folder of this book and keep it for this run until the block ends; yield what is noted there.

    A folder of the same name that holds something else is left alone: the book then gets a number behind its name.

    Raises:
        FolderError: it cannot be made or written.
    """
    for copy in count(1):
        records = Records(book_folder(output, book.title, copy))
        async with _alone_in(records.folder, tell):
            if _is_of(book, records):
                records.adopt()
                if copy > 1:
                    tell(Noticed(f"Another book of this title stands there already: this one is in {records.folder}"))
                yield records
                return


def fingerprint(book: Book) -> frozenset[str]:
    """Return what a book is known by: its passages, without the headings, which the books of a series share."""
    sentences = [sentence for chapter in book.chapters for sentence in chapter.sentences]
    return _passages(each for each in sentences if each.role is not Role.TITLE) or _passages(sentences)


def _passages(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Return the passages of a text, put together as it was before it was cut."""
    return passages_of("".join(each.text + ("" if each.pause is Pause.CUT else "\n") for each in sentences))


def _is_of(book: Book, records: Records) -> bool:
    """Whether a folder is that of ``book``: nothing stands in it yet, or a good part of the passages is the same."""
    begun = records.begun()
    if begun is None:
        return all(found.name.startswith(".") for found in records.folder.iterdir())
    ours, theirs = fingerprint(book), begun.passages
    return len(ours & theirs) >= max(1, SAME_BOOK_SHARE * min(len(ours), len(theirs)))


@asynccontextmanager
async def _alone_in(folder: Path, tell: Listener) -> AsyncIterator[None]:
    """Wait until no other run is at work in ``folder``, and keep others out until the block ends."""
    told = False
    while True:
        with folder_lock(folder) as alone:
            if alone:
                sweep_book(folder)
                yield
                return
        if not told:
            tell(Noticed(f"Another run is making {folder}; this one goes on when that one has ended"))
            told = True
        await asyncio.sleep(LOCK_POLL_S)
