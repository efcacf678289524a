"""The way of the data through this room."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from tingshu.errors import SourceError
from tingshu.model import Book, Manuscript
from tingshu.text.chapters import divide
from tingshu.text.cleaning import Cleaned, Rules, clean
from tingshu.text.ear import for_the_ear
from tingshu.text.outline import outline
from tingshu.text.patterns import pattern
from tingshu.text.repeats import Redundant
from tingshu.text.roles import with_roles


def compose(
    manuscript: Manuscript,
    *,
    heading_patterns: Sequence[str] = (),
    rules: Rules | None = None,
    roles: bool = False,
) -> Book:
    """Make a book of a manuscript: take out what is not the author's, find the chapters, cut the sentences.

    The title is the manuscript's, else a heading that stands alone above all others, else what the page itself
    uses as a watermark; it may be empty. Every character of the manuscript's blocks is in exactly one sentence or
    one removal, white space aside; only a rule of the person's may put other characters there. A rule that takes
    too long on this text is not applied at all, and named in the book's notices.

    Args:
        manuscript: the text.
        heading_patterns: regular expressions for the first characters of a line that begins a chapter; they take
            the place of what is found without them, but for volumes.
        rules: the person's own rules for what is taken out, and for what is said (see ``read_rules``).
        roles: whether speech is cut from narration, for a voice of its own.

    Raises:
        UsageError: a pattern cannot be used.
        SourceError: there is nothing in it that can be spoken.
    """
    rules = rules or Rules()
    cleaned = clean(manuscript.blocks, title=manuscript.title, author=manuscript.author, rules=rules)
    found = outline(cleaned.passages, [pattern(text) for text in heading_patterns])
    chapters = divide(cleaned.passages, found)
    if not chapters:
        raise SourceError("There is nothing to speak in this text", "Check that it is the right file, and not empty")
    if roles:
        chapters = with_roles(chapters)
    chapters, unheard = for_the_ear(chapters, rules.ear)
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
