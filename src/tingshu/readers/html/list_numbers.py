"""The numbers that a page shows before the items of its ordered lists, and that stand nowhere in its text.

HTML standard, 4.4.5 (ol) and 4.4.8 (li); a style sheet can take them away again (list-style: none).
"""

import re
from itertools import islice
from typing import Any

from lxml.etree import iterwalk

from tingshu.writing import NUMERALS

Element = Any
"""An element of lxml, which ships no types."""

_WHOLE = re.compile(r"\s*([+-]?\d{1,6})")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_OWN_NUMBER = re.compile(
    rf"\s*[(（\[【〔]?\s*(?:第\s*[\d{NUMERALS}]|\d+\s*[.、．:：)）\]】〕]|[{NUMERALS}]+\s*[、.．:：)）\]】〕]"
    r"|[①-⑳㈠-㈩⑴-⒛])"
)

_HEAD = 1000  # characters of an item that are looked at
_STEPS = 400  # elements in it that are

UNNUMBERED = "none"
"""The value of a list's ``type`` that takes its numbers away; no page writes it, so it stands for a style sheet's."""


class ListNumbers:
    """Counts the items of a page's ordered lists, which must come in the page's order."""

    def __init__(self) -> None:
        self._last: dict[Element, int] = {}  # of each list, the number that was given last

    def label(self, item: Element) -> str:
        """Return the number of an item with the space behind it; an empty string where the page shows none.

        An item that brings its own number has none, nor one that is but a link: those are menus.
        """
        around = item.getparent()
        if around is None or around.tag != "ol" or item.tag != "li":
            return ""
        number = self._count(item, around)
        forms = [form for form in (item.get("type"), around.get("type")) if form]
        text, linked = _head(item)
        if UNNUMBERED in forms or _OWN_NUMBER.match(text) or linked * 2 > len(text):
            return ""
        return f"{_written(number, forms[0] if forms else '1')}. "

    def _count(self, item: Element, around: Element) -> int:
        """Return the number of an item: its own ``value``, else one more than the item's before it."""
        backwards = around.get("reversed") is not None
        if said := _WHOLE.match(item.get("value", "")):
            number = int(said[1])
        elif around in self._last:
            number = self._last[around] + (-1 if backwards else 1)
        elif said := _WHOLE.match(around.get("start", "")):
            number = int(said[1])
        else:
            number = sum(1 for _ in around.iterchildren("li")) if backwards else 1
        self._last[around] = number
        return number


def _head(item: Element) -> tuple[str, int]:
    """Return the words at the head of an item, and how many of their characters are links.

    No more of it is looked at, as lists stand in lists, and each would be read once for every list around it.
    """
    text, linked, links = "", 0, 0
    for event, element in islice(iterwalk(item, events=("start", "end")), _STEPS):
        opens = event == "start"
        if element.tag == "a" and element.get("href"):
            links += 1 if opens else -1
        if element is item and not opens:
            break
        piece = "".join(((element.text if opens else element.tail) or "").split())
        text += piece
        linked += len(piece) if links else 0
        if len(text) >= _HEAD:
            break
    return text, linked


def _written(number: int, form: str) -> str:
    row = {"a": _LETTERS, "A": _LETTERS, "i": _ROMAN, "I": _ROMAN}.get(form, ())
    if not 0 < number <= len(row):
        return str(number)
    return row[number - 1].upper() if form.isupper() else row[number - 1]
