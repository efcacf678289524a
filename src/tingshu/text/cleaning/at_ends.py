"""What speaks against a phrase at paragraphs' ends being a watermark: a refrain, a poem, a speaker's formula."""

from collections.abc import Sequence

from tingshu.text.cleaning import inside
from tingshu.text.cleaning.copies import Copy, Standing
from tingshu.text.cleaning.evidence import CONNECTING, FEWEST_COPIES, LARGEST_CONNECTED_SHARE, Evidence
from tingshu.text.cleaning.followers import bits
from tingshu.text.cleaning.spelling import PARAGRAPH

SMALLEST_SHARE = 0.02
"""Share of all paragraphs that must carry a phrase at their end; fewer will do where hardly any other end is odd."""

SMALLEST_ODD_SHARE = 0.2
"""Share of the odd ends that will do then."""

SMALLEST_FINISHED_SHARE = 0.5
"""Share of the other paragraphs that must end as sentences end, or an unfinished end is nothing odd here."""

LARGEST_HONEST_SHARE = 0.25
"""Uses where a sentence has room, per copy where none has, above which the phrase is the author's own."""

ENOUGH_UNUSED = 20
"""Copies from which a phrase that no mark ever shows in a sentence is in none, whatever is beside some copies."""

PROSE_BODY_RATIO = 2
"""Length of the texts it is glued to, per length of the phrase, from which these are paragraphs and not verses."""

SMALLEST_BODY_RATIO = 1
"""The same, below which this is a poem and its refrain; between the two it depends on how the texts end."""

FEWEST_ENDINGS = 3
"""Kinds of last marks (。 ” ？ …) that short texts must have to be prose: verses before a refrain end alike."""

FEWEST_FINISHED_COPIES = 12
"""Copies of a phrase with a full stop of its own: in fewer paragraphs it may be how a speech is made."""

_BODY = 60


def objection(evidence: Evidence) -> str:
    """Object to a phrase behind the last finished sentence of paragraphs; empty where nothing speaks against it."""
    ends = [copy for copy in evidence.standing(Standing.END) if not copy.gap]
    bare = [copy for copy in ends if not copy.final]
    share = len(bare) / (len(evidence.sample.paragraphs) or 1)
    if len(bare) < len(ends) - len(bare):
        return _objection_to_finished(evidence, ends)
    if len(bare) < FEWEST_COPIES or (share < SMALLEST_SHARE and len(bare) < SMALLEST_ODD_SHARE * evidence.odd_ends):
        return "too few copies"
    return _objection_to_bodies(evidence, bare) or ("" if evidence.is_regular else _objection_to_text(evidence))


def objection_by_use(evidence: Evidence, glued: Sequence[Copy], largest_share: float = LARGEST_HONEST_SHARE) -> str:
    """Object where sentences use the phrase about as often as something is glued to it.

    Args:
        evidence: the phrase.
        glued: its copies where no sentence has room for them.
        largest_share: uses, per such copy, that are too many.
    """
    honest = evidence.count(Standing.SET_OFF) + evidence.count(Standing.LOOSE) + _honest_inside(evidence)
    is_seen = evidence.goes_into_sentences or len(glued) < ENOUGH_UNUSED
    if is_seen and honest > largest_share * len(glued):
        return "sentences use it"
    return "verses end with it" if evidence.count(Standing.TAIL) > len(glued) and not evidence.is_regular else ""


def _objection_to_finished(evidence: Evidence, ends: Sequence[Copy]) -> str:
    """Object to a phrase with a final mark of its own: only by its regularity is it told from an author's."""
    if len(ends) < FEWEST_FINISHED_COPIES or not evidence.is_regular:
        return "has a full stop of its own"
    if len({copy.before for copy in ends}) < FEWEST_ENDINGS:
        return "follows always the same mark"
    return _objection_to_bodies(evidence, ends)


def _objection_to_bodies(evidence: Evidence, ends: Sequence[Copy]) -> str:
    text = evidence.sample.text
    bodies = [text[text.rfind(PARAGRAPH, 0, copy.start) + 1 : copy.start] for copy in ends]
    ratio = sum(map(len, bodies)) / (len(evidence.phrase) * len(bodies))
    endings = len({copy.before for copy in ends})
    if len({body[-_BODY:] for body in bodies}) < max(FEWEST_COPIES, len(bodies) // 2):
        return "the texts before it repeat too"
    if ratio < (SMALLEST_BODY_RATIO if endings >= FEWEST_ENDINGS else PROSE_BODY_RATIO):
        return "the lines are as short as a poem's"
    return objection_by_use(evidence, ends)


def _objection_to_text(evidence: Evidence) -> str:
    others = len(evidence.sample.paragraphs) - evidence.count(Standing.END) - evidence.count(Standing.TAIL)
    if evidence.odd_ends > (1 - SMALLEST_FINISHED_SHARE) * others:
        return "paragraphs here do not end as sentences do"
    return ""


def _honest_inside(evidence: Evidence) -> int:
    """Count the copies inside sentences, unless they part words or stand behind headings without a mark."""
    within = evidence.standing(Standing.INSIDE)
    if not within or not inside.objection(evidence):
        return 0
    if sum(copy.after in CONNECTING for copy in within) > LARGEST_CONNECTED_SHARE * len(within):
        return len(within)
    return 0 if bits(evidence, within) > 0 else len(within)
