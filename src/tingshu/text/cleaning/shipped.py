"""Our own rules of cleaning, from ``furniture.toml``."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from tingshu.text.cleaning.rules import Place, Rule
from tingshu.text.cleaning.simplified import simplified

_WORD = re.compile(r"\{([a-z_]+)\}")


@cache
def shipped() -> tuple[Rule, ...]:
    """Return the rules of ``furniture.toml``; they read traditional characters as simplified ones."""
    table = tomllib.loads(files(__package__).joinpath("furniture.toml").read_text("utf-8"))
    return tuple(
        Rule(row["name"], Place(row["stands"]), re.compile(_spelled_out(row["pattern"], table["words"])), simplified)
        for row in table["rule"]
    )


def _spelled_out(pattern: str, words: Mapping[str, str]) -> str:
    """Put what ``{word}`` stands for in its place."""
    return _WORD.sub(lambda word: f"(?:{_spelled_out(words[word[1]], words)})", pattern)
