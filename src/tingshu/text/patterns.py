"""The home of regex: expressions that a person writes, whose every comparison can be given a time limit."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tingshu.errors import UsageError

if TYPE_CHECKING:
    import regex


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
