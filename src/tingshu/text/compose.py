"""The way of the data through this room."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from tingshu.errors import SourceError
from tingshu.model import Book
from tingshu.text.chapters.divide import divide
from tingshu.text.chapters.repeats import Redundant
from tingshu.text.cleaning import Cleaned
from tingshu.text.ear import for_the_ear
from tingshu.text.sentences.roles import with_roles
from tingshu.text.survey import Survey


def compose(surveyed: Survey, *, roles: bool = False) -> Book:
    """Make a book of a manuscript that was looked through: divide it into chapters, cut the sentences.

    The title is the manuscript's, else a heading that stands alone above all others, else what the page itself
    uses as a watermark; it may be empty. Every character of the manuscript's blocks is in exactly one sentence or
    one removal, white space aside; only a rule of the person's may put other characters there. A rule that takes
    too long on this text is not applied at all, and named in the book's notices.

    Args:
        surveyed: the text, and what is known of it.
        roles: whether speech is cut from narration, for a voice of its own.

    Raises:
        SourceError: there is nothing in it that can be spoken.
    """
    manuscript, cleaned, found = surveyed.manuscript, surveyed.cleaned, surveyed.found
    chapters = divide(cleaned.passages, found)
    if not chapters:
        raise SourceError("There is nothing to speak in this text", "Check that it is the right file, and not empty")
    if roles:
        chapters = with_roles(chapters)
    chapters, unheard = for_the_ear(chapters, surveyed.rules.ear)
    return Book(
        title=manuscript.title or found.title or cleaned.title,
        author=manuscript.author,
        language=manuscript.language,
        chapters=chapters,
        removals=manuscript.removals + _without(cleaned, found.redundant).removals,
        notices=manuscript.notices + cleaned.notices + unheard,
        year=manuscript.year,
        cover=manuscript.cover,
    )


def _without(cleaned: Cleaned, redundant: Iterable[Redundant]) -> Cleaned:
    """Note in the proof of cleaning what is not spoken because a heading says it."""
    passages = list(cleaned.passages)
    for number, cuts in groupby(redundant, key=lambda cut: cut.passage):
        from_behind = sorted(cuts, key=lambda cut: -cut.start)  # what stands before a cut stays where it is
        for rule, alike in groupby(from_behind, key=lambda cut: cut.rule):
            spans = [(cut.start, cut.end) for cut in alike]
            passages[number] = passages[number].without(reversed(spans), rule)
    return replace(cleaned, passages=tuple(passages))
