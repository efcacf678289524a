"""Where on the shelf a book stands: its own folder, which no other book and no other run works in meanwhile."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path

from tingshu.events import Noticed
from tingshu.files import sweep
from tingshu.layout import book_folder, folder_lock
from tingshu.model import Book, Role
from tingshu.protocols import Listener
from tingshu.recording.records import Records, digests

SAME_BOOK_SHARE = 0.2
"""Share of the shorter text's sentences that an edited book still has in common with what it was."""

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
    """Return what a book is known by: its sentences, without the headings, which the books of a series share."""
    sentences = [sentence for chapter in book.chapters for sentence in chapter.sentences]
    return digests(each for each in sentences if each.role is not Role.TITLE) or digests(sentences)


def _is_of(book: Book, records: Records) -> bool:
    """Whether a folder is that of ``book``: nothing stands in it yet, or a good part of the sentences is the same."""
    begun = records.begun()
    if begun is None:
        return not any(not found.name.startswith(".") for found in records.folder.iterdir())
    ours, theirs = fingerprint(book), begun.sentences
    return len(ours & theirs) >= max(1, SAME_BOOK_SHARE * min(len(ours), len(theirs)))


@asynccontextmanager
async def _alone_in(folder: Path, tell: Listener) -> AsyncIterator[None]:
    """Wait until no other run is at work in ``folder``, and keep others out until the block ends."""
    told = False
    while True:
        with folder_lock(folder) as alone:
            if alone:
                sweep(folder)
                yield
                return
        if not told:
            tell(Noticed(f"Another run is making {folder}; this one goes on when that one has ended"))
            told = True
        await asyncio.sleep(LOCK_POLL_S)
