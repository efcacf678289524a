"""What speaks against a phrase on lines of its own being a watermark: a refrain, or a name above what is said."""

from tingshu.text.cleaning.copies import SECTION_NUMBER, Copy, Standing, is_finished
from tingshu.text.cleaning.evidence import FEWEST_COPIES, Evidence
from tingshu.text.cleaning.spelling import PARAGRAPH, key
from tingshu.writing import QUOTES

FEWEST_BREACHES = 2
"""Places where a line of its own must stand where nobody puts one: in a sentence, in a conversation, in a heading."""

FEWEST_LINES, SMALLEST_LINE_SHARE, SHORTEST_PROSE = 7, 0.4, 30
"""Lines of its own, their share of all paragraphs, and the length of the others, from which it is no refrain."""

_NEAR = 60


def objection(evidence: Evidence) -> str:
    """Object to a phrase on its own line; empty where nothing speaks against it."""
    alone = [copy for copy in evidence.standing(Standing.ALONE) if not copy.final]
    if len(alone) < FEWEST_COPIES:
        return "too few copies"
    if sum(_breaks_in(line, evidence.sample.text) for line in alone) >= FEWEST_BREACHES:
        return ""
    if not evidence.is_named and len(alone) < max(FEWEST_LINES, SMALLEST_LINE_SHARE * len(evidence.sample.paragraphs)):
        return "may be a refrain or a name on its own line"
    others = [line for line in evidence.sample.paragraphs if key(line) != evidence.phrase]
    prose = others and sum(map(len, others)) >= SHORTEST_PROSE * len(others)
    return "" if prose else "the lines are as short as a poem's"


def _breaks_in(line: Copy, text: str) -> bool:
    """Whether a line stands where nobody puts one: in a sentence, a conversation, or under a section's number."""
    before = text[max(0, line.start - _NEAR) : line.start].rstrip().rpartition(PARAGRAPH)[2]
    after = text[line.end : line.end + _NEAR].lstrip()[:1]
    if not before or not after:
        return False
    if SECTION_NUMBER.fullmatch(before.strip()):
        return True
    in_talk = before[-1] in "”」" and after in QUOTES
    return in_talk or (before[-1] in "，、" and len(before) >= SHORTEST_PROSE and not is_finished(before))
