"""Every candidate of a text with its verdict, from all that this package knows."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tingshu.text.headings.candidates import Candidate, numbered
from tingshu.text.headings.contents import Contents, essence, find_contents
from tingshu.text.headings.sequence import decide
from tingshu.text.headings.shapes import Rank
from tingshu.text.headings.unnumbered import listed, named, ornamented

COPY = "is a copy of the heading before it"


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a text.

    Attributes:
        candidates: every mark that may be a heading, in order, with its verdict.
        contents: its tables of contents.
    """

    candidates: tuple[Candidate, ...]
    contents: Contents


def find_headings(texts: Sequence[str], marked: Collection[int] = ()) -> Findings:
    """Find every candidate in a text's paragraphs and decide which are headings.

    Args:
        texts: the paragraphs.
        marked: numbers of those that the format marks as headings; they are looked at for the table of contents
            only.
    """
    counting = list(numbered(texts))
    contents = find_contents(texts, [*counting, *named(texts)])
    aside = {*contents.lines, *marked}
    open_texts = ["" if number in aside else text for number, text in enumerate(texts)]
    decided = _decided([c for c in counting if c.passage not in aside], open_texts)
    decided += _without_number(open_texts, contents, decided)
    in_contents = (c for c in counting if c.passage in contents.lines)
    decided += (replace(c, reason="is an entry of the table of contents") for c in in_contents)
    return Findings(tuple(sorted(decided, key=lambda c: (c.passage, c.start, c.rank))), contents)


def _decided(counting: Sequence[Candidate], texts: Sequence[str]) -> list[Candidate]:
    copies = {id(copy) for copy in _copies(counting, texts)}
    first = [candidate for candidate in counting if id(candidate) not in copies]
    return [*decide(first, texts), *(replace(c, reason=COPY) for c in counting if id(c) in copies)]


def _copies(counting: Iterable[Candidate], texts: Sequence[str]) -> list[Candidate]:
    """Return strong marks on their own line that say just what the one of their shape before them says."""
    strong = (c for c in counting if c.strong and c.standing.on_own_line)
    return [
        after
        for here, after in pairwise(strong)
        if here.number == after.number
        and here.name == after.name
        and essence(texts[here.passage]) == essence(texts[after.passage])
    ]


def _without_number(texts: Sequence[str], contents: Contents, decided: Sequence[Candidate]) -> list[Candidate]:
    """Decide on headings without a number: they go with those that have one, or stand in for them."""
    rows = [candidate for candidate in decided if candidate.accepted and candidate.standing.on_own_line]
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
    counting = {candidate.passage for candidate in decided if candidate.standing.on_own_line}
    set_off = [candidate for candidate in ornamented(texts) if candidate.passage not in counting | found_at]
    if any(candidate.rank is not Rank.VOLUME for candidate in rows):
        set_off = [replace(c, accepted=False, reason="other headings count") for c in set_off]
    return [*found, *set_off]
