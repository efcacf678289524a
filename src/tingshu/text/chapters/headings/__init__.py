"""Headings that a text has without its format saying so."""

from tingshu.text.chapters.headings.candidates import Candidate
from tingshu.text.chapters.headings.contents import essence
from tingshu.text.chapters.headings.find import COPY, Findings, find_headings
from tingshu.text.chapters.headings.line_position import LinePosition, ends_as_sentence, is_name
from tingshu.text.chapters.headings.shapes import ORNAMENTED, Rank, in_figures, rank_of

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
    "in_figures",
    "is_name",
    "rank_of",
]
