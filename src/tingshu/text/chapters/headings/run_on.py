"""The table of contents that nobody broke into lines: 目录 第一章 雨夜 第二章 渡口 第一章 雨夜 and then the text."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from tingshu.text.chapters.headings.candidates import Candidate
from tingshu.text.chapters.headings.contents import (
    FEWEST_ENTRIES,
    FEWEST_ENTRIES_NAMED,
    LONGEST_ENTRY,
    NAME,
    essence,
    without_page,
)
from tingshu.text.chapters.headings.shapes import NAMED, Rank

MOST_COMPARED = 50
"""Later marks with the number of an entry that are compared with it: numbering begins anew in each volume."""

_NAME_IN_FRONT = re.compile(rf"(?:^|[\s。！？])(?P<name>{NAME.pattern})$")
_NAME_AT_START = re.compile(rf"\s*(?:{NAME.pattern})(?<=[\s：:】\]》〗—-])")
_STOP = re.compile(r"。|[a-z]{2}[.!?]\s")
_Marks = Mapping[tuple[str, int], Sequence[Candidate]]


@dataclass(frozen=True, slots=True)
class RunOn:
    """A table of contents inside a passage.

    Attributes:
        passage: number of the passage.
        start: where it begins, with the word that names it.
        end: where it ends.
        named_above: number of the passage before it that is nothing but the word that names it.
    """

    passage: int
    start: int
    end: int
    named_above: int | None = None


def find_run_on(texts: Sequence[str], candidates: Sequence[Candidate]) -> Iterator[RunOn]:
    """Yield the tables of contents of a text whose entries share a line.

    Entries stand as close together as titles do. They are believed if the word 目录 is in front of them and they
    take up all of the line, or if they come again as marks further on: most of them, or, behind that word, one.
    """
    strong = [candidate for candidate in candidates if candidate.strong]
    by_mark: dict[tuple[str, int], list[Candidate]] = defaultdict(list)
    for candidate in strong:
        by_mark[candidate.name, candidate.number].append(candidate)
    for passage, marks in groupby(strong, key=lambda candidate: candidate.passage):
        yield from _in_passage(texts, passage, list(marks), by_mark)


def _in_passage(texts: Sequence[str], passage: int, marks: Sequence[Candidate], by_mark: _Marks) -> Iterator[RunOn]:
    text = texts[passage]
    for row, last in _rows(text, marks):
        first = row[0].start
        end = _past_parts(text, first, last)
        above = _name_above(texts, passage) if first == 0 else None
        start = _named_from(text, first, is_first=row[0] is marks[0])
        named = start is not None or above is not None
        begin = first if start is None else start
        if len(row) + _has_unmarked_entry(text[begin:first]) < (FEWEST_ENTRIES_NAMED if named else FEWEST_ENTRIES):
            continue
        again = sum(_comes_again(entry, mark, texts, by_mark) for mark, entry in _entries(text, row, end))
        whole = end == len(text) and not text[:begin].strip()
        if (named and (whole or again)) or 2 * again > len(row):
            yield RunOn(passage, begin, end, above)


def _rows(text: str, marks: Sequence[Candidate]) -> Iterator[tuple[list[Candidate], int]]:
    """Yield marks in a row that stand as close as entries do and count on, and where the last entry ends."""
    row: list[Candidate] = []
    numbers: dict[str, int] = {}
    for mark in marks:
        close = bool(row) and _is_entry(text[row[-1].start : mark.start])
        if row and (not close or mark.number <= numbers.get(mark.name, -1)):
            yield row, _before_name(text, row[-1].end, mark.start) if close else row[-1].end
            row, numbers = [], {}
        if mark.rank is Rank.VOLUME:
            numbers = {mark.name: mark.number}  # its chapters may count from one
        row.append(mark)
        numbers[mark.name] = mark.number
    if row:
        yield row, len(text) if _is_entry(text[row[-1].start :]) else row[-1].end


def _before_name(text: str, last: int, following: int) -> int:
    """Return where entries end before a mark, in front of which the word may stand that begins another table."""
    name = _NAME_IN_FRONT.search(text, last, following)
    return name.start("name") if name else following


def _past_parts(text: str, begin: int, end: int) -> int:
    """Return where a table ends that goes on with parts such as 尾声, which come again further on."""
    while part := NAMED.match(text, end):
        name = part[0].strip()
        if name in text[begin:end] or text.find(f"{name} ", part.end()) < 0:
            break
        end = part.end()
    return end


def _is_entry(text: str) -> bool:
    return len(text) <= LONGEST_ENTRY and not _STOP.search(text)


def _has_unmarked_entry(text: str) -> bool:
    """Whether there is an entry between the name and the first mark that is one, as in 目录：第一章 桥 第二章 河."""
    name = _NAME_AT_START.match(text)
    return name is not None and bool(text[name.end() :].strip())


def _entries(text: str, row: Sequence[Candidate], end: int) -> Iterator[tuple[Candidate, str]]:
    places = [*(mark.start for mark in row), end]
    return ((mark, text[start:stop]) for mark, (start, stop) in zip(row, pairwise(places), strict=True))


def _comes_again(entry: str, mark: Candidate, texts: Sequence[str], by_mark: _Marks) -> bool:
    """Whether what an entry says stands at a later mark with its number."""
    said = essence(without_page(entry))
    like = by_mark[mark.name, mark.number]
    first = bisect_right(like, (mark.passage, mark.start), key=lambda each: (each.passage, each.start))
    later = like[first : first + MOST_COMPARED]
    return any(essence(texts[m.passage][m.start : m.start + 2 * len(entry)]).startswith(said) for m in later)


def _named_from(text: str, first: int, *, is_first: bool) -> int | None:
    """Return where the word for a table of contents begins, if it is in front of the first mark that is an entry."""
    if name := _NAME_IN_FRONT.search(text, max(0, first - LONGEST_ENTRY), first):
        return name.start("name")
    name = _NAME_AT_START.match(text, 0, first) if is_first else None
    return 0 if name and _is_entry(text[name.end() : first]) else None


def _name_above(texts: Sequence[str], passage: int) -> int | None:
    above = next((place for place in range(passage - 1, -1, -1) if texts[place].strip()), None)
    return above if above is not None and NAME.fullmatch(texts[above].strip()) else None


def lines_of(found: Iterable[RunOn], texts: Sequence[str]) -> set[int]:
    """Return the passages that are nothing but a table of contents, or the word that names it."""
    lines: set[int] = set()
    for each in found:
        if each.start == 0 and each.end == len(texts[each.passage]):
            lines.add(each.passage)
        if each.named_above is not None:
            lines.add(each.named_above)
    return lines
