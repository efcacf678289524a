"""E-books in EPUB to a manuscript."""

from tingshu.readers.epub.reader import read_epub

__all__ = ["read_epub"]
