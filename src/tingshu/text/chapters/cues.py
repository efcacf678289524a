"""The numbers and times of subtitles that somebody saved as a text: they say when a line is shown, and are no words.

A cue of SubRip is a number, a line ``00:00:01,000 --> 00:00:04,000`` and what is shown; the number is optional in
WebVTT, which writes a point for the comma.
"""

import re
from collections.abc import Iterator, Sequence

from tingshu.text.chapters.repeats import Redundant
from tingshu.text.cleaning import Passage

CUE = "subtitle cue"
"""The rule that takes out the time of a subtitle, and its number."""

_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[,.，．]\d{1,3}"
_TIMES = re.compile(rf"\s*{_TIME}\s*--?>\s*{_TIME}[\s\w:%.,-]{{0,80}}", re.ASCII)
_NUMBER = re.compile(r"\s*\d{1,6}\s*", re.ASCII)


def cue_lines(passages: Sequence[Passage]) -> Iterator[Redundant]:
    """Yield the lines that are a subtitle's time, or the number right above one, as far as they are still there."""
    number: int | None = None
    for place, passage in enumerate(passages):
        if "-" in passage.source and _TIMES.fullmatch(passage.source):
            yield from (_whole(each, passages) for each in (number, place) if each is not None and passages[each].text)
            number = None
        elif passage.source.strip():
            number = place if _NUMBER.fullmatch(passage.source) else None


def _whole(place: int, passages: Sequence[Passage]) -> Redundant:
    return Redundant(place, 0, len(passages[place].text), CUE)
