"""Why each mark of a text was taken for a heading, or was not."""

from dataclasses import dataclass

from tingshu.text.survey import Survey

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


def explain(surveyed: Survey) -> tuple[Verdict, ...]:
    """Return every mark in a text that may be a heading, in order, with the reason why it was taken or refused."""
    passages = surveyed.cleaned.passages
    return tuple(
        Verdict(
            passages[c.passage].text[c.start : c.end if c.accepted else c.start + LONGEST_SHOWN].strip(),
            c.passage + 1,
            c.accepted,
            c.reason,
        )
        for c in surveyed.found.candidates
    )
