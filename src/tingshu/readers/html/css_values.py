"""What a value in a style sheet means: a length, a colour, a word."""

from collections.abc import Iterable, Sequence
from typing import Any

import tinycss2
from tinycss2.color4 import parse_color

Token = Any
"""A component value of tinycss2, which ships no types."""

_PX = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "rem": 16.0, "vw": 12.8, "vh": 7.2}
"""Pixels of each unit; a screen is taken to be 1280 by 720."""


def tokens_of(value: str) -> list[Token]:
    """Return a value written in an attribute, such as ``bgcolor``, as its tokens."""
    return [token for token in tinycss2.parse_component_value_list(value) if token.type != "whitespace"]


def keyword(tokens: Sequence[Token]) -> str:
    """Return a value that is one word, in lower case; an empty string for any other."""
    return str(tokens[0].lower_value) if len(tokens) == 1 and tokens[0].type == "ident" else ""


def numbers(tokens: Iterable[Token]) -> list[float]:
    """Return every number in a value, whatever its unit, also those inside a function."""
    found: list[float] = []
    for token in tokens:
        if token.type == "function":
            found += numbers(token.arguments)
        elif token.type in {"number", "dimension", "percentage"}:
            found.append(float(token.value))
    return found


def is_zero(token: Token) -> bool:
    """Tell whether a token is a zero without a unit, the only number that is a length."""
    return bool(token.type == "number" and token.value == 0)


def pixels(tokens: Sequence[Token], em: float) -> float | None:
    """Return a length in pixels; None for what is no length or cannot be known here.

    Args:
        tokens: the value.
        em: pixels of one em, the size of the element's letters.
    """
    if len(tokens) != 1:
        return None
    token = tokens[0]
    if is_zero(token):
        return 0.0
    if token.type != "dimension":
        return None
    unit = token.lower_unit
    factor = {"em": em, "ch": em / 2, "ex": em / 2}.get(unit, _PX.get(unit))
    return None if factor is None else float(token.value) * factor


Colour = tuple[float, float, float, float]
"""Red, green, blue and opacity, each 0 to 1."""


def colour(tokens: Sequence[Token]) -> Colour | None:
    """Return a colour; None for what is none or cannot be known here, such as a variable."""
    parsed = parse_color(tokens[0]) if len(tokens) == 1 else None
    if parsed is None or isinstance(parsed, str):
        return None
    red, green, blue = (0.0 if part is None else float(part) for part in parsed.to("srgb").coordinates)
    return red, green, blue, float(parsed.alpha)
