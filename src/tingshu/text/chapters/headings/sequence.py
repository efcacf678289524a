"""Which marks are headings: those that count, with text between them.

A mark such as （一） or 第三章 is found easily; that it heads a section is another matter: lists, footnotes and
sentences have such marks too. What tells them apart is that headings count 1, 2, 3 in one shape and have text
between them. Every candidate keeps the reason why it was taken or not.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from tingshu.text.chapters.headings.candidates import Candidate
from tingshu.text.chapters.headings.line_position import LONGEST_LINE, LinePosition, ends_as_sentence
from tingshu.text.chapters.headings.rows import Row, rows_of

FEWEST_BETWEEN = {LinePosition.ALONE: 20, LinePosition.TITLED: 25, LinePosition.IN_FRONT: 80, LinePosition.INSIDE: 200}
"""Characters under half of the headings of a row below which marks in this position only count a list."""

FEWEST_BETWEEN_STRONG = 1
"""The same for strong shapes on their own lines: any text at all, for only a table of contents has none."""

FEWEST_BETWEEN_STRONG_INSIDE = 30
"""The same for strong shapes where nobody broke the lines."""

TOO_CLOSE = "stand so close together that they count a list"
GLUED = "runs into its line's words, others stand apart from theirs"
GLUED_ALONE = "runs into its line's words and is the only one of its kind"
CONSISTENT = "counts under a heading as others of its kind do"
OUT_OF_ROW = "does not count on from the one before"
NOT_ON_OWN_LINE = "has text on its line, others have a line of their own"
FILLS_ROW = "counts on from headings on their own line"

LARGEST_SHARE_OF_BROKEN_SENTENCES = 1 / 3
"""Share of bare numbers in the middle of a sentence from which they are the numbers of pages."""


def decide(candidates: Sequence[Candidate], texts: Sequence[str]) -> list[Candidate]:
    """Accept the candidates that count as headings do, each shape by itself, and say why or why not."""
    own_line = [c for c in candidates if c.position.on_own_line]
    ground = _Ground(texts, {c.passage for c in own_line if c.strong}, {c.passage for c in own_line})
    groups: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        groups[candidate.name, candidate.stem].append(candidate)
    decided = {key: _decide_shape(group, ground) for key, group in groups.items()}
    right = {c.name for verdicts in decided.values() for c in verdicts if c.accepted}
    for (name, stem), group in groups.items():
        if stem[:1].isdigit() and name in right:  # 3.1 counts as 1.1 and 2.1 do
            decided[name, stem] = _decide_shape(group, ground, as_others=True)
    return [verdict for verdicts in decided.values() for verdict in verdicts]


class _Ground:
    """What stands between two marks; lines that are strong marks themselves are no text."""

    def __init__(self, texts: Sequence[str], marks: Collection[int], own_lines: Collection[int]) -> None:
        self.texts = texts
        self.own_lines = own_lines
        self.before = [0]
        for place, text in enumerate(texts):
            self.before.append(self.before[-1] + (0 if place in marks or text.isspace() else len(text)))

    def under(self, heading: Candidate, following: Candidate | None) -> int:
        """Return the characters from a heading's end to the next one, or to the end of the text."""
        end = self._place(following.passage, following.start) if following else self.before[-1]
        return end - self._place(heading.passage, heading.end)

    def _place(self, passage: int, place: int) -> int:
        return min(self.before[passage] + place, self.before[passage + 1])

    def is_at_head(self, heading: Candidate) -> bool:
        """Whether hardly more than a title stands before a heading."""
        return self.before[heading.passage] <= LONGEST_LINE

    def is_under_another(self, heading: Candidate) -> bool:
        """Whether the last line before a heading is a mark on its own line too."""
        return self._above(heading) in self.own_lines

    def breaks_sentence(self, heading: Candidate) -> bool:
        """Whether the last line before a heading is not finished."""
        place = self._above(heading)
        return place >= 0 and not ends_as_sentence(self.texts[place])

    def _above(self, heading: Candidate) -> int:
        place = heading.passage - 1
        while place >= 0 and not self.texts[place].strip():
            place -= 1
        return place


def _decide_shape(candidates: Sequence[Candidate], ground: _Ground, *, as_others: bool = False) -> list[Candidate]:
    """Try marks on their own line first; then what else fills their row, or, if there is none, all of them.

    Args:
        candidates: the marks of one shape and stem.
        ground: what stands between them.
        as_others: whether there are headings of this shape with another stem.
    """
    if len(candidates) == 1 and candidates[0].strong and candidates[0].glued and not ground.is_at_head(candidates[0]):
        return [replace(candidates[0], reason=GLUED_ALONE)]
    sure, others = _sure_and_others(candidates)
    own_line = _decide_group(sure, ground, as_others=as_others)
    if not others:
        return own_line
    if not any(candidate.accepted for candidate in own_line):
        return _decide_group(candidates, ground)
    if not candidates[0].strong:
        return [*own_line, *(replace(c, reason=NOT_ON_OWN_LINE) for c in others)]
    return [*own_line, *_filled_in(others, own_line)]


def _sure_and_others(candidates: Sequence[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Part the marks on their own line from the others; where most stand apart from their title, only those."""
    own_line = [c for c in candidates if c.position.on_own_line]
    apart = [c for c in own_line if not c.glued]
    sure = apart if candidates[0].strong and 2 * len(apart) >= len(own_line) else own_line
    taken = {id(candidate) for candidate in sure}
    return sure, [c for c in candidates if id(c) not in taken]


def _filled_in(others: Sequence[Candidate], own_line: Sequence[Candidate]) -> list[Candidate]:
    """Accept strong marks with text on their line where their number is missing among those on their own line."""
    decided: list[Candidate] = []
    taken = sorted((c for c in own_line if c.accepted), key=_place)
    position = 0
    last: Candidate | None = None
    for other in others:
        while position < len(taken) and _place(taken[position]) < _place(other):
            last = taken[position]
            position += 1
        after = taken[position] if position < len(taken) else None
        counts_on = last is not None and other.number == last.number + 1
        leads_up = last is None and after is not None and other.number == after.number - 1
        alone = other.position.on_own_line
        apart = other.parted or alone
        is_missing = counts_on and after is not None and other.number == after.number - 1
        fits = is_missing or (apart and (counts_on or leads_up) and (after is None or after.number != other.number))
        refused = GLUED if alone else NOT_ON_OWN_LINE
        decided.append(replace(other, accepted=fits, reason=FILLS_ROW if fits else refused))
        last = other if fits else last
    return decided


def _place(candidate: Candidate) -> tuple[int, int]:
    return candidate.passage, candidate.start


def _decide_group(candidates: Sequence[Candidate], ground: _Ground, *, as_others: bool = False) -> list[Candidate]:
    rows = rows_of(candidates)
    following = _followers(rows)
    objections = {id(row): _objection(row.members, following[id(row)], ground) for row in rows}
    any_right = as_others or not all(objections.values())
    believed: set[int] = set()
    decided: list[Candidate] = []
    for row in rows:
        if row.outer and id(row.outer) in believed:
            objection = "stands inside a row of its own kind"
        else:
            objection = objections[id(row)]
        is_alike = objection == TOO_CLOSE and any_right and _is_under_heading(row.members, following[id(row)], ground)
        objection = "" if is_alike else objection
        if not objection:
            believed.add(id(row))
        reason = (
            objection
            or (CONSISTENT if is_alike else "")
            or f"counts {row.members[0].number} to {row.members[-1].number}"
        )
        decided += (replace(member, accepted=not objection, reason=reason) for member in row.members)
        decided += (replace(c, accepted=not objection, reason=objection or why) for c, why in row.repaired)
    seen = {_place(candidate) for candidate in decided}
    return [*decided, *(replace(c, reason=OUT_OF_ROW) for c in candidates if _place(c) not in seen)]


def _is_under_heading(members: Sequence[Candidate], following: Candidate | None, ground: _Ground) -> bool:
    """Whether weak marks on their own line begin right under another heading, and each has some text under it."""
    fits = all(member.position is LinePosition.TITLED for member in members) and not members[0].strong
    spans = zip(members, [*members[1:], following], strict=True)
    return fits and ground.is_under_another(members[0]) and all(ground.under(here, after) > 0 for here, after in spans)


def _followers(rows: Sequence[Row]) -> dict[int, Candidate | None]:
    """Return for each row the first mark of the row after it."""
    firsts = [row.members[0] for row in rows]
    return {id(row): after for row, after in zip(rows, [*firsts[1:], None], strict=False)}


def _objection(members: Sequence[Candidate], following: Candidate | None, ground: _Ground) -> str:
    """Return why a row of marks is not a row of headings, or an empty string if it is."""
    shape, position = members[0].shape, max(member.position for member in members)
    strong = members[0].strong
    if len(members) == 1 and (members[0].stem or not (strong and position.on_own_line)):
        return "is the only one of its kind"
    # the last one's text may go on long after a list has ended, so it counts only where it is the only one
    spans: list[tuple[Candidate, Candidate | None]] = list(pairwise(members)) or [(members[0], following)]
    lengths = sorted(ground.under(here, after) for here, after in spans)
    if lengths[len(lengths) // 2] < _fewest_between(position, strong=strong):
        return TOO_CLOSE
    single = sum(after is not None and after.passage == here.passage + 1 for here, after in spans)
    if position is LinePosition.IN_FRONT and 2 * single > len(spans):
        return "head single paragraphs, as the items of a list do"
    if shape and shape.bare:
        broken = sum(map(ground.breaks_sentence, members))
        if broken > LARGEST_SHARE_OF_BROKEN_SENTENCES * len(members):
            return "stand in the middle of sentences, as the numbers of pages do"
    return ""


def _fewest_between(position: LinePosition, *, strong: bool) -> int:
    if not strong:
        return FEWEST_BETWEEN[position]
    return FEWEST_BETWEEN_STRONG if position.on_own_line else FEWEST_BETWEEN_STRONG_INSIDE
