"""Word documents to a manuscript."""

from tingshu.readers.docx.reader import read_docx

__all__ = ["read_docx"]
