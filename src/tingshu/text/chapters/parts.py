"""A very long chapter -> parts that can be listened to in one sitting, divided where a paragraph ends.

A text without headings is divided above ``LONGEST_WITHOUT_HEADING``. A chapter with a heading is the author's unit
and stays whole up to ``LONGEST_CHAPTER``, two hours.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from tingshu.model import Pause, Sentence
from tingshu.text.forecast import length_in_han

LARGEST_PART = 8_000
"""Han characters, some half an hour, that a part has at most, up to the end of a paragraph."""

LONGEST_WITHOUT_HEADING = 12_000
"""Han characters of a text without headings above which it is divided."""

LONGEST_CHAPTER = 30_000
"""Han characters, some two hours, of a chapter with a heading above which it is divided.

Where headings come in levels, chapters that would be longer are sought one level further down (``hierarchy``).
"""

LARGEST_SHIFT = 1 / 4
"""Share of a part by which it may be shorter or longer so that it ends with a paragraph."""


def in_parts(said: Sequence[Sentence], *, has_heading: bool) -> list[Sequence[Sentence]]:
    """Divide the sentences of a chapter into parts of about equal length, or return it as the only one."""
    longest = LONGEST_CHAPTER if has_heading else LONGEST_WITHOUT_HEADING
    if sum(len(sentence.text) for sentence in said) <= longest:  # Han characters are the longest to say
        return [said]
    ends = list(accumulate(length_in_han(sentence.text) for sentence in said))
    if ends[-1] <= longest:
        return [said]
    count = int(-(-ends[-1] // LARGEST_PART))
    places = [
        0,
        *(_place(said, ends, ends[-1] * part / count, ends[-1] / count) for part in range(1, count)),
        len(said),
    ]
    return [said[start:end] for start, end in pairwise(sorted(set(places)))]


def _place(said: Sequence[Sentence], ends: Sequence[float], aim: float, length: float) -> int:
    """Return the number of sentences before the division nearest to ``aim`` characters."""
    first = bisect_left(ends, aim - LARGEST_SHIFT * length)
    last = bisect_right(ends, aim + LARGEST_SHIFT * length)
    for kinds in ((Pause.SCENE, Pause.PARAGRAPH), (Pause.SENTENCE,)):
        near = [place for place in range(first, last) if said[place].pause in kinds]
        if near:
            return min(near, key=lambda place: abs(ends[place] - aim)) + 1
    return bisect_left(ends, aim) + 1
