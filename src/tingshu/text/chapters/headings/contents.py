"""The table of contents in front of a text: the same headings once more, with nothing under them."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tingshu.text.chapters.headings.candidates import Candidate
from tingshu.text.chapters.headings.counting import Counting
from tingshu.text.numerals import number_of

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
_Marks = Mapping[int, Sequence[Candidate]]
_GAP = re.compile(r"\s+")
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
    marks = _by_line(candidates)
    copies = Counter(_short_lines(texts, ()))
    found = _blocks(texts, marks, copies)
    blocks = [(name, _without_first_head(entries, marks, texts, copies)) for name, entries in found]
    # a list that comes again as a list is no table of contents: what that lists stands over a text each time
    in_lists = {place for _, entries in blocks if len(entries) >= FEWEST_ENTRIES for place in entries}
    again = Counter(_short_lines(texts, in_lists))
    lines: set[int] = set()
    listed: set[str] = set()
    for name, entries in blocks:
        fewest = FEWEST_ENTRIES if name is None else FEWEST_ENTRIES_NAMED
        repeated = sum(again[_reduced(texts[place])] > 0 for place in entries)
        count = sum(_entries_in(texts[place].strip(), marks.get(place, ())) for place in entries)
        if (len(entries) if name is None else count) >= fewest and (name is not None or 2 * repeated > len(entries)):
            lines |= {*entries, *([] if name is None else [name])}
            listed |= {_reduced(texts[place]) for place in entries}
    return Contents(frozenset(lines), frozenset(listed))


def _without_first_head(
    entries: list[int], marks: _Marks, texts: Sequence[str], copies: Mapping[str, int]
) -> list[int]:
    """Leave out a last entry that heads the text already: a part such as 前言 that the list itself does not have."""
    last = entries[-1]
    is_part = last in marks and marks[last][0].shape is None and not _has_page(texts[last])
    if not is_part or not _has_text(texts, last, marks) or copies[essence(texts[last])] > 1:
        return entries
    are_listed = any(copies[essence(texts[place])] > 1 for place in entries[:-1])
    return entries[:-1] if are_listed else entries


def _by_line(candidates: Iterable[Candidate]) -> _Marks:
    """Return the marks of the lines that begin with one, each line's in order."""
    found: dict[int, list[Candidate]] = defaultdict(list)
    own_line = set()
    for candidate in candidates:
        found[candidate.passage].append(candidate)
        if candidate.position.on_own_line:
            own_line.add(candidate.passage)
    return {passage: sorted(found[passage], key=lambda mark: mark.start) for passage in own_line}


def _has_text(texts: Sequence[str], place: int, marks: Collection[int]) -> bool:
    """Whether what stands under a line is no mark."""
    below = next((below for below in range(place + 1, len(texts)) if texts[below].strip()), len(texts))
    return below < len(texts) and below not in marks


def _entries_in(line: str, marks: Sequence[Candidate]) -> int:
    """Return how many entries a line of a table of contents holds: three for 一、缘起 二、经过 三、结果."""
    shape = marks[0].shape if marks else None
    if shape is None or shape.strong:
        return 1
    number = marks[0].number
    for gap in _GAP.finditer(line):
        mark = shape.pattern.match(line, gap.end())
        number += mark is not None and number_of(mark["number"]) == number + 1
    return number - marks[0].number + 1


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


def _blocks(texts: Sequence[str], marks: _Marks, copies: Mapping[str, int]) -> Iterator[tuple[int | None, list[int]]]:
    """Yield lines in a row that could be entries, with the line above that names them, if there is one.

    A block ends where an entry comes a second time, or its number does: there the text begins.
    """
    name: int | None = None
    entries: list[int] = []
    seen: set[str] = set()
    counting = Counting()
    for place, text in enumerate(texts):
        line = text.strip()
        if not line:
            continue
        here = marks.get(place, ())
        is_entry = _is_entry(line, named=name is not None, marked=bool(here), copies=copies)
        anew = counting.begins_anew(line, here, has_text=_has_text(texts, place, marks)) if here else False
        if is_entry and not anew and _reduced(line) not in seen:
            entries.append(place)
            seen.add(_reduced(line))
            counting.add(line, here)
            continue
        if entries:
            yield name, entries
        name, entries, seen, counting = None, [], set(), Counting()
        if len(line) <= LONGEST_ENTRY and NAME.fullmatch(line):
            name = place
        elif is_entry:
            entries, seen = [place], {_reduced(line)}
            counting.add(line, here)
    if entries:
        yield name, entries


def _is_entry(line: str, *, named: bool, marked: bool, copies: Mapping[str, int]) -> bool:
    if len(line) > LONGEST_ENTRY:
        return False
    if marked or _has_page(line):
        return True
    return named and line[-1] != "。" and copies[essence(line)] > 1
