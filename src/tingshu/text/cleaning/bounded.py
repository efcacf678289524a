"""Expressions of the person's, each with a limit to the time that it may take in all."""

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from regex import Match, Pattern

SHORTEST_LIMIT_S = 3.0
"""Seconds that a rule may take on any text."""

LIMIT_S_PER_MILLION = 3.0
"""Seconds more that it may take for every million characters; a sane rule needs a tenth of that."""

_Found = TypeVar("_Found")


class RanWild(Exception):  # noqa: N818 - named for what the rule did; it never leaves this package
    """An expression took longer than it may."""


class Bounded:
    """A compiled expression that stops itself.

    Args:
        compiled: the expression.
    """

    def __init__(self, compiled: "Pattern[str]") -> None:
        self.compiled = compiled
        self.left_s = SHORTEST_LIMIT_S

    def allow(self, characters: int) -> None:
        """Begin anew, on a text of so many characters."""
        self.left_s = SHORTEST_LIMIT_S + LIMIT_S_PER_MILLION * characters / 1e6

    def finditer(self, string: str) -> Iterator["Match[str]"]:
        """Yield the matches.

        Raises:
            RanWild: it took too long.
        """
        return iter(self._timed(lambda: list(self.compiled.finditer(string, timeout=self.left_s))))

    def fullmatch(self, string: str) -> "Match[str] | None":
        """Match the whole of a text.

        Raises:
            RanWild: it took too long.
        """
        return self._timed(lambda: self.compiled.fullmatch(string, timeout=self.left_s))

    def match(self, string: str) -> "Match[str] | None":
        """Match the beginning of a text.

        Raises:
            RanWild: it took too long.
        """
        return self._timed(lambda: self.compiled.match(string, timeout=self.left_s))

    def _timed(self, ask: Callable[[], _Found]) -> _Found:
        begun = time.perf_counter()
        try:
            found = ask()
        except TimeoutError as error:
            raise RanWild from error
        self.left_s -= time.perf_counter() - begun
        if self.left_s <= 0:
            raise RanWild
        return found
