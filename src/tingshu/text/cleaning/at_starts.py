"""What speaks against a phrase before sentences being a watermark: a subject, an adverb, a label, a place of news."""

from collections.abc import Sequence

from tingshu.text.cleaning.at_ends import objection_by_use
from tingshu.text.cleaning.copies import Copy, Standing
from tingshu.text.cleaning.evidence import CONNECTING, FEWEST_COPIES, SHORTEST_BETWEEN, Evidence
from tingshu.text.cleaning.followers import are_few, bits, goes_on, objection as objection_to_followers
from tingshu.text.cleaning.spelling import pauses
from tingshu.text.cleaning.wording import is_dated

LARGEST_HONEST_SHARE = 0.5
"""Uses per copy between sentences: some copies stand behind headings without a mark, and look like uses."""

FEWEST_STARTS, LARGE_SHARE = 8, 0.9
"""Starts, and their share of all paragraphs, from which no author begins so, whatever follows."""

SHORTEST_PROSE = 30
"""Characters of the average paragraph of prose."""

FEWEST_EXCLUSIVE = 25
"""Copies that stand between sentences, as next to all do, from which no subject and no adverb does so."""

LEAST_BITS_IF_EXCLUSIVE = -0.3
"""How much rather than not what follows these must begin sentences, on average; the copies hide many beginnings."""


def objection_between(evidence: Evidence) -> str:
    """Object to a phrase between two sentences of a paragraph; empty where nothing speaks against it."""
    between = [copy for copy in evidence.standing(Standing.BETWEEN) if not copy.gap and not copy.final]
    if len(between) < FEWEST_COPIES:
        return "too few copies"
    if pauses(evidence.spelled):
        return "reads as a sentence"
    if len(evidence.phrase) < SHORTEST_BETWEEN:
        return "is as short as a word that begins sentences"
    if _is_exclusive(evidence, between):
        return ""
    return objection_to_followers(evidence, between) or objection_by_use(evidence, between, LARGEST_HONEST_SHARE)


def objection_at_starts(evidence: Evidence) -> str:
    """Object to a phrase that begins paragraphs; empty where nothing speaks against it."""
    starts = [copy for copy in evidence.standing(Standing.START) if not copy.final]
    if len(starts) < FEWEST_COPIES:
        return "too few copies"
    if pauses(evidence.spelled) and not _begins_all(evidence, starts):
        return "reads as a sentence"
    if used := objection_by_use(evidence, starts):
        return used
    return "" if _begins_all(evidence, starts) else objection_to_followers(evidence, starts)


def _is_exclusive(evidence: Evidence, between: Sequence[Copy]) -> bool:
    """Whether the phrase, which is no sentence, stands between sentences, and never in one."""
    return (
        not is_dated(evidence.phrase)
        and len(between) >= max(FEWEST_EXCLUSIVE, LARGE_SHARE * len(evidence.found))
        and not evidence.has_honest_uses
        and not goes_on(evidence, between)
        and not are_few(evidence, between)
        and bits(evidence, between) > LEAST_BITS_IF_EXCLUSIVE
    )


def _begins_all(evidence: Evidence, starts: Sequence[Copy]) -> bool:
    """Whether all paragraphs of a prose text begin with it, and no sentence anywhere goes on with it or uses it."""
    paragraphs = evidence.sample.paragraphs
    return (
        len(starts) >= max(FEWEST_STARTS, LARGE_SHARE * len(paragraphs))
        and len(starts) == len(evidence.found)
        and not any(copy.after in CONNECTING for copy in starts)
        and any(copy.after.isalnum() for copy in starts)
        and sum(map(len, paragraphs)) >= (SHORTEST_PROSE + len(evidence.phrase)) * len(paragraphs)
    )
