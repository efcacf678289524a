"""Page furniture: what stands around a text on a page, by the rules in ``furniture.toml`` and the person's own."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from tingshu.text.cleaning.company import are_in_company, heads_a_list, is_authors
from tingshu.text.cleaning.passage import Passage
from tingshu.text.cleaning.places import places
from tingshu.text.cleaning.rules import LONGEST_LINE, Place, Rule
from tingshu.text.cleaning.shipped import shipped
from tingshu.text.cleaning.simplified import simplified
from tingshu.text.patterns import Bounded, RanWild

LONGEST_LISTED, MOST_LISTED = 40, 20
"""Characters of the title of another article, and how many there are."""

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
    lines, weak = _rules(Place.LINE), _rules(Place.COMPANY)
    cleaned = [_by_any_line(passage, lines) if _may_be(lines, passage) else passage for passage in passages]
    for rule in shipped():
        if rule.stands not in {Place.LINE, Place.COMPANY}:
            cleaned = _by_rule(rule, cleaned, passages)
    for number in are_in_company(lambda text: _screen(weak)(simplified(text)), passages, cleaned):
        cleaned[number] = _by_any_line(cleaned[number], weak)
    return cleaned


@cache
def _rules(stands: Place) -> tuple[Rule, ...]:
    return tuple(rule for rule in shipped() if rule.stands is stands)


@cache
def _screen(rules: tuple[Rule, ...]) -> Callable[[str], object]:
    """Return a test whether any of our rules for whole lines takes a line."""
    patterns = [rule.expression.pattern for rule in rules if isinstance(rule.expression, re.Pattern)]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns)).fullmatch


def _may_be(lines: tuple[Rule, ...], passage: Passage) -> bool:
    text = passage.text.strip()
    return bool(text and not passage.level and len(text) <= LONGEST_LINE and _screen(lines)(simplified(text)))


def _by_any_line(passage: Passage, lines: Iterable[Rule]) -> Passage:
    for rule in lines:
        if passage.text:
            passage = passage.without(rule.spans(passage.text), rule.name)
    return passage


def _by_rule(rule: Rule, passages: Sequence[Passage], before: Sequence[Passage] | None = None) -> list[Passage]:
    """Put one rule to every paragraph that stands where it looks.

    Args:
        rule: one of ours, or of the person's.
        passages: the text.
        before: the same before any rule; given for one of ours, which heeds what speaks for the author.
    """
    if isinstance(rule.expression, Bounded):
        rule.expression.allow(sum(len(passage.text) for passage in passages))
    cleaned = list(passages)
    for number in _places(rule, passages):
        passage = cleaned[number].without(rule.spans(cleaned[number].text), rule.name)
        if passage is cleaned[number] or (before and _is_authors(rule, number, before, cleaned)):
            continue
        if rule.stands is Place.REST:
            _take_list(rule, cleaned, number, before)
            break
        cleaned[number] = passage
    return cleaned


def _places(rule: Rule, passages: Sequence[Passage]) -> Iterable[int]:
    if rule.stands is not Place.COMPANY:
        return places(rule.stands, passages)
    return list(are_in_company(rule.expression.fullmatch, passages, passages))


def _is_authors(rule: Rule, number: int, before: Sequence[Passage], now: Sequence[Passage]) -> bool:
    return rule.stands in {Place.HEAD, Place.FOOT, Place.EDGE} and is_authors(number, before, now)


def _take_list(rule: Rule, passages: list[Passage], headline: int, before: Sequence[Passage] | None) -> None:
    """Take out a headline and the titles that follow it; one of ours only where it heads a list."""
    titles = _titles(passages, headline + 1)
    if before and not heads_a_list(headline, titles, before, passages):
        return
    for number in (headline, *titles):
        passages[number] = passages[number].without([(0, len(passages[number].text))], rule.name)


def _titles(passages: Sequence[Passage], start: int) -> list[int]:
    """Return the paragraphs from ``start`` on that may be titles of other articles."""
    titles: list[int] = []
    for number in range(start, len(passages)):
        text = passages[number].text.strip()
        if passages[number].level or len(text) > LONGEST_LISTED or text.endswith(_UNLISTED):
            break
        if len(titles) == MOST_LISTED:
            break
        if text:
            titles.append(number)
    return titles
