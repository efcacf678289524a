"""Book -> the same book as one voice is asked to say it; what is shown never changes."""

from dataclasses import replace

from tingshu.model import Book, Chapter
from tingshu.text.spoken.manner import Manner
from tingshu.text.spoken.sayer import Change, Sayer


def voiced(book: Book, manner: Manner) -> tuple[Book, tuple[Change, ...]]:
    """Return ``book`` with what the voice is asked to say for each sentence, and every change that was made for it.

    A reading that cannot be had from this voice is named in the book's notices.
    """
    sayer = Sayer(manner)
    chapters = tuple(_voiced(chapter, sayer) for chapter in book.chapters)
    notices = tuple(
        f"{word} cannot be said as {syllables}: no character is read so alone, and this voice takes no pinyin"
        for word, syllables in sayer.pronouncer.unsayable.items()
    )
    return replace(book, chapters=chapters, notices=(*book.notices, *notices)), sayer.changes()


def _voiced(chapter: Chapter, sayer: Sayer) -> Chapter:
    sentences = tuple(replace(sentence, spoken=sayer.said(sentence)) for sentence in chapter.sentences)
    return replace(chapter, sentences=sentences)
