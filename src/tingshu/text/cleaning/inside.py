"""What speaks against a phrase inside sentences being pushed into them: an author's phrase parts no words."""

from collections.abc import Sequence

from tingshu.text.cleaning.copies import Copy, Standing
from tingshu.text.cleaning.evidence import FEWEST_COPIES, Evidence
from tingshu.text.cleaning.spelling import PARAGRAPH
from tingshu.text.words import is_in_word

SMALLEST_TORN_SHARE = 0.2
"""Share of the copies inside sentences that must part a word; an honest phrase parts next to none."""

SMALLEST_NEAR_SHARE = 0.1
"""Share of them that must part two characters which follow each other elsewhere, or no dictionary is asked."""

FEWEST_TORN = 3

MOST_LOOKED_AT = 60
"""Copies inside sentences that are looked at closely."""

SMALLEST_KINDS, ENOUGH_KINDS = 0.5, 20
"""Different characters on either side, per copy, up to so many copies: what leads to an author's phrase recurs."""

LONGEST_SENTENCE = 200
"""Characters per full stop above which a text is written without marks, and its lines meet as words do not."""

_NEAR = 12


def objection(evidence: Evidence) -> str:
    """Object to a phrase inside sentences; empty where nothing speaks against it."""
    inside = evidence.standing(Standing.INSIDE)
    places = list({(copy.before, copy.after): copy for copy in inside}.values())[:MOST_LOOKED_AT]
    if len(places) < FEWEST_COPIES or evidence.phrase[0].isdigit() or evidence.phrase[-1].isdigit():
        return "too few copies"
    if evidence.sample.stops * LONGEST_SENTENCE < len(evidence.sample.text):
        return "sentences here have no marks"
    if not are_different(inside):
        return "stands between the same words"
    near = sum(evidence.sample.holds_together(copy.before, copy.after) for copy in places)
    if near < max(1, SMALLEST_NEAR_SHARE * len(places)):
        return "parts nothing that belongs together"
    torn = sum(_parts_word(evidence.sample.text, copy) for copy in places)
    if torn < max(FEWEST_TORN, SMALLEST_TORN_SHARE * len(places)):
        return "parts no words"
    return "sentences use it" if evidence.count(Standing.SET_OFF) > len(inside) / 2 else ""


def are_different(inside: Sequence[Copy]) -> bool:
    """Whether copies inside sentences stand between ever other characters."""
    kinds = min(len({copy.before for copy in inside}), len({copy.after for copy in inside}))
    return kinds >= SMALLEST_KINDS * min(len(inside), ENOUGH_KINDS)


def _parts_word(text: str, copy: Copy) -> bool:
    """Whether one word begins before a copy and ends behind it."""
    before = text[max(0, copy.start - _NEAR) : copy.start].rpartition(PARAGRAPH)[2]
    after = text[copy.end : copy.end + _NEAR].partition(PARAGRAPH)[0]
    return is_in_word(before + after, len(before))
