"""Whether one copy of a watermark is the page's or the author's, who may use the same words."""

import re
from collections.abc import Callable

from tingshu.text.cleaning.copies import Copy, Standing
from tingshu.text.cleaning.followers import weight
from tingshu.text.cleaning.spelling import pauses
from tingshu.text.cleaning.verdict import Verdict
from tingshu.writing import FINAL, OPENERS

_PAUSES = {*"，、：；—“《（"}
_LEADS = "的了在是和与要把被让对以从到叫名为说着就都也还不等由及给用将能会想这那"
_LINKS_BEFORE = "在叫名"
_LINKS_AFTER = "的是上里"
_PREDICATE = re.compile("的|是(?![夜日时年岁])")


def is_injected(mark: Verdict, copy: Copy, text: str) -> bool:
    """Whether a copy in ``text`` stands where the page puts it, and not where the author would."""
    if copy.times > 1:
        return True  # nobody says it twice without a breath
    if copy.gap and not mark.evidence.is_advert:
        return False
    return _TESTS[copy.standing](mark, copy, text)


def _ends_paragraph(mark: Verdict, copy: Copy, _text: str) -> bool:
    return not copy.final or mark.evidence.is_advert or mark.evidence.is_regular


def _begins_sentence(mark: Verdict, copy: Copy, text: str) -> bool:
    """Whether what follows a copy begins anew, and is not what the author says of the phrase."""
    is_known = copy.standing in mark.accepted or (mark.evidence.is_advert and copy.final)
    is_before_another = copy.in_tail and Standing.END in mark.accepted
    if is_known or is_before_another:
        return not _PREDICATE.match(text, copy.end)
    return copy.after in OPENERS


def _parts_words(mark: Verdict, copy: Copy, text: str) -> bool:
    """Whether a copy inside a sentence is pushed into it: it parts what belongs together, or no author uses it."""
    evidence = mark.evidence
    if evidence.sample.holds_together(copy.before, copy.after):
        return True
    if Standing.INSIDE not in mark.accepted:
        is_led_to = copy.before in _LEADS or copy.after in _LINKS_AFTER
        begins = weight(evidence, copy, text) > 0 or (mark.follows_bare_lines and not is_led_to)
        return begins and not evidence.has_honest_uses
    is_linked = copy.before in _LINKS_BEFORE or copy.after in _LINKS_AFTER
    return not (is_linked and evidence.has_honest_uses) or evidence.sample.count(copy.before + copy.after) > 0


def _is_pushed_in(mark: Verdict, copy: Copy, _text: str) -> bool:
    """Whether a copy beside a mark is one of a watermark that stands anywhere, and in no sentence of the author's."""
    evidence = mark.evidence
    is_punctuated = pauses(copy.spelled) and not pauses(evidence.spelled) and not evidence.is_call
    if evidence.has_honest_uses or is_punctuated:
        return False
    if copy.before.isalnum() and copy.after in tuple(FINAL) and not evidence.is_advert:
        return Standing.INSIDE in mark.accepted  # else a sentence of the author's ends with it
    return Standing.INSIDE in mark.accepted or not {copy.before, copy.after}.intersection(_PAUSES)


_TESTS: dict[Standing, Callable[[Verdict, Copy, str], bool]] = {
    Standing.ALONE: lambda _mark, _copy, _text: True,
    Standing.END: _ends_paragraph,
    Standing.TAIL: lambda mark, _copy, _text: Standing.END in mark.accepted,
    Standing.START: _begins_sentence,
    Standing.BETWEEN: _begins_sentence,
    Standing.INSIDE: _parts_words,
    Standing.LOOSE: _is_pushed_in,
    Standing.SET_OFF: lambda _mark, _copy, _text: False,
}
"""What makes a copy that stands so the page's, where the phrase is a watermark."""
