"""The home of regex: expressions that a person writes, each with a limit to the time that it may take in all."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from tingshu.errors import UsageError

if TYPE_CHECKING:
    import regex

SHORTEST_LIMIT_S = 3.0
"""Seconds that an expression may take on any text."""

LIMIT_S_PER_MILLION = 3.0
"""Seconds more that it may take for every million characters; a sane one needs a tenth of that."""

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression of the person's, as written and as compiled."""

    text: str
    compiled: "regex.Pattern[str]"


def pattern(text: str) -> Pattern:
    """Compile a regular expression in the syntax of the ``regex`` package, which is that of ``re`` and more.

    Raises:
        UsageError: it is none.
    """
    import regex

    try:
        return Pattern(text, regex.compile(text))
    except regex.error as error:
        raise UsageError(f"{text!r} is not a pattern: {error}", "Put a backslash before ( ) [ ] * + ? . |") from error


class RanWild(Exception):  # noqa: N818 - named for what the rule did; it never leaves this package
    """An expression took longer than it may."""


class Bounded:
    """A compiled expression that stops itself.

    Args:
        compiled: the expression.
    """

    def __init__(self, compiled: "regex.Pattern[str]") -> None:
        self.compiled = compiled
        self.left_s = SHORTEST_LIMIT_S

    def allow(self, characters: int) -> None:
        """Begin anew, on a text of so many characters."""
        self.left_s = SHORTEST_LIMIT_S + LIMIT_S_PER_MILLION * characters / 1e6

    def finditer(self, string: str) -> Iterator["regex.Match[str]"]:
        """Yield the matches.

        Raises:
            RanWild: it took too long.
        """
        return iter(self._timed(lambda: list(self.compiled.finditer(string, timeout=self.left_s))))

    def fullmatch(self, string: str) -> "regex.Match[str] | None":
        """Match the whole of a text.

        Raises:
            RanWild: it took too long.
        """
        return self._timed(lambda: self.compiled.fullmatch(string, timeout=self.left_s))

    def match(self, string: str) -> "regex.Match[str] | None":
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
