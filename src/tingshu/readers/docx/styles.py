"""What a Word document's styles say of a paragraph: whether it is a heading, is numbered, can be seen.

A style takes over what the style it is based on says (ECMA-376-1, 17.7); properties on the paragraph or run itself
come before both. The same names stand in every Word, whatever its language (``heading 1``); templates made by hand
have names of their own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from xml.etree.ElementTree import Element

_HEADING = re.compile(r"(?:heading|标题|標題)\s*(?P<level>[1-9])")
_TITLES = frozenset({"title", "标题", "標題", "书名", "書名", "文档标题"})
_CONTENTS = re.compile(r"(?:toc|目录|目錄)\s*(?:\d|heading|标题|標題)")

_BODY_TEXT = 9  # the outline level, counted from 0, of what is no heading: 17.3.1.20
_SMALLEST = 2  # half-points; nobody reads letters of one point
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Properties:
    """What a style, a paragraph or a run says; None where it says nothing.

    Attributes:
        level: of a heading, from 1; 0 for body text.
        is_title: whether it is the title of the whole.
        is_contents: whether it is a line of the table of contents.
        list_id: the list whose number the paragraph bears; empty for none.
        list_depth: how deep in that list, from 0.
        vanishes: whether it is hidden.
        colour: of the text, RRGGBB.
        size: of the text, in half-points.
        shaded: whether it stands on a colour.
        raised: whether it is a superscript.
    """

    level: int | None = None
    is_title: bool | None = None
    is_contents: bool | None = None
    list_id: str | None = None
    list_depth: int | None = None
    vanishes: bool | None = None
    colour: str | None = None
    size: int | None = None
    shaded: bool | None = None
    raised: bool | None = None

    def over(self, base: "Properties") -> "Properties":
        """Return these, and what ``base`` says where they say nothing."""
        if base is _NOTHING or self is _NOTHING:
            return self if base is _NOTHING else base
        pairs = zip(_SAID(self), _SAID(base), strict=True)
        return Properties(*(theirs if mine is None else mine for mine, theirs in pairs))

    @property
    def is_unreadable(self) -> bool:
        """Whether the letters can be seen by nobody: white on white, or of a size for no eye."""
        white = self.colour == "FFFFFF" and not self.shaded
        return white or (self.size is not None and self.size <= _SMALLEST)


_SAID = attrgetter(*(field.name for field in fields(Properties)))
_NOTHING = Properties()


class Styles:
    """The styles of a document by their ids.

    Args:
        root: the root of the styles part, which may be empty.
    """

    def __init__(self, root: Element) -> None:
        self._elements = {style.get("{w}styleId", ""): style for style in root.iterfind("{w}style")}
        self._resolved: dict[str, Properties] = {}
        self._default = next(
            (
                name
                for name, style in self._elements.items()
                if style.get("{w}type") == "paragraph" and style.get("{w}default", "0") not in _OFF
            ),
            "",
        )
        self._document = _runs_properties(root.find("{w}docDefaults/{w}rPrDefault"))

    def paragraph(self, element: Element | None) -> Properties:
        """Return what holds for a paragraph with the properties ``w:pPr``, and for the runs in it."""
        style = _value(element, "{w}pStyle") or self._default
        return _paragraph_properties(element).over(self.style(style)).over(self._document)

    def run(self, element: Element | None, paragraph: Properties) -> Properties:
        """Return what holds for a run with the properties ``w:rPr`` in a paragraph."""
        if element is None:
            return paragraph
        own = _run_properties(element)
        character = self.style(_value(element, "{w}rStyle"))
        # a toggle property: styles of the two kinds cancel each other out (17.7.3)
        vanishes = bool(character.vanishes) ^ bool(paragraph.vanishes) if own.vanishes is None else own.vanishes
        looks = own.over(character).over(paragraph)
        return looks if looks.vanishes == vanishes else replace(looks, vanishes=vanishes)

    def style(self, style_id: str) -> Properties:
        """Return what a style says, with what it takes over; nothing for a style that is not there."""
        line = list(self._line(style_id))
        resolved = self._resolved.get(_value(self._elements[line[-1]], "{w}basedOn"), _NOTHING) if line else _NOTHING
        for ancestor in reversed(line):
            resolved = _style_properties(self._elements[ancestor]).over(resolved)
            self._resolved[ancestor] = resolved
        return self._resolved.get(style_id, resolved)

    def _line(self, style_id: str) -> Iterator[str]:
        """Yield a style and those it is based on, up to one that is resolved; a circle ends where it closes."""
        seen: set[str] = set()
        while style_id in self._elements and style_id not in self._resolved and style_id not in seen:
            yield style_id
            seen.add(style_id)
            style_id = _value(self._elements[style_id], "{w}basedOn")


def is_on(element: Element | None) -> bool:
    """Tell whether a property that is either on or off is on: it is there, and not switched off (17.17.4)."""
    return element is not None and element.get("{w}val", "1").lower() not in _OFF


def _style_properties(style: Element) -> Properties:
    name = _value(style, "{w}name").strip().lower()
    heading = _HEADING.fullmatch(name)
    said = _paragraph_properties(style.find("{w}pPr")).over(_runs_properties(style))
    by_name = Properties(
        level=int(heading["level"]) if heading else None,
        is_title=True if name in _TITLES else None,
        is_contents=True if _CONTENTS.fullmatch(name) else None,
    )
    return said.over(by_name)


def _paragraph_properties(element: Element | None) -> Properties:
    if element is None:
        return _NOTHING
    level = _number(element.find("{w}outlineLvl"))
    list_depth = _number(element.find("{w}numPr/{w}ilvl"))
    return Properties(
        level=None if level is None else (0 if level >= _BODY_TEXT else level + 1),
        list_id=_value(element, "{w}numPr/{w}numId") or None,
        list_depth=list_depth,
        shaded=_is_shaded(element.iterfind("{w}shd")),
    )


def _runs_properties(element: Element | None) -> Properties:
    """Return what an element says of runs in the ``w:rPr`` inside it."""
    inner = None if element is None else element.find("{w}rPr")
    return _NOTHING if inner is None else _run_properties(inner)


def _run_properties(element: Element) -> Properties:
    vanish = element.find("{w}vanish")
    shadings = [child for child in element if child.tag in {"{w}shd", "{w}highlight", "{w}bdr"}]
    return Properties(
        vanishes=None if vanish is None else is_on(vanish),
        colour=_value(element, "{w}color").upper() or None,
        size=_number(element.find("{w}sz")),
        shaded=_is_shaded(shadings),
        raised=None if element.find("{w}vertAlign") is None else _value(element, "{w}vertAlign") == "superscript",
    )


def _is_shaded(shadings: Iterable[Element]) -> bool | None:
    """Tell whether any of these lays a colour under the text; None where there are none."""
    said = [
        shading.tag != "{w}shd"
        or shading.get("{w}fill", "auto").upper() not in {"AUTO", "FFFFFF"}
        or _has_pattern(shading)
        for shading in shadings
    ]
    return any(said) if said else None


def _has_pattern(shading: Element) -> bool:
    return shading.get("{w}val", "clear") not in {"clear", "nil"}


def _value(element: Element | None, path: str) -> str:
    found = None if element is None else element.find(path)
    return "" if found is None else found.get("{w}val", "")


def _number(element: Element | None) -> int | None:
    value = "" if element is None else element.get("{w}val", "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 6 else None  # noqa: PLR2004 - sane sizes
