"""Where in a text a rule looks: which paragraphs are its head and its foot."""

from collections.abc import Sequence

from tingshu.text.cleaning.passage import Passage
from tingshu.text.cleaning.rules import Place

HEAD_PARAGRAPHS = 8
"""Paragraphs, from the first, in which furniture may stand in front of the author's text."""

FOOT_PARAGRAPHS = 12
"""Paragraphs, to the last, that may be the foot of the page."""

LONGEST_FOOT = 30
"""The same where the foot lists other articles."""


def places(stands: Place, passages: Sequence[Passage]) -> list[int]:
    """Return the paragraphs, by number, that stand where a rule looks."""
    if stands in {Place.LINE, Place.SENTENCE}:
        return [number for number, passage in enumerate(passages) if passage.text and not passage.level]
    first, last = _first(passages, HEAD_PARAGRAPHS), _first(passages[::-1], LONGEST_FOOT)
    head = [number for number in first if not passages[number].level]
    foot = [len(passages) - 1 - number for number in last if not passages[len(passages) - 1 - number].level]
    match stands:
        case Place.HEAD | Place.LEAD:
            return head
        case Place.FOOT:
            return foot[:FOOT_PARAGRAPHS][::-1]
        case Place.REST:
            return foot[::-1]
        case _:
            return sorted({*head, *foot[:FOOT_PARAGRAPHS]})


def _first(passages: Sequence[Passage], most: int) -> list[int]:
    """Return the numbers of the first passages in which something is left."""
    found: list[int] = []
    for number, passage in enumerate(passages):
        if len(found) == most:
            break
        if passage.text.strip():
            found.append(number)
    return found
