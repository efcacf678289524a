"""Headings without a number: parts with a name such as 楔子, lines the contents list, ornamented lines."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tingshu.text.headings.candidates import Candidate, Standing, standing_of
from tingshu.text.headings.contents import essence
from tingshu.text.headings.shapes import NAMED, NAMED_BEGINS, NAMED_VOLUME, Rank

LONGEST_NAMED = 24
"""Characters above which a line that begins with the name of a part is a sentence about it."""

LONGEST_ORNAMENTED = 20
"""Characters between ornaments or brackets above which a line is no heading."""

FEWEST_BETWEEN_ORNAMENTS = 100
"""Characters under each ornamented line: a heading has a text, a message between two sentences has none."""

FEWEST_BRACKETED = 3
"""Lines in brackets that make a row; lines with ornaments need two."""

_NO_WORD = r"。，；：！？,;:!?【】\[\]〖〗《》〔〕（）()"
_WORDS = rf"(?P<words>[^\s{_NO_WORD}][^{_NO_WORD}]{{0,{LONGEST_ORNAMENTED - 1}}})"
_ORNAMENTED = (
    re.compile(rf"(?P<mark>[☆★◆◇●○■□▲△▼▽※❖✦✿♥♡◎])(?P=mark)*[\s、.．]*{_WORDS}(?P=mark)*"),
    re.compile(rf"(?P<mark>[=＝~～_#＊*━─—-])(?P=mark)+\s*{_WORDS}(?P=mark){{2,}}"),
    re.compile(rf"(?P<mark>[【\[〖《〔（(])\s*{_WORDS}\s*[】\]〗》〕）)]"),
)
_BRACKETS = "【[〖《〔（("
_SET_OFF = frozenset("☆★◆◇●○■□▲△▼▽※❖✦✿♥♡◎=＝~～_#＊*━─—-" + _BRACKETS)

_NAMED = ((NAMED_VOLUME, "named volume", Rank.VOLUME), (NAMED, "named part", Rank.CHAPTER))


def named(texts: Sequence[str]) -> Iterator[Candidate]:
    """Yield the lines that are the name of a part of a book."""
    for passage, text in enumerate(texts):
        line = text.strip()
        if line and len(line) <= LONGEST_NAMED and line[0] in NAMED_BEGINS:
            for pattern, name, rank in _NAMED:
                mark = pattern.match(line)
                if mark and standing_of(line, mark.end(), strong=True).on_own_line:
                    yield _whole_line(passage, text, name, rank)
                    break


def listed(texts: Sequence[str], entries: Collection[str], taken: Collection[int]) -> Iterator[Candidate]:
    """Yield the lines, but for those ``taken``, that a table of contents lists."""
    longest = max(map(len, entries), default=0)
    for passage, text in enumerate(texts):
        if entries and passage not in taken and 0 < len(text) <= 2 * longest + 2 and essence(text) in entries:
            yield _whole_line(passage, text, "listed", Rank.CHAPTER)


def ornamented(texts: Sequence[str]) -> list[Candidate]:
    """Find the lines set off by ornaments or brackets, and decide: a row of them needs text under each."""
    rows: dict[str, list[Candidate]] = defaultdict(list)
    for passage, text in enumerate(texts):
        line = text.strip()
        if 1 < len(line) <= 2 * LONGEST_ORNAMENTED and line[0] in _SET_OFF:
            mark = next((mark for pattern in _ORNAMENTED if (mark := pattern.fullmatch(line))), None)
            if mark:
                rows[mark["mark"]].append(_whole_line(passage, text, f"{mark['mark']}…", Rank.CHAPTER))
    return [verdict for mark, row in rows.items() for verdict in _decide(mark, row, texts)]


def _decide(mark: str, row: Sequence[Candidate], texts: Sequence[str]) -> list[Candidate]:
    fewest = FEWEST_BRACKETED if mark in _BRACKETS else 2
    if len(row) < fewest:
        reason, accepted = "is one of too few of its kind", False
    elif any(not _has_text(texts, here.passage, after.passage) for here, after in pairwise(row)):
        reason, accepted = "has less text under it than a heading has", False
    else:
        reason, accepted = f"is one of {len(row)} set off in the same way, each with a text", True
    return [replace(candidate, accepted=accepted, reason=reason) for candidate in row]


def _has_text(texts: Sequence[str], first: int, last: int) -> bool:
    """Whether there is enough text between two lines; stops counting when there is."""
    length = 0
    for place in range(first + 1, last):
        length += len(texts[place])
        if length >= FEWEST_BETWEEN_ORNAMENTS:
            return True
    return False


def _whole_line(passage: int, text: str, name: str, rank: Rank) -> Candidate:
    start = len(text) - len(text.lstrip())
    return Candidate(passage, start, len(text.rstrip()), name, rank, Standing.TITLED)
