"""Whether a phrase is a watermark, and where: the sum of what speaks for it and against it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from tingshu.text.cleaning import adverts, alone, at_ends, at_starts, inside
from tingshu.text.cleaning.at_ends import ENOUGH_UNUSED
from tingshu.text.cleaning.copies import Copy, Standing, copies, is_finished
from tingshu.text.cleaning.evidence import FEWEST_COPIES, SHORTEST_BETWEEN, Evidence
from tingshu.text.cleaning.followers import bits
from tingshu.text.cleaning.sample import Sample
from tingshu.text.cleaning.wording import names_a_house

FEWEST_BARE_LINES, SMALLEST_BARE_SHARE = 8, 0.05
"""Copies, and their share of all, that show together what one cannot: a new line begins behind them."""

_GLUED = frozenset({Standing.END, Standing.START, Standing.BETWEEN})
_AT_ENDS = (Standing.END, Standing.ALONE, Standing.TAIL)


@dataclass(frozen=True)
class Verdict:
    """What is thought of a phrase.

    Attributes:
        evidence: the phrase and its copies.
        objections: why it is no watermark where it stands so; an empty string where it is one.
    """

    evidence: Evidence
    objections: Mapping[Standing, str]

    @cached_property
    def accepted(self) -> frozenset[Standing]:
        """Where the phrase is a watermark; nowhere, if it is none."""
        return frozenset(standing for standing, objection in self.objections.items() if not objection)

    @property
    def looks_like_a_title(self) -> bool:
        """Whether it may be the article's title, as the copy protection of news sites uses it."""
        evidence = self.evidence
        return not (evidence.is_advert or evidence.is_named or names_a_house(evidence.phrase))

    @property
    def begins_like_a_name(self) -> bool:
        """Whether it is only known from the starts of paragraphs and is short enough for a name that stands there."""
        if self.evidence.is_named and self.accepted == {Standing.ALONE}:
            return False
        return self.accepted <= {Standing.START, Standing.ALONE} and len(self.evidence.phrase) < SHORTEST_BETWEEN

    @cached_property
    def follows_bare_lines(self) -> bool:
        """Whether most copies that seem to stand in sentences stand behind lines without a mark, as headings are."""
        within = self.evidence.standing(Standing.INSIDE)
        many = len(within) >= max(FEWEST_BARE_LINES, SMALLEST_BARE_SHARE * len(self.evidence.found))
        glued = sum(self.evidence.count(standing) for standing in _GLUED & self.accepted)
        is_unused = glued >= ENOUGH_UNUSED and not self.evidence.goes_into_sentences
        return many and (is_unused or bits(self.evidence, within) > 0)


def weigh(phrases: Iterable[str], sample: Sample, names: frozenset[str] = frozenset()) -> list[Verdict]:
    """Weigh every phrase that may be a watermark of the text from which the sample is.

    Args:
        phrases: keys of the phrases.
        sample: the sample.
        names: keys of what the book and its author are known to be called.
    """
    found = {phrase: tuple(copies(phrase, sample.text)) for phrase in phrases}
    odd = _odd_ends(found, sample)
    evidence = (Evidence(phrase, copies_, sample, odd, phrase in names) for phrase, copies_ in found.items() if copies_)
    return [Verdict(each, _objections(each)) for each in evidence]


def _objections(evidence: Evidence) -> dict[Standing, str]:
    advert = adverts.is_proven(evidence)
    before = adverts.is_call_before_sentences(evidence)
    found = {
        Standing.END: "" if advert else at_ends.objection(evidence),
        Standing.BETWEEN: "" if before else at_starts.objection_between(evidence),
        Standing.INSIDE: "" if adverts.is_call_in_sentences(evidence) else inside.objection(evidence),
    }
    is_known = advert or before or not all(found.values())
    found[Standing.START] = "" if before else at_starts.objection_at_starts(evidence)
    found[Standing.ALONE] = "" if is_known else alone.objection(evidence)
    return found


def _odd_ends(found: Mapping[str, tuple[Copy, ...]], sample: Sample) -> int:
    """Count the paragraphs that end with something unpunctuated, but for the phrases that recur there."""
    unfinished = sum(not is_finished(line) for line in sample.paragraphs)
    recurring = {end for copies_ in found.values() for end in _bare_ends(copies_)}
    return max(0, unfinished - len(recurring))


def _bare_ends(found: Iterable[Copy]) -> list[int]:
    """Return where the copies of a phrase end that several paragraphs end with."""
    bare = [copy for copy in found if copy.standing in _AT_ENDS and not copy.final]
    several = sum(copy.standing is Standing.END for copy in bare) >= FEWEST_COPIES
    return [copy.end for copy in bare] if several else []
