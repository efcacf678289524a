"""Marks of one shape -> rows that count: one, two, three.

Strong marks such as 第三章 may begin anywhere, and a row of them survives numbers that are missing, doubled or
wrong, because sites have all of these. Weak marks such as （三） count one by one, and begin with one or are several.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tingshu.text.chapters.headings.candidates import Candidate

LARGEST_GAP = 9
"""Numbers that may be missing between two strong marks, as where a site lost chapters."""

DEEPEST = 30
"""Rows begun and not ended in which a weak mark may count on: nobody nests lists deeper, and it stays linear."""

MOST_RESTARTS = 3
"""Times that numbering may begin anew, without a 1, inside one series: volumes that lost their first chapter."""

FEWEST_LEFT_OVER = 2
"""Marks left over between two of a series that may count themselves."""

FEWEST_FOR_REPAIR = 3
"""Weak marks in a row that must count before one that does not may stand among them."""

FEWEST_BEGUN_ANYWHERE = 3
"""Weak marks in a row, each on its own line, that count without a 1: a file may begin in the middle of a book."""

REPEATS = "repeats a number of its row"
SWAPPED = "has changed places with its neighbour"
STANDS_IN = "stands where a number is missing"


@dataclass(slots=True)
class Row:
    """Marks that count on, in order.

    Attributes:
        members: the marks.
        outer: the row of the same shape that goes on after this one, if there is one.
        repaired: marks among them that do not count, and why they belong there all the same.
    """

    members: list[Candidate]
    outer: "Row | None" = None
    repaired: list[tuple[Candidate, str]] = field(default_factory=list)


def rows_of(candidates: Sequence[Candidate]) -> list[Row]:
    """Group the marks of one shape, which stand in the order of the text, into rows that count upwards."""
    if candidates and candidates[0].strong:
        rows = [row for segment in _segments(candidates) for row in _increasing(segment)]
    else:
        rows = _one_by_one(candidates)
    rows.sort(key=lambda row: (row.members[0].passage, row.members[0].start))
    _repair(rows, candidates)
    return rows


def _segments(candidates: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Part strong marks where numbering begins anew: at a number no larger than the first.

    A number that is merely wrong begins nothing: the one after it goes on from the one before it.
    """
    segment: list[Candidate] = []
    for candidate, following in zip(candidates, [*candidates[1:], None], strict=True):
        if segment and candidate.number <= segment[0].number and not _is_slip(segment[-1], candidate, following):
            yield segment
            segment = []
        segment.append(candidate)
    if segment:
        yield segment


def _is_slip(before: Candidate, candidate: Candidate, following: Candidate | None) -> bool:
    if following is None or following.number == candidate.number + 1:
        return False
    return 0 < following.number - before.number <= 2  # noqa: PLR2004 - the next number, or the one after a slip


def _increasing(segment: Sequence[Candidate], depth: int = 0) -> Iterator[Row]:
    """Yield the longest series of numbers that increase, parted where too many are missing, and what it leaves over.

    A part of one mark is left out, unless it begins or ends the series; so is what is left over between
    two marks, unless it counts itself, as a volume does whose first chapter is lost.
    """
    series = _longest_increase(segment)
    part = [segment[series[0]]]
    parts = [part]
    for place in series[1:]:
        if segment[place].number - part[-1].number > LARGEST_GAP + 1:
            part = []
            parts.append(part)
        part.append(segment[place])
    yield from (Row(part) for part in parts if len(part) > 1 or (depth == 0 and _stands_for_itself(part[0], parts)))
    if depth < MOST_RESTARTS:
        for here, after in pairwise([*series, len(segment)]):
            if after - here > FEWEST_LEFT_OVER:
                yield from _increasing(segment[here + 1 : after], depth + 1)


def _stands_for_itself(mark: Candidate, parts: Sequence[Sequence[Candidate]]) -> bool:
    """Whether a mark far from the others' numbers begins the series, or ends it on a line of its own."""
    return mark is parts[0][0] or (mark is parts[-1][0] and mark.position.on_own_line)


def _longest_increase(segment: Sequence[Candidate]) -> list[int]:
    """Return the places of the longest strictly increasing subsequence, by patience sorting; of equals the first."""
    tails: list[int] = []
    tail_places: list[int] = []
    before: list[int] = []
    for place, candidate in enumerate(segment):
        pile = bisect_left(tails, candidate.number)
        before.append(tail_places[pile - 1] if pile else -1)
        if tails[pile : pile + 1] != [candidate.number]:
            tails[pile : pile + 1] = [candidate.number]
            tail_places[pile : pile + 1] = [place]
    series = []
    place = tail_places[-1]
    while place >= 0:
        series.append(place)
        place = before[place]
    return series[::-1]


def _one_by_one(candidates: Sequence[Candidate]) -> list[Row]:
    """Group weak marks: a 1 begins a row inside the one under way, and the outer row goes on when its turn comes."""
    rows: list[Row] = []
    under_way: list[Row] = []
    for place, candidate in enumerate(candidates):
        if candidate.number == 1 and under_way and under_way[-1].members[-1].number == 0:
            under_way[-1].members.append(candidate)  # papers begin with 0
        elif candidate.number <= 1:
            rows.append(Row([candidate]))
            under_way.append(rows[-1])
        elif row := _awaiting(candidate, candidates[place + 1 : place + 4], under_way):
            while under_way[-1] is not row:
                under_way.pop().outer = row
            row.members.append(candidate)
        elif candidate.position.on_own_line and not under_way:
            rows.append(Row([candidate]))
            under_way.append(rows[-1])
    return [row for row in rows if row.members[0].number <= 1 or len(row.members) >= FEWEST_BEGUN_ANYWHERE]


def _awaiting(candidate: Candidate, following: Sequence[Candidate], under_way: Sequence[Row]) -> Row | None:
    """Return the innermost row that waits for this number, or one that has counted and lacks a single number."""
    for row in reversed(under_way[-DEEPEST:]):
        if row.members[-1].number == candidate.number - 1:
            return row
    last = under_way[-1] if under_way else None
    lacks_one = (
        last is not None
        and len(last.members) >= FEWEST_FOR_REPAIR
        and last.members[-1].number == candidate.number - 2
        and candidate.position.on_own_line
        and all(later.number != candidate.number - 1 for later in following)
    )
    return last if lacks_one else None


def _repair(rows: Sequence[Row], candidates: Sequence[Candidate]) -> None:
    """Give back to the rows the marks that stand among their members with a doubled or a wrong number."""
    place_of = {id(candidate): place for place, candidate in enumerate(candidates)}
    counted = {id(member) for row in rows for member in row.members}
    for row in rows:
        if not row.members[0].strong and len(row.members) < FEWEST_FOR_REPAIR:
            continue
        following: list[Candidate | None] = [*row.members[1:], None]
        numbers = {member.number for member in row.members}
        for here, after in zip(row.members, following, strict=True):
            place = place_of[id(here)]
            end = place_of[id(after)] if after else min(place + 2, len(candidates))
            between = [c for c in candidates[place + 1 : end] if id(c) not in counted and c.position.on_own_line]
            strays = len(between)
            found = ((c, _belongs(c, here, after, strays) or _out_of_turn(c, here, after, numbers)) for c in between)
            belonging = [(c, why) for c, why in found if why]
            row.repaired += belonging
            counted.update(id(candidate) for candidate, _ in belonging)


def _belongs(candidate: Candidate, here: Candidate, after: Candidate | None, strays: int) -> str:
    """Return why a mark between two members of a row belongs there, or an empty string."""
    if here.position.on_own_line and candidate.number == here.number:
        return REPEATS
    if after and candidate.number == after.number:
        return REPEATS
    if after and after.number - here.number == strays + 1:
        return STANDS_IN
    return ""


def _out_of_turn(candidate: Candidate, here: Candidate, after: Candidate | None, numbers: Collection[int]) -> str:
    """Say so if a strong mark whose number is missing has changed places with its neighbour: 4, 3 for 3, 4."""
    if after is None or not candidate.strong or candidate.number not in (after.number + 1, here.number - 1):
        return ""
    return (
        SWAPPED
        if candidate.number - 1 in numbers and candidate.number not in numbers and candidate.number + 1 in numbers
        else ""
    )
