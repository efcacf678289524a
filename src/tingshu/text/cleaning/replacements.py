"""The person's own search and replace, in the book or only for the ear."""

from collections.abc import Iterator, Sequence

from tingshu.text.cleaning.passage import Edit, Passage
from tingshu.text.cleaning.rules import Replacement
from tingshu.text.patterns import RanWild


def replaced(
    passages: Sequence[Passage], replacements: Sequence[Replacement]
) -> tuple[Sequence[Passage], tuple[str, ...]]:
    """Apply the person's rules for the book, one after the other, each to the whole text or not at all.

    Returns:
        What has become of the text, and the names of the rules that ran wild and were not applied.
    """
    wild: list[str] = []
    for replacement in replacements:
        replacement.expression.allow(sum(len(passage.text) for passage in passages))
        try:
            passages = [passage.edited(edits(replacement, passage.text), replacement.name) for passage in passages]
        except RanWild:
            wild.append(replacement.name)
    return passages, tuple(wild)


def edits(replacement: Replacement, text: str) -> Iterator[Edit]:
    """Yield what a rule changes in a text.

    Raises:
        RanWild: it took too long.
    """
    for match in replacement.expression.finditer(text):
        put = replacement.put(match)
        if match.group() != put:
            yield match.start(), match.end(), put
