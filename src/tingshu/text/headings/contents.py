"""The table of contents in front of a text: the same headings once more, with nothing under them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tingshu.text.headings.candidates import Candidate

LONGEST_ENTRY = 60
"""Characters above which a line is no entry."""

FEWEST_ENTRIES = 3
"""Lines that make a table of contents where no line above them says so."""

FEWEST_ENTRIES_NAMED = 2
"""The same under a line that says 目录."""

_NAME = re.compile(
    r"[【\[《〖=\s☆★◆—-]*(?:(?:章节|本书)?目\s*[录錄次]|(?i:(?:table\s+of\s+)?contents))[】\]》〗=\s☆★◆：:—-]*"
)
_PAGE = re.compile(r"[\s.．…·・‧⋯_—-]+[（(]?\d{1,4}[）)]?\s*$")
_LEADER = re.compile(r"(?:(?:[.．…·・‧⋯_—-]\s?){2,}|\s{2,}|\t)\s*[（(]?\d{1,4}[）)]?\s*$")
_ENDS_PAGE = frozenset("0123456789０１２３４５６７８９)）")
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Contents:
    """What tables of contents take up.

    Attributes:
        lines: the passages they consist of.
        listed: what they list, each entry reduced to its letters and digits.
    """

    lines: frozenset[int] = frozenset()
    listed: frozenset[str] = frozenset()


def find_contents(texts: Sequence[str], candidates: Iterable[Candidate]) -> Contents:
    """Find the tables of contents of a text, given every mark in it that may be a heading."""
    marked = {c.passage: c for c in candidates if c.standing.on_own_line}
    copies = Counter(essence(text) for text in texts if 0 < len(text) <= LONGEST_ENTRY)
    lines: set[int] = set()
    listed: set[str] = set()
    for name, entries in _blocks(texts, marked, copies):
        fewest = FEWEST_ENTRIES if name is None else FEWEST_ENTRIES_NAMED
        repeated = sum(copies[_reduced(texts[place])] > (0 if _has_page(texts[place]) else 1) for place in entries)
        if len(entries) >= fewest and (name is not None or 2 * repeated > len(entries)):
            lines |= {*entries, *([] if name is None else [name])}
            listed |= {_reduced(texts[place]) for place in entries}
    return Contents(frozenset(lines), frozenset(listed))


@lru_cache(maxsize=4096)
def essence(text: str) -> str:
    """Return the letters, digits and Han characters of a heading: how it is recognised when it is written again."""
    return _NO_WORD.sub("", text).casefold()


def _reduced(entry: str) -> str:
    """Return the essence of an entry without the number of its page."""
    return essence(_PAGE.sub("", entry)) if _has_page(entry) else essence(entry)


def _has_page(entry: str) -> bool:
    entry = entry.rstrip()
    return entry[-1:] in _ENDS_PAGE and _LEADER.search(entry) is not None


def _blocks(
    texts: Sequence[str], marked: Mapping[int, Candidate], copies: Mapping[str, int]
) -> Iterator[tuple[int | None, list[int]]]:
    """Yield lines in a row that could be entries, with the line above that names them, if there is one.

    A block ends where an entry comes a second time: there the text begins.
    """
    name: int | None = None
    entries: list[int] = []
    seen: set[str] = set()
    for place, text in enumerate(texts):
        line = text.strip()
        if not line:
            continue
        is_entry = _is_entry(line, named=name is not None, marked=place in marked, copies=copies)
        if is_entry and _reduced(line) not in seen:
            entries.append(place)
            seen.add(_reduced(line))
            continue
        if entries:
            yield name, entries
        name, entries, seen = None, [], set()
        if len(line) <= LONGEST_ENTRY and _NAME.fullmatch(line):
            name = place
        elif is_entry:
            entries, seen = [place], {_reduced(line)}
    if entries:
        yield name, entries


def _is_entry(line: str, *, named: bool, marked: bool, copies: Mapping[str, int]) -> bool:
    if len(line) > LONGEST_ENTRY:
        return False
    if marked or _has_page(line):
        return True
    return named and copies[essence(line)] > 1
