"""The fields of a Word document: places that Word fills in, such as a table of contents (ECMA-376-1, 17.16)."""

from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from tingshu.readers.rules import CONTENTS, PAGE_NUMBER

_LISTS_OF_PLACES = frozenset({"TOC", "INDEX", "TOA"})  # fields: 17.16.5
_COUNTS_OF_PAGES = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_UNREAD_FIELDS = _LISTS_OF_PLACES | _COUNTS_OF_PAGES | {"NOTEREF", "XE", "TC", "TA"}
_DEEPEST_FIELD = 100  # fields inside each other; Word itself stops at some twenty


@dataclass(slots=True)
class _Field:
    """A field that has begun: which one it is, its instruction so far, and whether its result has begun."""

    number: int
    instruction: str = ""
    in_result: bool = False

    @property
    def name(self) -> str:
        words = self.instruction.split(maxsplit=1)
        return words[0].upper() if words else ""


class Fields:
    """Follows the fields of a document, which may span many paragraphs and stand inside each other.

    Args:
        ignored: the numbers of fields that never end, which are no fields.
    """

    def __init__(self, ignored: Container[int] = ()) -> None:
        self._ignored = ignored
        self._open: list[_Field] = []
        self._begun = 0
        self._too_deep = 0  # fields that are open within more than any document has

    @property
    def unclosed(self) -> Sequence[int]:
        """The numbers of the fields that have begun and not ended; at the end of a document, what is damaged."""
        return range(self._begun + 1) if self._too_deep else [field.number for field in self._open]

    @contextmanager
    def within(self, instruction: str) -> Iterator[None]:
        """Read, in a ``with`` block, what is in a field that is one element."""
        self._open.append(_Field(-1, instruction, in_result=True))
        try:
            yield
        finally:
            self._open.pop()

    def mark(self, element: Element) -> None:
        """Follow the marks between which a field stands."""
        kind = element.get("{w}fldCharType") if element.tag == "{w}fldChar" else element.tag
        if kind == "begin":
            self._begin()
        elif self._too_deep:
            self._too_deep -= kind == "end"
        elif not self._open:
            return  # an end without a beginning
        elif kind == "{w}instrText":
            self._open[-1].instruction += element.text or ""
        elif kind == "separate":
            self._open[-1].in_result = True
        elif kind == "end":
            self._open.pop()

    def _begin(self) -> None:
        self._begun += 1
        if self._begun in self._ignored:
            return
        if len(self._open) < _DEEPEST_FIELD:
            self._open.append(_Field(self._begun))
        else:
            self._too_deep += 1

    def rule(self) -> str:
        """Return the rule by which text at this place is not read; empty where it is."""
        names = {field.name for field in self._open}
        if not names & _UNREAD_FIELDS and all(field.in_result for field in self._open):
            return ""
        if names & _LISTS_OF_PLACES:
            return CONTENTS
        return PAGE_NUMBER if names & _COUNTS_OF_PAGES else "field"
