"""The table of contents in front of a text: the same headings once more, with nothing under them."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tingshu.text.chapters.headings.candidates import Candidate

LONGEST_ENTRY = 60
"""Characters above which a line is no entry."""

FEWEST_ENTRIES = 3
"""Lines that make a table of contents where no line above them says so."""

FEWEST_ENTRIES_NAMED = 2
"""The same under a line that says 目录."""

NAME = re.compile(
    r"[【\[《〖=\s☆★◆—-]*(?:(?:章节|本书)?目\s*[录錄次]|(?i:(?:table\s+of\s+)?contents))[】\]》〗=\s☆★◆：:—-]*"
)
"""The line that names a table of contents."""

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
    marks = {c.passage: c for c in candidates if c.position.on_own_line}
    copies = Counter(_short_lines(texts, ()))
    found = _blocks(texts, marks, copies)
    blocks = [(name, _without_first_head(entries, marks, texts, copies)) for name, entries in found]
    # a list that comes again as a list is no table of contents: what that lists stands over a text each time
    in_lists = {
        place for name, entries in blocks if name is None and len(entries) >= FEWEST_ENTRIES for place in entries
    }
    again = Counter(_short_lines(texts, in_lists))
    lines: set[int] = set()
    listed: set[str] = set()
    for name, entries in blocks:
        fewest = FEWEST_ENTRIES if name is None else FEWEST_ENTRIES_NAMED
        repeated = sum(again[_reduced(texts[place])] > 0 for place in entries)
        if len(entries) >= fewest and (name is not None or 2 * repeated > len(entries)):
            lines |= {*entries, *([] if name is None else [name])}
            listed |= {_reduced(texts[place]) for place in entries}
    return Contents(frozenset(lines), frozenset(listed))


def _without_first_head(
    entries: list[int], marks: Mapping[int, Candidate], texts: Sequence[str], copies: Mapping[str, int]
) -> list[int]:
    """Leave out a last entry that heads the text already: a part such as 前言 that the list itself does not have."""
    last = entries[-1]
    below = next((place for place in range(last + 1, len(texts)) if texts[place].strip()), len(texts))
    is_part = last in marks and marks[last].shape is None and not _has_page(texts[last])
    has_text = below < len(texts) and below not in marks
    if not is_part or not has_text or copies[essence(texts[last])] > 1:
        return entries
    are_listed = any(copies[essence(texts[place])] > 1 for place in entries[:-1])
    return entries[:-1] if are_listed else entries


def _short_lines(texts: Sequence[str], but_for: Collection[int]) -> Iterator[str]:
    """Yield the essence of every line that is short enough for an entry."""
    for place, text in enumerate(texts):
        if 0 < len(text) <= LONGEST_ENTRY and place not in but_for:
            yield essence(text)


@lru_cache(maxsize=4096)
def essence(text: str) -> str:
    """Return the letters, digits and Han characters of a heading: how it is recognised when it is written again."""
    return _NO_WORD.sub("", text).casefold()


def without_page(entry: str) -> str:
    """Return an entry without the number of its page and what leads to it."""
    return _PAGE.sub("", entry) if _has_page(entry) else entry


def _reduced(entry: str) -> str:
    return essence(without_page(entry))


def _has_page(entry: str) -> bool:
    entry = entry.rstrip()
    return entry[-1:] in _ENDS_PAGE and _LEADER.search(entry) is not None


def _blocks(
    texts: Sequence[str], marked: Collection[int], copies: Mapping[str, int]
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
        if len(line) <= LONGEST_ENTRY and NAME.fullmatch(line):
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
