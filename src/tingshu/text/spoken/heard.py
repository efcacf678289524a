"""What was heard, back to what is shown: the words of a clip under the author's characters."""

from bisect import bisect_right
from collections.abc import Iterable
from difflib import SequenceMatcher

from tingshu.model import Mark
from tingshu.text.spoken.embedded.apart import BETWEEN_WORDS


def shown_marks(marks: Iterable[Mark], text: str, spoken: str) -> tuple[Mark, ...]:
    """Return the marks of a clip with the characters of ``text`` in place of those of ``spoken``.

    Words of which one passage of ``text`` became, such as the five of 百分之五十 for 50%, are one mark. A word that
    cannot be found in ``spoken``, because the service reports another one, is left out.
    """
    spoken = spoken.replace(BETWEEN_WORDS, "")
    if text == spoken:
        return tuple(marks)
    to_text = _Places(spoken, text)
    shown: list[tuple[int, int, Mark]] = []
    place = 0
    for mark in marks:
        start = spoken.find(mark.text, place)
        if start < 0:
            continue
        place = start + len(mark.text)
        first, last = to_text.start(start), to_text.end(place)
        if shown and first < shown[-1][1]:
            earlier = shown.pop()
            first, last = min(first, earlier[0]), max(last, earlier[1])
            mark = Mark(mark.text, earlier[2].start_ms, mark.end_ms)  # noqa: PLW2901  (the two have become one)
        if text[first:last].strip():
            shown.append((first, last, mark))
    return tuple(Mark(text[first:last], mark.start_ms, mark.end_ms) for first, last, mark in shown)


class _Places:
    """Where the places of one string are in another that is partly the same."""

    def __init__(self, here: str, there: str) -> None:
        self._blocks = SequenceMatcher(None, here, there, autojunk=False).get_opcodes()
        self._starts = [block[1] for block in self._blocks]

    def start(self, place: int) -> int:
        """Return where what begins at ``place`` begins there."""
        same, begin, _, there, _ = self._blocks[bisect_right(self._starts, place) - 1]
        return there + (place - begin if same == "equal" else 0)

    def end(self, place: int) -> int:
        """Return where what ends at ``place`` ends there."""
        same, begin, _, there, there_end = self._blocks[bisect_right(self._starts, place - 1) - 1]
        return there + place - begin if same == "equal" else there_end
