"""Finds phrases that a page glues into its text against copying, by where they stand and not by how often.

An author's paragraph ends with a mark that ends a sentence. Where the same unpunctuated phrase follows that mark,
without a gap, in paragraph after paragraph of otherwise different text, nobody wrote it there; nor where it parts
two characters that belong together, or is spelled so that it will not be found. A refrain, a slogan, a speaker's
label or a long official name recurs as often, but stands where a sentence has room for it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tingshu.text.cleaning.copies import Standing, copies
from tingshu.text.cleaning.injected import is_injected
from tingshu.text.cleaning.passage import Passage, Span
from tingshu.text.cleaning.phrases import AGREEMENT, recurring
from tingshu.text.cleaning.sample import Sample
from tingshu.text.cleaning.spelling import key, spellings
from tingshu.text.cleaning.verdict import Verdict, weigh

RULE = "watermark"

MOST_ROUNDS = 6
"""Times that a text is looked through again, since one watermark may be glued to another."""

SMALLEST_START_SHARE = 0.5
"""Share of all paragraphs that must begin with watermarks for a short one: it may be a name."""


def find(
    passages: Sequence[Passage], known: frozenset[str] = frozenset(), names: frozenset[str] = frozenset()
) -> tuple[Verdict, ...]:
    """Return the watermarks of a text, those with the most copies first.

    Args:
        passages: the text.
        known: keys of watermarks that were taken out of it; what is left of them is the author's.
        names: keys of what the book and its author are known to be called.
    """
    sample = Sample.of([passage.text for passage in passages])
    weighed = weigh(recurring(sample), sample, names)
    found = [verdict for verdict in weighed if verdict.accepted and not _goes_on(verdict, weighed, known)]
    starting = sum(verdict.evidence.count(Standing.START) for verdict in found)
    if starting < SMALLEST_START_SHARE * len(sample.paragraphs):
        found = [verdict for verdict in found if not verdict.begins_like_a_name]
    return tuple(sorted(_whole(found), key=lambda verdict: -len(verdict.evidence.found)))


def _goes_on(verdict: Verdict, weighed: Iterable[Verdict], known: frozenset[str]) -> bool:
    """Whether this is another phrase with what often follows or precedes it: the author's words beside a watermark."""
    ours = verdict.evidence
    if any(part in ours.phrase and part != ours.phrase for part in known):
        return True
    times = sum(copy.times for copy in ours.found)
    if not ours.is_call and times < AGREEMENT * ours.sample.folded.count(ours.phrase[:-1]):
        return True
    others = (other.evidence for other in weighed)
    return any(
        len(ours.found) < AGREEMENT * len(other.found)
        and (ours.phrase.startswith(other.phrase) or (other.is_call and ours.phrase.endswith(other.phrase)))
        for other in others
    )


def _whole(found: Sequence[Verdict]) -> list[Verdict]:
    """Of a watermark and a part of it keep the watermark; of a watermark and what often surrounds it, the same."""
    return [
        verdict for verdict in found if not any(_is_rather(other, verdict) for other in found if other is not verdict)
    ]


def _is_rather(other: Verdict, verdict: Verdict) -> bool:
    """Whether another phrase is the watermark of which this one shows too little or too much."""
    theirs, ours = other.evidence, verdict.evidence
    if ours.phrase in theirs.phrase:
        return len(theirs.found) >= AGREEMENT * len(ours.found)
    return theirs.phrase in ours.phrase and len(ours.found) < AGREEMENT * len(theirs.found)


def without_watermarks(passages: Sequence[Passage], names: Iterable[str] = ()) -> tuple[Sequence[Passage], str]:
    """Take out every watermark; return what is left, and the text's title if it was used as one.

    Args:
        passages: the text.
        names: what the book and its author are known to be called.
    """
    title, known, keys = "", frozenset[str](), frozenset(filter(None, map(key, names)))
    for _ in range(MOST_ROUNDS):
        marks = find(passages, known, keys)
        if not marks:
            break
        for mark in marks:
            passages = _without(passages, mark)
        known |= {mark.evidence.phrase for mark in marks}
        title = title or next((mark.evidence.spelled for mark in marks if mark.looks_like_a_title), "")
    return passages, title


def _without(passages: Sequence[Passage], mark: Verdict) -> list[Passage]:
    """Take out every copy but the title itself, where it stands alone as a heading or as the first line."""
    cleaned = []
    first = True
    for passage in passages:
        is_title = (passage.level > 0 or first) and key(passage.text) == mark.evidence.phrase
        cleaned.append(passage if is_title else passage.without(spans_of(mark, passage.text), RULE))
        first = first and not passage.text.strip()
    return cleaned


def spans_of(mark: Verdict, text: str) -> Iterator[Span]:
    """Yield each copy of the watermark in ``text`` that stands where a watermark stands."""
    phrase = mark.evidence.phrase
    for row in copies(phrase, text):
        if is_injected(mark, row, text):
            places = [found.start() for found in spellings(phrase).finditer(text, row.start, row.end)]
            yield from pairwise((row.start, *places[1:], row.end))
