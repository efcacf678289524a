"""PDF to a manuscript."""

from tingshu.readers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
