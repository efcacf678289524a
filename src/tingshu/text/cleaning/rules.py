"""The rules of cleaning that are data: ours in ``furniture.toml``, and those of a file that the person gives."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from tingshu.errors import UsageError
from tingshu.text.cleaning.passage import Span
from tingshu.text.marks import CLOSERS, FINAL
from tingshu.text.patterns import Bounded, pattern

LONGEST_LINE = 160
"""Characters above which a paragraph is no furniture, whatever it matches."""

_KEYS = {
    "rule": {"name": True, "stands": True, "pattern": True, "takes": False, "leaves": False},
    "replace": {"name": True, "pattern": False, "text": False, "with": False, "only": False},
}
"""The keys of each kind of table, and whether it must have them."""

_REFERENCE = re.compile(r"\\(?:(?P<number>\d)|g<(?P<name>\w+)>|(?P<plain>.))")
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
    """What one piece of furniture looks like, and where it may stand."""

    name: str
    stands: Place
    expression: Expression

    def spans(self, text: str) -> Iterator[Span]:
        """Yield what the rule takes out of a paragraph that stands where the rule looks."""
        if self.stands is Place.SENTENCE:
            yield from (span for span in _spans_in(self.expression.finditer(text)) if _is_whole(text, *span))
        elif self.stands is Place.LEAD:
            yield from _spans_in(filter(None, [self.expression.match(text)]))
        elif len(text) <= LONGEST_LINE and self.expression.fullmatch(text.strip()):
            yield 0, len(text)


def _spans_in(matches: Iterable[Match]) -> Iterator[Span]:
    return ((match.start(), match.end()) for match in matches if match.end() > match.start())


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a span is brackets with all that is in them, or whole sentences."""
    if _BRACKETS.get(text[start]) == text[end - 1]:
        return True
    before = text[max(0, start - _WIDEST_GAP) : start].rstrip()[-1:]
    begins = before in FINAL + "…" + CLOSERS if before else start < _WIDEST_GAP
    return begins and (text[end - 1] in FINAL or not text[end : end + _WIDEST_GAP].strip())


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
        return _REFERENCE.sub(lambda reference: _referred(reference, match), self.template)


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


@cache
def shipped() -> tuple[Rule, ...]:
    """Return the rules of ``furniture.toml``."""
    table = tomllib.loads(files(__package__).joinpath("furniture.toml").read_text("utf-8"))
    return tuple(Rule(row["name"], Place(row["stands"]), re.compile(row["pattern"])) for row in table["rule"])


def read_rules(path: Path) -> Rules:
    """Read a file of rules in the format that ``furniture.toml`` describes.

    Raises:
        UsageError: the file cannot be read, or a rule in it cannot be used; the file, the rule and its fault are
            named.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"The rules in {path} cannot be read: {error}", "It has to be a TOML file in UTF-8") from error
    if unknown := table.keys() - _KEYS.keys():
        raise UsageError(f"{path} has a table {min(unknown)!r}", "Tables are called [[rule]] or [[replace]]")
    rows = {kind: list(_rows(table.get(kind, []), kind, path)) for kind in _KEYS}
    replacements = [(_replacement(row, where), row.get("only")) for where, row in rows["replace"]]
    return Rules(
        tuple(_rule(row, where) for where, row in rows["rule"]),
        tuple(replacement for replacement, only in replacements if only != "ear"),
        tuple(replacement for replacement, only in replacements if only == "ear"),
    )


def _rows(tables: object, kind: str, path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each table of a kind with the words that name it in messages, after a check of its keys."""
    if not isinstance(tables, list):
        raise UsageError(f"{path}: {kind} is no list of tables", f"Begin each one with a line [[{kind}]]")
    for number, row in enumerate(tables, 1):
        where = f"{path}: {kind} {number}"
        if not isinstance(row, dict):
            raise UsageError(f"{where} is no table", f"Begin it with a line [[{kind}]]")
        if isinstance(row.get("name"), str):
            where += f" ({row['name']!r})"
        _check_keys(row, _KEYS[kind], where)
        yield where, row


def _check_keys(row: Mapping[str, object], keys: Mapping[str, bool], where: str) -> None:
    if unknown := row.keys() - keys.keys():
        raise UsageError(f"{where} has a key {min(unknown)!r}", f"Its keys are {', '.join(keys)}")
    missing = [key for key, needed in keys.items() if needed and not row.get(key)]
    if missing:
        raise UsageError(f"{where} has no {missing[0]}", f"Give it a line: {missing[0]} = '…'")
    for key, value in row.items():
        if key in _EXAMPLES:
            if not isinstance(value, list) or not all(isinstance(example, str) for example in value):
                raise UsageError(f"{where}: {key} is no list of texts", f"Write it as {key} = ['…', '…']")
        elif not isinstance(value, str):
            raise UsageError(f"{where}: {key} is no text", f"Put it in quotation marks: {key} = '{value}'")


_EXAMPLES = ("takes", "leaves")


def _rule(row: Mapping[str, str], where: str) -> Rule:
    if row["stands"] not in set(Place):
        raise UsageError(f"{where} cannot stand {row['stands']!r}", f"It can stand: {', '.join(Place)}")
    rule = Rule(row["name"], Place(row["stands"]), _expression(row["pattern"], where))
    for example in row.get("takes", ()):
        if list(rule.spans(example)) != [(0, len(example))]:
            raise UsageError(f"{where} does not take its own example {example!r}", "Mend the pattern or the example")
    for example in row.get("leaves", ()):
        if list(rule.spans(example)):
            raise UsageError(f"{where} takes {example!r}, which it is to leave", "Mend the pattern or the example")
    return rule


def _replacement(row: Mapping[str, str], where: str) -> Replacement:
    if ("pattern" in row) == ("text" in row):
        raise UsageError(f"{where} needs one of pattern and text", "text is taken as it is, pattern as an expression")
    if row.get("only", "book") not in {"book", "ear"}:
        raise UsageError(f"{where} cannot be only for {row['only']!r}", 'Write only = "ear", or leave it out')
    expression = _expression(row.get("pattern") or re.escape(row["text"]), where)
    template = row.get("with", "")
    if "text" in row:
        return Replacement(row["name"], expression, template.replace("\\", "\\\\"))
    for reference in _REFERENCE.finditer(template):
        _check_reference(reference, row["pattern"], where)
    return Replacement(row["name"], expression, template)


def _check_reference(reference: re.Match[str], written: str, where: str) -> None:
    compiled = pattern(written).compiled
    known = {*map(str, range(compiled.groups + 1)), *compiled.groupindex}
    group = reference["number"] or reference["name"]
    if group is not None and group not in known:
        raise UsageError(f"{where} puts {reference[0]}, but its pattern has no such group", "Put a group in ( ) there")


def _expression(written: str, where: str) -> Bounded:
    try:
        return Bounded(pattern(written).compiled)
    except UsageError as error:
        raise UsageError(f"{where}: {error.problem}", error.way_out) from error
