"""What follows the copies of a phrase: whether it goes on with the phrase, or begins anew as if the phrase were not."""

import re
from collections.abc import Sequence

from tingshu.text.cleaning.copies import SECTION_NUMBER, Copy, Standing, is_finished
from tingshu.text.cleaning.evidence import CONNECTING, LARGEST_CONNECTED_SHARE, Evidence
from tingshu.text.cleaning.spelling import PARAGRAPH
from tingshu.text.cleaning.wording import is_dated
from tingshu.writing import QUOTES, TITLES

ENOUGH_BEGINNINGS = 20
"""Different beginnings of what follows that prove it no part of the phrase; half as many as copies prove it too."""

FEWEST_QUOTATIONS = 2
"""Copies that a quotation must follow: one may be chance, and no subject or adverb goes before many."""

ENOUGH_UNQUOTED = 20
"""Copies that need no quotation behind them, in a text that has hardly any."""

SMALLEST_SHARE_OF_QUOTED = 1 / 4
"""Quotations behind copies, per quotation behind other sentences: before a narrator's “just then” stand fewer."""

FEWEST_EXPECTED = 4
"""Quotations that chance must have put behind the copies for their absence to count."""

PLAIN_BITS = 3.0
"""How much rather than not a quotation, a speaker's label or a section's number begins something."""

LEAST_BITS_AT_EDGES = 1.0
"""The same on average for a few copies which no quotation follows; behind names of offices 0.2, seldom 0.7."""

LARGEST_CHANCE = 0.001
"""Chance that a phrase which begins sentences would begin only paragraphs, below which no author placed it."""

QUOTING = QUOTES + TITLES

_BEGINNING = 4
_NEAR = 16
_LABEL = re.compile(r"[^\W\d_]{1,8}(?:《\w{1,8}》)?[：:]|《\w{1,8}》\w{0,4}[：:]")
_PLAIN = re.compile(rf"[{re.escape(QUOTING)}]|{_LABEL.pattern}|(?:{SECTION_NUMBER.pattern})")


def objection(evidence: Evidence, glued: Sequence[Copy]) -> str:
    """Object where what follows goes on with the phrase, as after a subject or an adverb; empty where it does not."""
    if goes_on(evidence, glued):
        return "what follows goes on with it"
    if are_few(evidence, glued):
        return "the texts after it repeat too"
    has_quotations = _has_quotations(evidence, glued)
    if is_dated(evidence.phrase) or not (has_quotations or _is_at_edges(evidence)):
        return "what follows does not begin anew"
    least = 0.0 if has_quotations else LEAST_BITS_AT_EDGES
    return "" if bits(evidence, glued) > least else "what follows does not begin anew"


def goes_on(evidence: Evidence, glued: Sequence[Copy]) -> bool:
    """Whether a comma or 的 follows more copies than chance would have it."""
    connected = sum(copy.after in CONNECTING for copy in glued)
    loose = evidence.standing(Standing.LOOSE)
    connected += sum(copy.after in CONNECTING and is_finished(copy.before) for copy in loose)
    return connected > LARGEST_CONNECTED_SHARE * len(glued)


def are_few(evidence: Evidence, glued: Sequence[Copy]) -> bool:
    """Whether the texts behind the copies are alike, but for labels."""
    return beginnings(evidence, glued) < min(len(glued) // 2, ENOUGH_BEGINNINGS)


def beginnings(evidence: Evidence, glued: Sequence[Copy]) -> int:
    """Return in how many ways the texts behind the copies begin, behind a label if there is one."""
    return len({_unlabelled(_following(evidence.sample.text, copy))[:_BEGINNING] for copy in glued})


def bits(evidence: Evidence, glued: Sequence[Copy]) -> float:
    """Return how much rather than not what follows begins a sentence, on average, in bits."""
    weights = [weight(evidence, copy, evidence.sample.text) for copy in glued if copy.after]
    return sum(weights) / len(weights) if weights else 0.0


def weight(evidence: Evidence, copy: Copy, text: str) -> float:
    """Return the same for one copy, which stands in ``text``."""
    if _PLAIN.match(_following(text, copy)):
        return PLAIN_BITS
    return evidence.begins(copy.after) if copy.after.isalnum() else 0.0


def _following(text: str, copy: Copy) -> str:
    return text[copy.end : copy.end + _NEAR].partition(PARAGRAPH)[0]


def _unlabelled(text: str) -> str:
    label = _LABEL.match(text)
    return text[label.end() :] if label else text


def _has_quotations(evidence: Evidence, glued: Sequence[Copy]) -> bool:
    """Whether quotations follow copies about as they follow other sentences, or the text has none to follow."""
    quotations = sum(copy.after in tuple(QUOTING) for copy in glued)
    expected = evidence.sample.share_of_beginnings(QUOTING) * len(glued)
    if expected >= FEWEST_EXPECTED and quotations < SMALLEST_SHARE_OF_QUOTED * expected:
        return False
    return quotations >= FEWEST_QUOTATIONS or len(glued) >= ENOUGH_UNQUOTED


def _is_at_edges(evidence: Evidence) -> bool:
    """Whether the phrase begins paragraphs and no other sentences, in a text whose paragraphs have several."""
    if evidence.count(Standing.BETWEEN):
        return False
    share = len(evidence.sample.paragraphs) / max(1, evidence.sample.sentences)
    return share ** evidence.count(Standing.START) < LARGEST_CHANCE
