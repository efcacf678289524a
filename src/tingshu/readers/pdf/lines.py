"""From pieces of text at places to the lines of a page, in the order in which they are read.

That is the order they were drawn in, which is the reading order in what word processors make, but for two layouts
that can be told for certain: vertical lines that were drawn character by character, and two columns of prose that
were drawn row by row.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tingshu.readers.reflow import columns

_FEWEST = 6  # rows that make two columns, and characters that make a page of vertical lines
_SINGLE_SHARE = 0.6  # of the lines of a page in vertical letters that are one character
_GUTTER = 1.0  # ems between two columns; a space that justifies a line is narrower
_NARROWEST = 20  # columns of a terminal: ten Han. What is narrower is a cell of a table
_ROW_SHARE = 0.5  # of the lines on a page's right half begin where its right column does
_ALIKE = 3.0  # points


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page.

    Attributes:
        text: what it says, with the white space around it.
        x: where it begins, in points from the left.
        y: its baseline, in points from the bottom.
        size: of its first letters, in points.
    """

    text: str
    x: float
    y: float
    size: float

    @property
    def end(self) -> float:
        """About where it ends, in points from the left: a Han is as wide as the letters are high."""
        return self.x + columns(self.text) * self.size / 2


class Lines:
    """Puts the pieces of text of one page together to lines, one after the other."""

    def __init__(self) -> None:
        self._pieces: list[tuple[Line, bool]] = []  # and whether the line ends behind it

    def take(
        self, text: str, transformation: Sequence[float], matrix: Sequence[float], _font: object, size: float
    ) -> None:
        """Take a piece of text that begins where the two matrices put it."""
        if not text.strip("\n"):
            if "\n" in text and self._pieces:
                self._pieces[-1] = self._pieces[-1][0], True
            return
        a, b, c, d, e, f = transformation
        x, y = matrix[4] * a + matrix[5] * c + e, matrix[4] * b + matrix[5] * d + f
        height = abs(size) * math.hypot(matrix[2], matrix[3]) * math.hypot(c, d)
        for part in text.splitlines(keepends=True):
            self._pieces.append((Line(part.rstrip("\r\n"), x, y, height), part.endswith("\n")))

    def read(self) -> tuple[tuple[Line, ...], bool]:
        """Return the lines in the order of reading, without blank ones, and whether there are two columns of them."""
        pieces = [(line, ends) for line, ends in self._pieces if line.text]
        if _is_vertical([line for line, _ in pieces]):
            return tuple(_gathered([(_turned(line), False) for line, _ in pieces])), False
        gutter = _gutter([line for line, _ in pieces])
        if gutter is None:
            return tuple(_gathered(pieces)), False
        left = [(line, ends) for line, ends in pieces if line.x < gutter]
        right = [(line, ends) for line, ends in pieces if line.x >= gutter]
        top = max(line.y for line, _ in right)
        above = [pair for pair in left if pair[0].y > top + _ALIKE]
        below = [pair for pair in left if pair[0].y <= top + _ALIKE]
        return tuple(_gathered(above) + _gathered(below) + _gathered(right)), True


def _gathered(pieces: Sequence[tuple[Line, bool]]) -> list[Line]:
    """Join the pieces that follow each other on one baseline."""
    lines: list[Line] = []
    open_, ended = None, False
    for piece, ends in pieces:
        if open_ and not ended and abs(open_.y - piece.y) <= max(open_.size, piece.size) / 2:
            open_ = Line(open_.text + piece.text, open_.x, open_.y, open_.size if open_.text.strip() else piece.size)
        else:
            lines += [open_] if open_ else []
            open_ = piece
        ended = ends
    lines += [open_] if open_ else []
    return [line for line in lines if not line.text.isspace()]


def _is_vertical(lines: Sequence[Line]) -> bool:
    """Tell whether a page was set character by character, each below the last."""
    if len(lines) < _FEWEST:
        return False
    below = sum(
        len(this.text.strip()) == 1 and abs(this.x - last.x) <= last.size / 2 and 0 < last.y - this.y <= 2 * last.size
        for last, this in pairwise(lines)
    )
    return below >= _SINGLE_SHARE * len(lines)


def _turned(line: Line) -> Line:
    """Return a piece of a vertical line at the place it has when the page is turned so that it lies."""
    return Line(line.text, -line.y, line.x, line.size)


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return where the right one of two columns of prose begins, in points; None where there is one column only.

    The evidence is rows: two lines of the width of prose on one baseline, again and again with the second at the
    same place, and nothing that reaches over from the first.
    """
    rows: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if not line.text.isspace():
            rows[round(line.y)].append(line)
    pairs = [sorted(row, key=lambda line: line.x) for row in rows.values() if len(row) == 2]  # noqa: PLR2004 - a pair
    wide = [(one, other) for one, other in pairs if min(columns(one.text), columns(other.text)) >= _NARROWEST]
    if len(wide) < _FEWEST:
        return None
    begin, count = Counter(round(other.x) for _, other in wide).most_common(1)[0]
    right = [line for line in lines if line.x >= begin - _ALIKE]
    apart = all(one.end + _GUTTER * one.size <= other.x for one, other in wide)
    return begin - _ALIKE if apart and count >= max(_FEWEST, _ROW_SHARE * len(right)) else None
