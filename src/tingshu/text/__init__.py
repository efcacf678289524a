"""Manuscript -> Book: takes out what is not the author's, finds the chapters, cuts them into sentences.

Nothing here reads a file or asks a service; the one exception is jieba's own dictionary cache (``words``).
"""

from tingshu.text.compose import compose
from tingshu.text.forecast import forecast

__all__ = ["compose", "forecast"]
