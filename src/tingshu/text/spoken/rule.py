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
    """

    name: str
    shape: re.Pattern[str]
    said: Callable[[re.Match[str]], str]


def rule(name: str, shape: str, said: Callable[[re.Match[str]], str] | str) -> Rule:
    """Return a rule of a pattern and what is said for it, which may be the same for every match."""
    return Rule(name, re.compile(shape), (lambda _: said) if isinstance(said, str) else said)


def applied(rules: Iterable[Rule], text: str, tell: Tell) -> str:
    """Return ``text`` with each rule applied in turn, telling of every change."""
    for each in rules:
        text = each.shape.sub(_telling(each, tell), text)
    return text


def _telling(each: Rule, tell: Tell) -> Callable[[re.Match[str]], str]:
    def said(match: re.Match[str]) -> str:
        now = each.said(match)
        if now != match[0]:
            tell(each.name, match[0], now)
        return now

    return said
