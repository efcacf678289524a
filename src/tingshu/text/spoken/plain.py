"""What the voice is asked to say for a sentence that shows something else."""

import unicodedata

_UNSAID = {"Cc", "Cf", "Cs", "Zl", "Zp"}  # control, format (zero-width, direction), surrogates, line separators


def spoken(text: str) -> str:
    """Return ``text`` as every engine can take it: no invisible character, and plain single spaces."""
    if text.isprintable() and "  " not in text:  # the only space that is printable is the plain one
        return text
    return " ".join("".join(filter(_is_said, text)).split())


def _is_said(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in _UNSAID
