"""A rule: how one shape of writing is said. Rules are tried in the order of their table, each on all of the text."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Tell = Callable[[str, str, str], None]
"""Is told of every change: the rule's name, what was written, what is said."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One shape and how it is said.

    Attributes:
        name: what a person is told when it changes something.
        shape: matches the shape, and nothing around it that stays as it is where that can be helped.
        said: returns what is said for a match; the match's own text where it is to be left alone.
        needs: sets of characters, of each of which one is in every match or beside it, so that a text without any is
            not searched.
    """

    name: str
    shape: re.Pattern[str]
    said: Callable[[re.Match[str]], str]
    needs: tuple[frozenset[str], ...] = ()


def rule(name: str, shape: str, said: Callable[[re.Match[str]], str] | str, needs: str = "") -> Rule:
    """Return a rule of a pattern and what is said for it, which may be the same for every match.

    ``needs`` has the sets of characters it needs as words: ``"-~ 年"`` is a dash and 年.
    """
    say = (lambda _: said) if isinstance(said, str) else said
    return Rule(name, re.compile(shape), say, tuple(map(frozenset, needs.split())))


def applied(rules: Iterable[Rule], text: str, tell: Tell) -> str:
    """Return ``text`` with each rule applied in turn, telling of every change."""
    each: Rule

    def said(match: re.Match[str]) -> str:
        now = each.said(match)
        if now != match[0]:
            tell(each.name, match[0], now)
        return now

    present = set(text)
    for each in rules:
        for needed in each.needs:
            if needed.isdisjoint(present):
                break
        else:
            now = each.shape.sub(said, text)
            if now != text:
                text, present = now, set(now)
    return text
