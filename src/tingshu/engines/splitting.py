"""Where to cut a sentence that cannot be said as a whole."""

from tingshu.writing import CLOSERS, FINAL

SHORTEST_PART = 6
"""Letters and digits on either side of a cut; a shorter sentence stays whole."""

_STOPS = FINAL + "…；;"
_COMMAS = "，,：:"
_LESSER = "、—～· \u3000"
_CLOSERS = CLOSERS + "'"


def in_two(text: str) -> tuple[str, str] | None:
    """Return the two parts of ``text`` at its best cut: strongest mark first, then nearest to the middle.

    Without a mark it is cut between two characters of an unspaced script; None where there is no cut at all.
    """
    total = _weight(text)
    cuts: list[tuple[int, int, int]] = []
    before = 0
    for at in range(1, len(text)):
        before += text[at - 1].isalnum()
        shorter = min(before, total - before)
        if shorter >= max(SHORTEST_PART, total // 5) and (strength := _strength(text, at)):
            cuts.append((strength, shorter, at))
    if not cuts:
        return None
    at = max(cuts)[-1]
    return text[:at], text[at:]


def _weight(text: str) -> int:
    return sum(map(str.isalnum, text))


def _strength(text: str, at: int) -> int:
    """Return how good it is to cut before position ``at``; 0 is not at all."""
    last, following = text[at - 1], text[at]
    if following in _STOPS + _COMMAS + _LESSER + _CLOSERS:
        return 0  # the mark belongs to what it follows
    if last in _CLOSERS:
        last = text[:at].rstrip(_CLOSERS)[-1:]
    for strength, marks in ((4, _STOPS), (3, _COMMAS), (2, _LESSER)):
        if last and last in marks:
            return strength
    return int(_is_unspaced(last) and _is_unspaced(following))


def _is_unspaced(character: str) -> bool:
    return character >= "\u2e80" and character.isalnum()
