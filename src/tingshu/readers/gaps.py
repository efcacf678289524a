"""Gaps inside a line: where they stand for line breaks that were lost, and where the author has left a space.

A text whose line ends were lost still has the indents of its paragraphs, two ideographic spaces (U+3000) each or four
other ones. But the same gap is the blank of a question, the space in a heading, or stands between the half-lines of
a verse. So a gap divides where a sentence has ended before it. Elsewhere it does so only in a text whose paragraphs
are plainly marked by gaps: there also a heading, which ends no sentence, is set apart by them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tingshu.writing import CHAPTER_NUMBER, HAN, NEVER_FIRST

_HAN_OR_OPENING = f"{HAN}“‘「『《〈（【〔—…"
_GAP = re.compile(rf"[ \t\xa0]*+(?:\u3000[ \t\xa0]*+){{2,}}+|[ \t\xa0]{{4,}}+(?=[{_HAN_OR_OPENING}])")

_ENDED = tuple("。！？!?.…；;”’」』）)】》—～~")
_BRACKETS = re.compile(r"(?P<opening>[（(【\[〔［｛{])|[）)】\]〕］｝}]")
_NEVER_BEHIND = tuple("，、,_＿（(【[〔［｛{“‘「『《〈")
_FAR = 30  # characters between a bracket and its other half

_CHAPTER = re.compile(rf"{CHAPTER_NUMBER}|chapter\s*\w{{1,6}}", re.IGNORECASE)
_LONGEST_TITLE = 30  # characters

_FEWEST = 3
_LENGTH = 20  # characters between two gaps, on average, of what is no table and no row of names


@dataclass(frozen=True, slots=True)
class _Gap:
    start: int
    end: int
    behind_a_sentence: bool


def divided_at_gaps(lines: Sequence[str]) -> Iterator[str]:
    """Yield the parts of the lines of a text, without the white space around them; empty ones are left out."""
    rows = [(line, list(_gaps(line))) for line in filter(None, map(str.strip, lines))]
    marked = _are_marks(rows)
    for line, gaps in rows:
        start = 0
        for gap in gaps:
            if marked or gap.behind_a_sentence:
                yield line[start : gap.start]
                start = gap.end
        yield line[start:]


def _gaps(line: str) -> Iterator[_Gap]:
    """Yield the gaps of a line at which nothing says that what is behind them goes on."""
    found = list(_GAP.finditer(line))
    starts = [0, *(gap.end() for gap in found)]
    ends = [*(gap.start() for gap in found[1:]), len(line)]
    for gap, start, end in zip(found, starts, ends, strict=False):
        before, after = line[start : gap.start()], line[gap.end() : end]
        if not _goes_on(before, after) and not _is_in_brackets(line, gap):
            yield _Gap(gap.start(), gap.end(), before.endswith(_ENDED))


def _goes_on(before: str, after: str) -> bool:
    """Tell whether a gap parts what belongs together: at a comma, around a blank, behind the number of a chapter."""
    if before.endswith(_NEVER_BEHIND) or after.startswith(tuple(NEVER_FIRST)):
        return True
    is_title = len(after) <= _LONGEST_TITLE and not after.endswith("。")
    return is_title and _CHAPTER.fullmatch(before) is not None


def _is_in_brackets(line: str, gap: re.Match[str]) -> bool:
    before = [found["opening"] for found in _BRACKETS.finditer(line, max(0, gap.start() - _FAR), gap.start())]
    after = _BRACKETS.search(line, gap.end(), gap.end() + _FAR)
    return bool(before and before[-1] and after and not after["opening"])


def _are_marks(rows: Sequence[tuple[str, Sequence[_Gap]]]) -> bool:
    """Tell whether gaps are how a text marks its paragraphs: it has hardly a newline, and its parts are paragraphs."""
    count = sum(len(gaps) for _, gaps in rows)
    ended = sum(gap.behind_a_sentence for _, gaps in rows for gap in gaps)
    length = sum(len(line) for line, gaps in rows if gaps)
    return count >= len(rows) and (ended * 2 >= count or (count >= _FEWEST and length >= count * _LENGTH))
