"""Why each mark of a text was taken for a heading, or was not."""

from collections.abc import Sequence
from dataclasses import dataclass

from tingshu.model import Manuscript
from tingshu.text.cleaning import Rules, clean
from tingshu.text.outline import outline
from tingshu.text.patterns import pattern

LONGEST_SHOWN = 40
"""Characters of a refused line that are shown; of a heading, all are."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One mark that may be a heading.

    Attributes:
        text: the heading, or the beginning of the line that is none.
        paragraph: which block of the manuscript it stands in, counted from 1.
        accepted: whether it is believed.
        reason: why, or why not, in a few words.
    """

    text: str
    paragraph: int
    accepted: bool
    reason: str


def explain(
    manuscript: Manuscript, *, heading_patterns: Sequence[str] = (), rules: Rules | None = None
) -> tuple[Verdict, ...]:
    """Return every mark in a text that may be a heading, in order, with the reason why it was taken or refused.

    Args:
        manuscript: the text.
        heading_patterns: as for ``compose``.
        rules: as for ``compose``.

    Raises:
        UsageError: a pattern cannot be used.
    """
    cleaned = clean(manuscript.blocks, title=manuscript.title, author=manuscript.author, rules=rules or Rules())
    passages = cleaned.passages
    found = outline(passages, [pattern(text) for text in heading_patterns])
    return tuple(
        Verdict(
            passages[c.passage].text[c.start : c.end if c.accepted else c.start + LONGEST_SHOWN].strip(),
            c.passage + 1,
            c.accepted,
            c.reason,
        )
        for c in found.candidates
    )
