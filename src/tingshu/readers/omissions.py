"""What a reader leaves out while it reads, with the places: the evidence by which a person can judge it."""

from collections import Counter, defaultdict

from tingshu.context import CONTEXT, MOST_CONTEXTS, in_context
from tingshu.model import Removal

_NEAR = 4 * CONTEXT  # characters that are looked at, white space between tags among them


class Omissions:
    """Hears what is read, in order, and records what is not, and where that stood."""

    def __init__(self) -> None:
        self._heard: list[str] = []
        self._length = 0
        self._found: list[tuple[str, str, str, int]] = []  # rule, kind, text, place in what is heard

    def hear(self, text: str) -> None:
        """Go on with text that is read; ``EDGE`` stands for the end of a paragraph."""
        self._heard.append(text)
        self._length += len(text)

    def add(self, rule: str, text: str, *, kind: str = "") -> None:
        """Record that ``text`` is left out here by ``rule``; white space alone is nothing.

        What has a ``kind`` is counted with all of that kind, whose first one stands for them: times on every line.
        """
        if said := " ".join(text.split()):
            self._found.append((rule, kind or said, said, self._length))

    def count(self, rule: str) -> int:
        """Return how often ``rule`` has left something out."""
        return sum(found[0] == rule for found in self._found)

    def removals(self) -> tuple[Removal, ...]:
        """Return what was left out by rule and text, or kind, in the order in which each was first met."""
        heard = "".join(self._heard)
        counts: Counter[tuple[str, str]] = Counter()
        contexts: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        first: dict[tuple[str, str], str] = {}
        for rule, kind, text, place in self._found:
            counts[rule, kind] += 1
            first.setdefault((rule, kind), text)
            if len(shown := contexts[rule, kind]) < MOST_CONTEXTS:
                shown[in_context(heard[max(0, place - _NEAR) : place], text, heard[place : place + _NEAR])] = None
        return tuple(Removal(key[0], first[key], count, tuple(contexts[key])) for key, count in counts.items())
