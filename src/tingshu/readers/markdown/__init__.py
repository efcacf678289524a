"""Markdown to a manuscript."""

from tingshu.readers.markdown.reader import read_markdown

__all__ = ["read_markdown"]
