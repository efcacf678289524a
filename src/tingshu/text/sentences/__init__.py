"""Paragraph -> sentences: where one ends, where an over-long one is cut, and who speaks it."""

from tingshu.text.sentences.cut import sentences

__all__ = ["sentences"]
