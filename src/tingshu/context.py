"""How a place in a text is shown to a person: what was taken out there, between what is read on either side."""

import re

MOST_CONTEXTS = 3
"""Places that are shown of each removal."""

CONTEXT = 12
"""Characters that are shown on either side of it."""

EDGE = "¶"
"""Shows where a paragraph ends in a context."""

_NEAR = 8 * CONTEXT  # characters that are looked at: the white space among them is not shown

_EDGES = re.compile(rf"\s*(?:{EDGE}\s*)+")


def in_context(before: str, removed: str, after: str) -> str:
    """Show what was left out between what is read before and after it: ``…before【removed】after…`` on one line."""
    removed = _on_one_line(removed)
    shown = removed if len(removed) <= 5 * CONTEXT else f"{removed[: 2 * CONTEXT]}…{removed[-2 * CONTEXT :]}"
    left, right = _on_one_line(before[-_NEAR:])[-CONTEXT:], _on_one_line(after[:_NEAR])[:CONTEXT]
    return f"{left}【{shown}】{right}".strip(f"{EDGE} ")


def _on_one_line(text: str) -> str:
    return " ".join(_EDGES.sub(EDGE, text).split())
