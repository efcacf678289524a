"""Headings without a number: parts with a name such as 楔子, lines the contents list, ornamented lines, dates."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tingshu.text.chapters.headings.candidates import Candidate
from tingshu.text.chapters.headings.contents import essence
from tingshu.text.chapters.headings.line_position import LinePosition, ends_as_sentence, line_position_of
from tingshu.text.chapters.headings.shapes import NAMED, NAMED_BEGINS, NAMED_VOLUME, Rank
from tingshu.writing import NUMERALS

LONGEST_NAMED = 24
"""Characters above which a line that begins with the name of a part is a sentence about it."""

LONGEST_ORNAMENTED = 20
"""Characters between ornaments or brackets above which a line is no heading."""

FEWEST_BETWEEN_ORNAMENTS = 100
"""Characters under each ornamented line: a heading has a text, a message between two sentences has none."""

FEWEST_BETWEEN_DATES = 50
"""The same under half of the dates of a diary, which is short on some days."""

FEWEST_BRACKETED = 3
"""Lines in brackets, and dates, that make a row; lines with ornaments need two."""

_NO_WORD = r"。，；：！？,;:!?【】\[\]〖〗《》〔〕（）()"
_WORDS = rf"(?P<words>[^\s{_NO_WORD}][^{_NO_WORD}]{{0,{LONGEST_ORNAMENTED - 1}}})"
_ORNAMENTED = (
    re.compile(rf"(?P<mark>[☆★◆◇●○■□▲△▼▽※❖✦✿♥♡◎])(?P=mark)*[\s、.．]*{_WORDS}(?P=mark)*"),
    re.compile(rf"(?P<mark>[=＝~～_#＊*━─—-])(?P=mark)+\s*{_WORDS}(?P=mark){{2,}}"),
    re.compile(rf"(?P<mark>[【\[〖《〔（(])\s*{_WORDS}\s*[】\]〗》〕）)]"),
)
_N = rf"(?:\d{{1,4}}|[{NUMERALS}]{{1,6}})"
_DATE = re.compile(
    rf"(?:{_N}\s?年(?:\s?{_N}\s?月(?:\s?{_N}\s?[日号號])?)?|{_N}\s?月\s?{_N}\s?[日号號]"
    r"|\d{4}[-/.．]\d{1,2}[-/.．]\d{1,2})"
    r"[\s，,]*[（(]?(?:(?:星期|周|週|礼拜|禮拜)[一二三四五六日天])?[）)]?[\s，,·]*"
    r"(?:[晴阴陰雨雪多云雲霧雾风風大中小雷阵陣转轉到间間有，,、\s]{1,8})?"
)
DATE = "date"
"""What sets off a line that is nothing but a date, as in a diary."""

_BRACKETS = "【[〖《〔（("
_BEGINS_DATE = frozenset(f"0123456789０１２３４５６７８９{NUMERALS}")
_SET_OFF = frozenset("☆★◆◇●○■□▲△▼▽※❖✦✿♥♡◎=＝~～_#＊*━─—-" + _BRACKETS)

_NAMED = ((NAMED_VOLUME, "named volume", Rank.VOLUME), (NAMED, "named part", Rank.CHAPTER))


def named(texts: Sequence[str]) -> Iterator[Candidate]:
    """Yield the lines that are the name of a part of a book."""
    for passage, text in enumerate(texts):
        line = text.strip()
        if line and len(line) <= LONGEST_NAMED and line[0] in NAMED_BEGINS:
            for pattern, name, rank in _NAMED:
                mark = pattern.match(line)
                if mark and line_position_of(line, mark.end(), strong=True).on_own_line:
                    yield _whole_line(passage, text, name, rank)
                    break


def listed(texts: Sequence[str], entries: Collection[str], taken: Collection[int]) -> Iterator[Candidate]:
    """Yield the lines, but for those ``taken``, that a table of contents lists."""
    longest = max(map(len, entries), default=0)
    for passage, text in enumerate(texts):
        if entries and passage not in taken and 0 < len(text) <= 2 * longest + 2 and essence(text) in entries:
            yield _whole_line(passage, text, "listed", Rank.CHAPTER)


def ornamented(texts: Sequence[str]) -> list[Candidate]:
    """Find the lines set off by ornaments or brackets, or as a date, and decide: a row of them needs text."""
    rows: dict[str, list[Candidate]] = defaultdict(list)
    for passage, text in enumerate(texts):
        line = text.strip()
        if 1 < len(line) <= 2 * LONGEST_ORNAMENTED and (mark := _set_off_by(line)):
            rows[mark].append(_whole_line(passage, text, f"{mark}…", Rank.CHAPTER))
    return [verdict for mark, row in rows.items() for verdict in _decide(mark, row, texts)]


def _set_off_by(line: str) -> str:
    """Return the ornament or bracket that sets a line off, ``DATE`` for one that is a date, or an empty string."""
    if line[0] in _SET_OFF:
        return next((mark["mark"] for pattern in _ORNAMENTED if (mark := pattern.fullmatch(line))), "")
    return DATE if line[0] in _BEGINS_DATE and _DATE.fullmatch(line) else ""


def _decide(mark: str, row: Sequence[Candidate], texts: Sequence[str]) -> list[Candidate]:
    objection = _objection(mark, row, texts)
    reason = objection or f"is one of {len(row)} set off in the same way, each with a text"
    return [replace(candidate, accepted=not objection, reason=reason) for candidate in row]


def _objection(mark: str, row: Sequence[Candidate], texts: Sequence[str]) -> str:
    """Return why lines set off in the same way are no headings, or an empty string if they are."""
    if len(row) < (FEWEST_BRACKETED if mark == DATE or mark in _BRACKETS else 2):
        return "is one of too few of its kind"
    fewest = FEWEST_BETWEEN_DATES if mark == DATE else FEWEST_BETWEEN_ORNAMENTS
    empty = sum(not _has_text(texts, here.passage, after.passage, fewest) for here, after in pairwise(row))
    if empty > (len(row) // 2 if mark == DATE else 0):
        return "has less text under it than a heading has"
    if mark == DATE and 2 * sum(_is_signed(texts, candidate.passage) for candidate in row) > len(row):
        return "stands under a signature, as the date of a letter does"
    return ""


def _is_signed(texts: Sequence[str], passage: int) -> bool:
    """Whether the line above a date is unfinished, as a name is."""
    above = next((texts[place] for place in range(passage - 1, -1, -1) if texts[place].strip()), "")
    return not ends_as_sentence(above)


def _has_text(texts: Sequence[str], first: int, last: int, fewest: int) -> bool:
    """Whether there is enough text between two lines; stops counting when there is."""
    length = 0
    for place in range(first + 1, last):
        length += len(texts[place])
        if length >= fewest:
            return True
    return False


def _whole_line(passage: int, text: str, name: str, rank: Rank) -> Candidate:
    start = len(text) - len(text.lstrip())
    return Candidate(passage, start, len(text.rstrip()), name, rank, LinePosition.TITLED)
