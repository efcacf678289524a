"""Page furniture: what stands around a text on a page, by the rules in ``furniture.toml`` and the person's own."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from tingshu.text.cleaning.passage import Passage
from tingshu.text.cleaning.rules import LONGEST_LINE, Place, Rule, shipped
from tingshu.text.patterns import Bounded, RanWild

HEAD_PARAGRAPHS = 8
"""Paragraphs, from the first, in which furniture may stand in front of the author's text."""

FOOT_PARAGRAPHS = 12
"""Paragraphs, to the last, that may be the foot of the page."""

LONGEST_FOOT = 30
"""The same where the foot lists other articles."""

LONGEST_LISTED = 40
"""Characters of the title of another article."""

_UNLISTED = tuple("。！？…，、；：”")
"""Marks with which no title ends."""


def without_furniture(
    passages: Sequence[Passage], rules: Sequence[Rule] = ()
) -> tuple[Sequence[Passage], tuple[str, ...]]:
    """Take the page's own words out of every paragraph; headings that the format marks stay as they are.

    Args:
        passages: the text.
        rules: the person's, besides our own.

    Returns:
        What is left, and the names of the rules that ran wild and were not applied.
    """
    wild: list[str] = []
    passages = _by_shipped_rules(passages)
    for rule in rules:
        try:
            passages = _by_rule(rule, passages)
        except RanWild:
            wild.append(rule.name)
    return passages, tuple(wild)


def _by_shipped_rules(passages: Sequence[Passage]) -> Sequence[Passage]:
    screen, lines = _screen()
    cleaned = [
        _by_any_line(passage, lines)
        if passage.text and not passage.level and len(passage.text) <= LONGEST_LINE and screen(passage.text.strip())
        else passage
        for passage in passages
    ]
    for rule in shipped():
        if rule.stands is not Place.LINE:
            cleaned = _by_rule(rule, cleaned)
    return cleaned


@cache
def _screen() -> tuple[Callable[[str], object], tuple[Rule, ...]]:
    """Return a test whether any of our rules for whole lines takes a line, and these rules."""
    lines = tuple(rule for rule in shipped() if rule.stands is Place.LINE and isinstance(rule.expression, re.Pattern))
    patterns = [rule.expression.pattern for rule in lines if isinstance(rule.expression, re.Pattern)]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns)).fullmatch, lines


def _by_any_line(passage: Passage, lines: Iterable[Rule]) -> Passage:
    for rule in lines:
        if passage.text:
            passage = passage.without(rule.spans(passage.text), rule.name)
    return passage


def _by_rule(rule: Rule, passages: Sequence[Passage]) -> list[Passage]:
    """Put one rule to every paragraph that stands where it looks."""
    if isinstance(rule.expression, Bounded):
        rule.expression.allow(sum(len(passage.text) for passage in passages))
    cleaned = list(passages)
    taken: list[int] = []
    for number in _places(rule.stands, passages):
        passage = cleaned[number]
        cleaned[number] = passage.without(rule.spans(passage.text), rule.name)
        if cleaned[number] is not passage:
            taken.append(number)
    if rule.stands is Place.REST and taken:
        _take_list(rule, cleaned, taken[0] + 1)
    return cleaned


def _places(stands: Place, passages: Sequence[Passage]) -> list[int]:
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


def _take_list(rule: Rule, passages: list[Passage], start: int) -> None:
    """Take out the titles that follow the headline of a list of other articles."""
    for number in range(start, len(passages)):
        text = passages[number].text.strip()
        if passages[number].level or len(text) > LONGEST_LISTED or text.endswith(_UNLISTED):
            break
        passages[number] = passages[number].without([(0, len(passages[number].text))], rule.name)
