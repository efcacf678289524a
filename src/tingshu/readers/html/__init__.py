"""Web pages and HTML files to a manuscript."""

from tingshu.readers.html.reader import read_html

__all__ = ["read_html"]
