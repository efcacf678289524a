"""Note marks, and the notes they point to: [1] ① *1 ¹ （注1）, at the foot of a text or of a chapter.

A mark is a note's where a note with the same number stands below, or where marks count up from 1 and each stands
where nothing else does: behind a word or a closing mark. ①②③ that count the items of a sentence, ``a[1]``,
``〔2024〕12号`` and ``m²`` are none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tingshu.text.cleaning.passage import Passage
from tingshu.writing import CLOSERS, FINAL

MARK = "note mark"
"""The rule that takes a mark out of a sentence."""

NOTE = "note"
"""The rule that takes a note, and the headline above notes."""

FEWEST_MARKS = 2
"""Different numbers that must count up where there are no notes below."""

FURTHEST = 80
"""Paragraphs above a note, unless it ends the text, in which its mark is sought."""

LARGEST_SHARE = 0.5
"""Share of all paragraphs above which numbered paragraphs are the text."""

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_VALUES = {ord(mark): str(value) for value, mark in enumerate(_RAISED)}

_HEADLINE = re.compile(
    r"\s*[【\[（(]?\s*(?:注\s*释|注解|脚注|尾注|附注|原注|参考文献|参考资料|注)\s*[】\]）)]?\s*[：:]?\s*"
)
_NAMED_NOTE = re.compile(
    r"\s*[【\[（(]?\s*(?:注释|脚注|尾注|原注|译注|译者注|编者注|作者注)\s*\d*\s*[】\]）)]?\s*[：:].+", re.DOTALL
)
_INDEXED = re.compile(r"(?:区间|數組|数组|下标|索引|列表)$")
_HONEST_BEFORE = "按键选择见参图表式第款项栏号题章节页卷册层"
_BEHIND = CLOSERS + FINAL + "…"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a note's mark.

    Attributes:
        pattern: matches a mark; its group ``number`` is the number, or several.
        pauses: whether it may stand behind a comma.
        alone: whether marks of this form are believed without notes below.
        ends_clauses: whether, without a note below, it must stand before a mark or behind one.
    """

    pattern: re.Pattern[str]
    pauses: bool = False
    alone: bool = True
    ends_clauses: bool = False


FORMS = (
    Form(re.compile(r"[\[［〔](?P<number>\d{1,3}(?:\s*[-–,，、]\s*\d{1,3}){0,9})[\]］〕]"), pauses=True),
    Form(re.compile(rf"(?P<number>[{_CIRCLED}])"), ends_clauses=True),
    Form(re.compile(r"[（(]注释?\s*(?P<number>\d{1,3})[）)]"), pauses=True),
    Form(re.compile(rf"⁽?(?P<number>[{_RAISED}]{{1,3}})⁾?|\^\[?(?P<caret>\d{{1,3}})\]?"), pauses=True),
    Form(re.compile(r"[*＊](?P<number>\d{1,2})(?!\d)"), alone=False),
)

_HINT = re.compile(rf"[\[［〔{_CIRCLED}{_RAISED}^*＊]|[（(]注")
"""What every mark has: most paragraphs need not be looked at more closely."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as it stands in a passage.

    Attributes:
        passage: number of the passage.
        start: where it begins there.
        end: where it ends.
        numbers: what it says.
        opens: whether it begins the passage, as a note's own does.
        fits: whether it stands where a note's mark may stand if there is a note below.
        stands_alone: the same, without one.
    """

    passage: int
    start: int
    end: int
    numbers: tuple[int, ...]
    opens: bool
    fits: bool
    stands_alone: bool


def without_notes(passages: Sequence[Passage]) -> list[Passage]:
    """Take out notes and their marks."""
    cleaned = list(passages)
    marked = [number for number, passage in enumerate(cleaned) if _HINT.search(passage.text)]
    for form in FORMS:
        marks = [mark for number in marked for mark in _marks(form, number, cleaned[number].text)]
        if marks:
            _take(form, marks, cleaned)
    _take_named_notes(cleaned)
    return cleaned


def _marks(form: Form, number: int, text: str) -> Iterator[Mark]:
    for found in form.pattern.finditer(text):
        start, end = found.span()
        before, after = text[max(0, start - _NEAR) : start].rstrip()[-_NEAR:], text[end : end + 1]
        opens = not before and start < _NEAR
        fits = bool(before) and _fits(form, before, after)
        alone = fits and _stands_alone(form, before[-1], after)
        yield Mark(number, start, end, _numbers(found["number"] or found["caret"]), opens, fits, alone)


_NEAR = 8
_LATIN_WORD = re.compile(r"[A-Za-z]{4,}$")


def _numbers(said: str) -> tuple[int, ...]:
    if said in _CIRCLED:
        return (_CIRCLED.index(said) + 1,)
    return tuple(map(int, re.findall(r"\d+", said.translate(_VALUES))))


def _fits(form: Form, before: str, after: str) -> bool:
    """Whether a mark stands behind something that can have a note: a clause, a word, but no variable and no unit."""
    last = before[-1]
    if last in _BEHIND or (form.pauses and last in "，、；"):
        return True
    if _INDEXED.search(before):
        return False
    if last.isascii():
        return _LATIN_WORD.search(before) is not None and not after.isalnum()
    return last.isalnum() and last not in _CIRCLED


def _stands_alone(form: Form, before: str, after: str) -> bool:
    if (before.isascii() and before.isalnum()) or before in _HONEST_BEFORE:
        return False
    return not form.ends_clauses or before in _BEHIND or not after.isalnum()


def _take(form: Form, marks: Sequence[Mark], passages: list[Passage]) -> None:
    """Take the notes of one form and the marks that point to them out of ``passages``."""
    runs: list[list[Mark]] = []
    for run in _runs(marks, passages):
        if _are_notes(form, run, marks, passages, after=runs[-1][-1].passage if runs else 0):
            runs.append(run)
    noted = {number for run in runs for note in run for number in note.numbers}
    notes = {note.passage for run in runs for note in run}
    rest = [mark for mark in marks if mark.passage not in notes]
    if runs:
        going = [mark for mark in rest if mark.fits and noted.issuperset(mark.numbers)]
    else:
        going = rest if form.alone and _count_up(rest, passages) else []
    for number, here in _by_passage(going):
        passages[number] = passages[number].without(((mark.start, mark.end) for mark in here), MARK)
    for run in runs:
        _take_whole(run[0].passage - 1, passages, only=_HEADLINE)
        for note in run:
            _take_whole(note.passage, passages)


def _take_whole(number: int, passages: list[Passage], only: re.Pattern[str] | None = None) -> None:
    if number >= 0 and not (only and not only.fullmatch(passages[number].text)):
        passages[number] = passages[number].without([(0, len(passages[number].text))], NOTE)


def _by_passage(marks: Iterable[Mark]) -> Iterator[tuple[int, list[Mark]]]:
    grouped: dict[int, list[Mark]] = {}
    for mark in marks:
        grouped.setdefault(mark.passage, []).append(mark)
    yield from grouped.items()


def _runs(marks: Sequence[Mark], passages: Sequence[Passage]) -> list[list[Mark]]:
    """Group the marks that begin paragraphs into rows of paragraphs, one after the other, that count up."""
    runs: list[list[Mark]] = []
    for mark in marks:
        if not mark.opens or len(mark.numbers) != 1 or passages[mark.passage].level:
            continue
        last = runs[-1][-1] if runs else None
        if last and mark.passage == last.passage + 1 and mark.numbers[0] == last.numbers[0] + 1:
            runs[-1].append(mark)
        else:
            runs.append([mark])
    return runs


def _are_notes(
    form: Form, run: Sequence[Mark], marks: Sequence[Mark], passages: Sequence[Passage], *, after: int
) -> bool:
    """Whether a row of numbered paragraphs is notes: under such a headline, pointed to, or at a foot.

    Args:
        form: how the marks are written.
        run: those that begin the paragraphs.
        marks: all of them.
        passages: the text.
        after: the last note above; the marks above that point to that one and those before it.
    """
    above = run[0].passage - 1
    if above >= 0 and passages[above].text.strip() and _HEADLINE.fullmatch(passages[above].text):
        return True
    if _is_led_to(run[0].passage, passages):
        return False
    numbers = {mark.numbers[0] for mark in run}
    places = {mark.passage for mark in run}
    following = next((p for p in passages[run[-1].passage + 1 :] if p.text.strip()), None)
    is_foot = following is None or following.level > 0
    nearest = run[0].passage - FURTHEST if is_foot else max(after, run[0].passage - FURTHEST)
    if _are_pointed_to(numbers, marks, 0 if following is None else nearest, run[0].passage):
        return True
    others = [mark for mark in marks if mark.passage not in places and not mark.opens and not mark.fits]
    return form is FORMS[0] and is_foot and not others and len(run) < LARGEST_SHARE * len(passages)


def _is_led_to(number: int, passages: Sequence[Passage]) -> bool:
    """Whether the paragraph above ends with a colon: a list follows."""
    above = next((p.text.strip() for p in reversed(passages[max(0, number - _NEAR) : number]) if p.text.strip()), "")
    return above.endswith(("：", ":"))


def _are_pointed_to(numbers: set[int], marks: Sequence[Mark], first: int, last: int) -> bool:
    """Whether marks between two passages point to most of the notes with these numbers, in their order."""
    pointing = [n for mark in marks if mark.fits and first <= mark.passage < last for n in mark.numbers if n in numbers]
    first_met = list(dict.fromkeys(pointing))
    return 2 * len(first_met) >= len(numbers) and first_met == sorted(first_met)


def _count_up(marks: Sequence[Mark], passages: Sequence[Passage]) -> bool:
    """Whether all marks stand where notes' marks do and count up from 1, anew after each heading."""
    if not all(mark.stands_alone for mark in marks):
        return False
    last = 0
    for before, mark in pairwise((None, *marks)):
        if mark is None:
            continue
        headed = before is not None and any(p.level for p in passages[before.passage + 1 : mark.passage + 1])
        if headed and mark.numbers[0] == 1:
            last = 0
        if not mark.numbers or not last < mark.numbers[0] + 1 <= last + 2:
            return False
        last = max(last, *mark.numbers)
    return last >= FEWEST_MARKS


def _take_named_notes(passages: list[Passage]) -> None:
    """Take out ``注释：…`` at the foot of the text or of a chapter."""
    at_foot = True
    for number in range(len(passages) - 1, -1, -1):
        passage = passages[number]
        if not passage.text.strip():
            continue
        if at_foot and not passage.level and _NAMED_NOTE.fullmatch(passage.text):
            _take_whole(number, passages)
        else:
            at_foot = passage.level > 0
