"""What speaks for an advertisement besides where it stands: few copies of one are enough."""

from tingshu.text.cleaning.copies import Copy, Standing
from tingshu.text.cleaning.evidence import FEWEST_ADVERTS, Evidence
from tingshu.text.cleaning.followers import beginnings, goes_on
from tingshu.text.cleaning.inside import ENOUGH_KINDS, SMALLEST_KINDS, are_different

_LEADS = "录陆问开到上是为址在入叫名搜看索览站："


def is_proven(evidence: Evidence) -> bool:
    """Whether an advertisement ends paragraphs or stands on lines of its own, more often than sentences use it."""
    plain = [copy for copy in evidence.found if copy.standing in {Standing.END, Standing.ALONE}]
    plain += [copy for copy in evidence.standing(Standing.BETWEEN) if copy.final]
    plain += _after_lines_without_a_mark(evidence) if evidence.is_call else []
    honest = evidence.count(Standing.SET_OFF)
    return evidence.is_advert and len(plain) >= FEWEST_ADVERTS and len(plain) > honest


def _after_lines_without_a_mark(evidence: Evidence) -> list[Copy]:
    """Return the copies behind verses, headings and captions, if these end differently and lead to nothing."""
    tails = [copy for copy in evidence.standing(Standing.TAIL) if copy.before not in _LEADS]
    kinds = len({copy.before for copy in tails})
    return tails if kinds >= max(FEWEST_ADVERTS, SMALLEST_KINDS * min(len(tails), ENOUGH_KINDS)) else []


def is_call_before_sentences(evidence: Evidence) -> bool:
    """Whether a call or an address stands before sentences that do not go on with it."""
    glued = (*evidence.standing(Standing.START), *evidence.standing(Standing.BETWEEN))
    return (
        evidence.is_call
        and len(glued) >= FEWEST_ADVERTS
        and beginnings(evidence, glued) >= FEWEST_ADVERTS
        and not goes_on(evidence, glued)
        and evidence.count(Standing.SET_OFF) <= len(glued) / 2
    )


def is_call_in_sentences(evidence: Evidence) -> bool:
    """Whether a call or an address stands inside sentences, between ever other characters that do not lead to it."""
    inside = [copy for copy in evidence.standing(Standing.INSIDE) if copy.before not in _LEADS]
    return (
        evidence.is_call
        and len(inside) >= FEWEST_ADVERTS
        and are_different(inside)
        and 2 * len(inside) >= evidence.count(Standing.INSIDE)
        and evidence.count(Standing.SET_OFF) <= len(inside) / 2
    )
