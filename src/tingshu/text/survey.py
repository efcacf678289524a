"""What is known of a text before it is cut: what cleaning leaves of it, and its headings."""

from collections.abc import Sequence
from dataclasses import dataclass

from tingshu.model import Manuscript
from tingshu.text.chapters.outline import Outline, outline
from tingshu.text.cleaning import Cleaned, Rules, clean
from tingshu.text.patterns import pattern


@dataclass(frozen=True, slots=True)
class Survey:
    """A manuscript, looked through once for all that is made of it.

    Attributes:
        manuscript: as it was read.
        cleaned: what is left of it, and the proof of what is not.
        found: its headings, and every mark that may have been one.
        rules: the person's own.
    """

    manuscript: Manuscript
    cleaned: Cleaned
    found: Outline
    rules: Rules


def survey(manuscript: Manuscript, *, heading_patterns: Sequence[str] = (), rules: Rules | None = None) -> Survey:
    """Take out of a manuscript what is not the author's, and find its headings.

    Args:
        manuscript: the text.
        heading_patterns: regular expressions for the first characters of a line that begins a chapter; they take
            the place of what is found without them, but for volumes.
        rules: the person's own rules for what is taken out, and for what is said (see ``read_rules``).

    Raises:
        UsageError: a pattern cannot be used.
    """
    patterns = [pattern(text) for text in heading_patterns]
    rules = rules or Rules()
    cleaned = clean(manuscript.blocks, title=manuscript.title, author=manuscript.author, rules=rules)
    return Survey(manuscript, cleaned, outline(cleaned.passages, patterns), rules)
