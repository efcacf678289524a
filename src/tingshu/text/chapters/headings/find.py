"""Every candidate of a text with its verdict, from all that this package knows."""

import sys
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tingshu.text.chapters.headings.candidates import Candidate, numbered
from tingshu.text.chapters.headings.contents import Contents, essence, find_contents
from tingshu.text.chapters.headings.line_position import LinePosition, is_name
from tingshu.text.chapters.headings.run_on import RunOn, find_run_on, lines_of
from tingshu.text.chapters.headings.sequence import OUT_OF_ROW, decide
from tingshu.text.chapters.headings.shapes import Rank, in_figures
from tingshu.text.chapters.headings.unnumbered import listed, named, ornamented

COPY = "is a copy of the heading before it"


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a text.

    Attributes:
        candidates: every mark that may be a heading, in order, with its verdict.
        contents: its tables of contents.
        run_on: those that share a line with text, or whose entries share one.
    """

    candidates: tuple[Candidate, ...]
    contents: Contents
    run_on: tuple[RunOn, ...]


def find_headings(texts: Sequence[str], marked: Collection[int] = ()) -> Findings:
    """Find every candidate in a text's paragraphs and decide which are headings.

    Args:
        texts: the paragraphs.
        marked: numbers of those that the format marks as headings; they are looked at for the table of contents
            only.
    """
    counting = _without_glued(numbered(texts), texts)
    contents = find_contents(texts, [*counting, *named(texts)])
    run_on = tuple(find_run_on(texts, [c for c in counting if c.passage not in contents.lines]))
    contents = replace(contents, lines=contents.lines | lines_of(run_on, texts))
    aside = {*contents.lines, *marked}
    run_on = tuple(each for each in run_on if each.passage in contents.lines or each.passage not in aside)
    open_texts = ["" if number in aside else text for number, text in enumerate(texts)]
    entries = {id(c) for c in _entries(counting, contents, run_on)}
    decided = _decided([c for c in counting if c.passage not in aside and id(c) not in entries], open_texts)
    decided += _without_number(open_texts, contents, decided)
    decided += (replace(c, reason="is an entry of the table of contents") for c in counting if id(c) in entries)
    return Findings(tuple(sorted(decided, key=lambda c: (c.passage, c.start, c.rank))), contents, run_on)


def _entries(counting: Iterable[Candidate], contents: Contents, run_on: Iterable[RunOn]) -> Iterator[Candidate]:
    """Yield the marks that are entries of a table of contents."""
    places = [(each.passage, each.start, each.end) for each in run_on]
    for candidate in counting:
        here = bisect_right(places, (candidate.passage, candidate.start, sys.maxsize)) - 1
        shares = here >= 0 and places[here][0] == candidate.passage and candidate.start < places[here][2]
        if shares or candidate.passage in contents.lines:
            yield candidate


def _without_glued(counting: Iterable[Candidate], texts: Sequence[str]) -> list[Candidate]:
    """Leave out the marks that nothing parts from what follows, but for those right above a part they could hold."""
    found = list(counting)
    below = {c.passage for c in found if c.strong and c.position.on_own_line and c.rank > Rank.VOLUME}
    return [c for c in found if not (c.shape and c.shape.glued) or _next_line(texts, c.passage) in below]


def _next_line(texts: Sequence[str], passage: int) -> int:
    """Return the number of the next passage that is not blank, or that after the last."""
    return next((place for place in range(passage + 1, len(texts)) if texts[place].strip()), len(texts))


def _decided(counting: Sequence[Candidate], texts: Sequence[str]) -> list[Candidate]:
    copies = {id(copy) for copy in _copies(counting, texts)}
    doubled = {id(after): here for here, after in _doubled(counting, texts) if id(after) not in copies}
    decided = decide([c for c in counting if id(c) not in copies | doubled.keys()], texts)
    heads = {c.passage for c in decided if c.accepted} | {c.passage for c in counting if id(c) in copies}
    for candidate in counting:
        if id(candidate) in copies:
            decided.append(replace(candidate, reason=COPY))
        elif first := doubled.get(id(candidate)):
            heads |= {candidate.passage} if first.passage in heads else set()  # the third of three is a copy too
            decided.append(replace(candidate, reason=COPY if first.passage in heads else OUT_OF_ROW))
    return decided


def _doubled(counting: Iterable[Candidate], texts: Sequence[str]) -> Iterator[tuple[Candidate, Candidate]]:
    """Yield weak marks that stand right under a line that says just the same, each behind that one."""
    for here, after in pairwise(c for c in counting if c.position.on_own_line):
        is_next = not here.strong and _next_line(texts, here.passage) == after.passage
        if is_next and here.name == after.name and texts[here.passage].strip() == texts[after.passage].strip():
            yield here, after


def _copies(counting: Iterable[Candidate], texts: Sequence[str]) -> list[Candidate]:
    """Return strong marks on their own line that say just what the one of their shape before them says."""
    strong = (c for c in counting if c.strong and c.position.on_own_line)
    return [
        after
        for here, after in pairwise(strong)
        if here.number == after.number
        and here.name == after.name
        and essence(in_figures(texts[here.passage])) == essence(in_figures(texts[after.passage]))
        and not _have_other_names(here, after, texts)
    ]


def _have_other_names(here: Candidate, after: Candidate, texts: Sequence[str]) -> bool:
    """Whether two bare numbers have names on their next lines, and other ones: 第六章, 上; 第六章, 下."""
    if here.position is not LinePosition.ALONE or after.position is not LinePosition.ALONE:
        return False
    names = [_name_below(texts, mark.passage) for mark in (here, after)]
    return all(names) and names[0] != names[1] and _next_line(texts, here.passage) != after.passage


def _name_below(texts: Sequence[str], passage: int) -> str:
    """Return the essence of the line under a mark, if it could be its name."""
    place = _next_line(texts, passage)
    below = texts[place].strip() if place < len(texts) else ""
    return essence(below) if is_name(below) else ""


def _without_number(texts: Sequence[str], contents: Contents, decided: Sequence[Candidate]) -> list[Candidate]:
    """Decide on headings without a number: they go with those that have one, or stand in for them."""
    rows = [candidate for candidate in decided if candidate.accepted and candidate.position.on_own_line]
    taken = {candidate.passage for candidate in rows}
    found = [
        replace(c, accepted=True, reason="is listed in the table of contents")
        for c in listed(texts, contents.listed, taken)
    ]
    with_name = [candidate for candidate in named(texts) if candidate.passage not in taken]
    has_rows = bool(rows or found)
    reason = "is a named part among other headings" if has_rows else "there are no other headings"
    found_at = {candidate.passage for candidate in found}
    found += (replace(c, accepted=has_rows, reason=reason) for c in with_name if c.passage not in found_at)
    counting = {candidate.passage for candidate in decided if candidate.position.on_own_line}
    set_off = [candidate for candidate in ornamented(texts) if candidate.passage not in counting | found_at]
    if any(candidate.rank is not Rank.VOLUME for candidate in rows):
        set_off = [replace(c, accepted=False, reason="other headings count") for c in set_off]
    return [*found, *set_off]
