"""Headings that a text has without its format saying so."""

from tingshu.text.headings.candidates import Candidate
from tingshu.text.headings.contents import essence
from tingshu.text.headings.find import COPY, Findings, find_headings
from tingshu.text.headings.line_position import LinePosition, ends_as_sentence, is_name
from tingshu.text.headings.shapes import ORNAMENTED, Rank

__all__ = [
    "COPY",
    "ORNAMENTED",
    "Candidate",
    "Findings",
    "LinePosition",
    "Rank",
    "ends_as_sentence",
    "essence",
    "find_headings",
    "is_name",
]
