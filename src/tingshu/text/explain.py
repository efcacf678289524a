"""Why each mark of a text was taken for a heading, or was not."""

from dataclasses import dataclass

from tingshu.text.survey import Survey


@dataclass(frozen=True, slots=True)
class Verdict:
    """One mark that may be a heading.

    Attributes:
        text: the heading, or the line from where it might begin.
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
            passages[candidate.passage].text[candidate.start : candidate.end if candidate.accepted else None].strip(),
            candidate.passage + 1,
            candidate.accepted,
            candidate.reason,
        )
        for candidate in surveyed.found.candidates
    )
