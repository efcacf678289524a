"""Finds phrases that a page glues into its text against copying, by where they stand and not by how often.

An author's paragraph ends with a mark that ends a sentence. Where the same unpunctuated phrase follows that mark,
without a gap, in paragraph after paragraph of otherwise different text, nobody wrote it there; nor where it parts
two characters that belong together, or is spelled so that it will not be found. A refrain, a slogan, a speaker's
label or a long official name recurs as often, but stands where a sentence has room for it.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from tingshu.text.cleaning.copies import Copy, Standing, copies
from tingshu.text.cleaning.evidence import SMALLEST_START_SHARE, Evidence, weigh
from tingshu.text.cleaning.passage import Passage, Span
from tingshu.text.cleaning.phrases import AGREEMENT, recurring
from tingshu.text.cleaning.sample import Sample
from tingshu.text.cleaning.spelling import key, pauses, spellings
from tingshu.text.marks import OPENERS

RULE = "watermark"

MOST_ROUNDS = 6
"""Times that a text is looked through again, since one watermark may be glued to another."""

_PAUSES = {*"，、：；—“《（"}
_LINKS_BEFORE = "在叫名"
_PREDICATES = "的是"
_LINKS_AFTER = _PREDICATES + "上里"


def find(passages: Sequence[Passage]) -> tuple[Evidence, ...]:
    """Return the watermarks of a text, those with the most copies first."""
    sample = Sample.of([passage.text for passage in passages])
    weighed = weigh(recurring(sample), sample)
    found = [evidence for evidence in weighed if evidence.accepted]
    starting = sum(_count(evidence, Standing.START) for evidence in found)
    if starting < SMALLEST_START_SHARE * len(sample.paragraphs):
        found = [evidence for evidence in found if not evidence.begins_like_a_name]
    return tuple(sorted(_whole(found), key=lambda evidence: -len(evidence.found)))


def _whole(found: Sequence[Evidence]) -> list[Evidence]:
    """Of a watermark and a part of it keep the watermark; of a watermark and what often follows it, the same."""
    return [
        evidence
        for evidence in found
        if not any(_is_rather(other, evidence) for other in found if other is not evidence)
    ]


def _is_rather(other: Evidence, evidence: Evidence) -> bool:
    """Whether another phrase is the watermark of which this one shows too little or too much."""
    if evidence.phrase in other.phrase:
        return len(other.found) >= AGREEMENT * len(evidence.found)
    return other.phrase in evidence.phrase and len(evidence.found) < AGREEMENT * len(other.found)


def _count(evidence: Evidence, standing: Standing) -> int:
    return sum(copy.standing is standing for copy in evidence.found)


def without_watermarks(passages: Sequence[Passage]) -> tuple[Sequence[Passage], str]:
    """Take out every watermark; return what is left, and the text's title if it was used as one."""
    title = ""
    for _ in range(MOST_ROUNDS):
        marks = find(passages)
        if not marks:
            break
        for mark in marks:
            passages = _without(passages, mark)
        title = title or next((mark.spelled for mark in marks if mark.looks_like_a_title), "")
    return passages, title


def _without(passages: Sequence[Passage], mark: Evidence) -> list[Passage]:
    """Take out every copy but the title itself, where it stands alone as a heading or as the first line."""
    cleaned = []
    first = True
    for passage in passages:
        is_title = (passage.level > 0 or first) and key(passage.text) == mark.phrase
        cleaned.append(passage if is_title else passage.without(spans_of(mark, passage.text), RULE))
        first = first and not passage.text.strip()
    return cleaned


def spans_of(mark: Evidence, text: str) -> Iterator[Span]:
    """Yield each copy of the watermark in ``text`` that stands where a watermark stands."""
    for row in copies(mark.phrase, text):
        if _is_injected(mark, row):
            places = [found.start() for found in spellings(mark.phrase).finditer(text, row.start, row.end)]
            yield from pairwise((row.start, *places[1:], row.end))


def _is_injected(mark: Evidence, copy: Copy) -> bool:
    """Whether this copy stands where the page puts it, and not where the author would."""
    if copy.times > 1:
        return True  # nobody says it twice without a breath
    if copy.gap and not mark.is_advert:
        return False
    return _TESTS[copy.standing](mark, copy)


def _ends_paragraph(mark: Evidence, copy: Copy) -> bool:
    return not copy.final or mark.is_advert or mark.is_regular


def _begins_sentence(mark: Evidence, copy: Copy) -> bool:
    """Whether what follows a copy begins anew, and is not what the author says of the phrase."""
    if copy.standing in mark.accepted or (mark.is_advert and copy.final):
        return copy.after not in tuple(_PREDICATES)
    if copy.in_tail and Standing.END in mark.accepted:
        return copy.after not in tuple(_PREDICATES)  # what follows is another watermark
    return copy.after in OPENERS


def _parts_words(mark: Evidence, copy: Copy) -> bool:
    """Whether a copy inside a sentence is pushed into it: it parts what belongs together, or no author uses it."""
    if mark.sample.holds_together(copy.before, copy.after):
        return True
    if Standing.INSIDE not in mark.accepted:
        return not mark.has_honest_uses and mark.sample.begins_sentences(copy.after) > 0
    is_linked = copy.before in _LINKS_BEFORE or copy.after in _LINKS_AFTER
    return not (is_linked and mark.has_honest_uses) or mark.sample.count(copy.before + copy.after) > 0


def _is_pushed_in(mark: Evidence, copy: Copy) -> bool:
    """Whether a copy beside a mark is one of a watermark that stands anywhere, and in no sentence of the author's."""
    if mark.has_honest_uses or (pauses(copy.spelled) and not pauses(mark.spelled)):
        return False
    return Standing.INSIDE in mark.accepted or not {copy.before, copy.after}.intersection(_PAUSES)


_TESTS: dict[Standing, Callable[[Evidence, Copy], bool]] = {
    Standing.ALONE: lambda _mark, _copy: True,
    Standing.END: _ends_paragraph,
    Standing.TAIL: lambda mark, _copy: Standing.END in mark.accepted,
    Standing.START: _begins_sentence,
    Standing.BETWEEN: _begins_sentence,
    Standing.INSIDE: _parts_words,
    Standing.LOOSE: _is_pushed_in,
    Standing.SET_OFF: lambda _mark, _copy: False,
}
"""What makes a copy that stands so the page's, where the phrase is a watermark."""
