"""The file of rules that a person gives, in the format of ``furniture.toml``: read, or refused with its fault."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from tingshu.errors import UsageError
from tingshu.text.cleaning.rules import REFERENCE, Place, Replacement, Rule, Rules
from tingshu.text.patterns import Bounded, pattern

_KEYS = {
    "rule": {"name": True, "stands": True, "pattern": True, "takes": False, "leaves": False},
    "replace": {"name": True, "pattern": False, "text": False, "with": False, "only": False},
}
"""The keys of each kind of table, and whether it must have them."""


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
    for reference in REFERENCE.finditer(template):
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
