"""Headings that the person describes by patterns of their own."""

from collections.abc import Sequence

from tingshu.errors import UsageError
from tingshu.text.chapters.headings.candidates import Candidate
from tingshu.text.chapters.headings.line_position import LinePosition
from tingshu.text.chapters.headings.shapes import Rank
from tingshu.text.patterns import Bounded, Pattern, RanWild

LONGEST_COMPARED = 200
"""Characters of a line that are compared with a pattern."""

LONGEST_LINE = 60
"""Characters of a line above which it is a paragraph with a heading in front, as far as the pattern reaches."""


def wanted(texts: Sequence[str], patterns: Sequence[Pattern]) -> tuple[Candidate, ...]:
    """Return the lines that begin as one of ``patterns`` says, each as a heading that is believed.

    Raises:
        UsageError: a pattern takes too long.
    """
    found: dict[int, Candidate] = {}
    length = sum(map(len, texts))
    for pattern in patterns:
        expression = Bounded(pattern.compiled)
        expression.allow(length)
        for passage, text in enumerate(texts):
            if passage not in found and (end := _match_end(pattern, expression, text.strip()[:LONGEST_COMPARED])):
                found[passage] = _believed(passage, text, end, pattern)
    return tuple(found[passage] for passage in sorted(found))


def _match_end(pattern: Pattern, expression: Bounded, line: str) -> int:
    """Return how far from its beginning ``line`` is as the pattern says; 0 if it is not."""
    try:
        match = expression.match(line) if line else None
    except RanWild as error:
        raise UsageError(
            f"The pattern {pattern.text!r} takes too long, last on the line {line[:40]!r}",
            "Leave out repetitions inside repetitions, such as (a+)+",
        ) from error
    return match.end() if match else 0


def _believed(passage: int, text: str, matched: int, pattern: Pattern) -> Candidate:
    """Return a line of usual length as a heading as a whole, a longer one as far as the pattern reaches."""
    start, line = len(text) - len(text.lstrip()), text.strip()
    whole = len(line) <= LONGEST_LINE
    position = LinePosition.TITLED if whole else LinePosition.IN_FRONT
    reason = f"matches your pattern {pattern.text}"
    end = start + (len(line) if whole else matched)
    return Candidate(passage, start, end, "asked for", Rank.CHAPTER, position, accepted=True, reason=reason)
