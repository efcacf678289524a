"""The rules of cleaning that are data: what one looks like, where it stands, and what it puts there."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from tingshu.text.cleaning.passage import Span
from tingshu.text.patterns import Bounded
from tingshu.writing import CLOSERS, FINAL

LONGEST_LINE = 160
"""Characters above which a paragraph is no furniture, whatever it matches."""

REFERENCE = re.compile(r"\\(?:(?P<number>\d)|g<(?P<name>\w+)>|(?P<plain>.))")
_WIDEST_GAP = 8
_BRACKETS = {"（": "）", "(": ")", "【": "】", "[": "]"}


class Place(StrEnum):
    """Where a piece of furniture may stand; ``furniture.toml`` explains the values."""

    LINE = "line"
    HEAD = "head"
    FOOT = "foot"
    EDGE = "edge"
    LEAD = "lead"
    SENTENCE = "sentence"
    COMPANY = "company"
    REST = "rest"


class Match(Protocol):
    """What a rule needs of a match, of Python's ``re`` or of ``regex``."""

    def start(self) -> int:
        """Return where it begins."""
        ...

    def end(self) -> int:
        """Return where it ends."""
        ...

    def group(self, name: int | str, /) -> str | None:
        """Return what a group matched."""
        ...

    def groupdict(self) -> Mapping[str, str | None]:
        """Return what each group with a name matched."""
        ...


class Expression(Protocol):
    """A regular expression, ours or the person's."""

    def finditer(self, string: str, /) -> Iterable[Match]:
        """Yield its matches in a text, in order."""
        ...

    def fullmatch(self, string: str, /) -> Match | None:
        """Match the whole of a text."""
        ...

    def match(self, string: str, /) -> Match | None:
        """Match the beginning of a text."""
        ...


@dataclass(frozen=True, slots=True)
class Rule:
    """What one piece of furniture looks like, and where it may stand.

    Attributes:
        name: what preview calls it.
        stands: where it may.
        expression: matches all of it.
        reads: what a text is read as, character for character.
    """

    name: str
    stands: Place
    expression: Expression
    reads: Callable[[str], str] = str

    def spans(self, text: str) -> Iterator[Span]:
        """Yield what the rule takes out of a paragraph that stands where the rule looks."""
        text = self.reads(text)
        if self.stands is Place.SENTENCE:
            yield from _spans_in(match for match in self.expression.finditer(text) if _is_whole(text, match))
        elif self.stands is Place.LEAD:
            yield from _spans_in(filter(None, [self.expression.match(text)]))
        elif len(text) <= LONGEST_LINE and self.expression.fullmatch(text.strip()):
            yield 0, len(text)


def _spans_in(matches: Iterable[Match]) -> Iterator[Span]:
    return ((match.start(), match.end()) for match in matches if match.end() > match.start())


def _is_whole(text: str, match: Match) -> bool:
    """Whether a match is brackets with all that is in them, whole sentences, or ends where its group ``end`` does."""
    start, end = match.start(), match.end()
    if start == end or _BRACKETS.get(text[start]) == text[end - 1]:
        return start < end
    before = text[max(0, start - _WIDEST_GAP) : start].rstrip()[-1:]
    begins = before in FINAL + "…" + CLOSERS if before else start < _WIDEST_GAP
    ends = text[end - 1] in FINAL or not text[end : end + _WIDEST_GAP].strip() or text[end] == _INDENT
    return begins and (ends or bool(match.groupdict().get("end")))


_INDENT = "\u3000"
"""Begins a paragraph where a page has lost its line breaks."""


@dataclass(frozen=True, slots=True)
class Replacement:
    r"""A rule of the person's that puts other text in place of what it matches.

    Attributes:
        name: what notices and removals call it.
        expression: what it looks for.
        template: what it puts there; ``\1`` and ``\g<name>`` stand for what groups have matched.
    """

    name: str
    expression: Bounded
    template: str

    def put(self, match: Match) -> str:
        """Return what is put in the place of a match."""
        return REFERENCE.sub(lambda reference: _referred(reference, match), self.template)


def _referred(reference: re.Match[str], match: Match) -> str:
    if reference["plain"] is not None:
        return reference["plain"]
    group = int(reference["number"]) if reference["number"] else reference["name"]
    return match.group(group) or ""


@dataclass(frozen=True, slots=True)
class Rules:
    """The person's rules, each kind in the order of the file.

    Attributes:
        furniture: what else is no text of the author's.
        book: what is changed in the book.
        ear: what is changed only for the voice.
    """

    furniture: tuple[Rule, ...] = ()
    book: tuple[Replacement, ...] = ()
    ear: tuple[Replacement, ...] = ()
