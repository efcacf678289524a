"""Raised numbers: 10² must not be read as 102, so they become the raised digits of Unicode."""

import re

_DIGITS = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_NUMBER = re.compile(r"\s*[+\-−–]?[0-9]{1,4}\s*")


def raised(text: str) -> str:
    """Return a superscript as it can be written in a line: a number in raised digits, anything else as it is."""
    return text.strip().translate(_DIGITS) if _NUMBER.fullmatch(text) else text
