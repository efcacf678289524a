"""Text that a page holds and does not show: watermarks against copying, leftovers, lines for search engines.

What hides it is CSS or an attribute. Two kinds are told apart: what hides an element with all that is in it, such
as ``display: none``, and what hides letters where they stand, such as a size of zero, which an element inside can
undo for itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from cssselect2 import ElementWrapper
from lxml.etree import iterwalk

from tingshu.readers.html.appearance import Look, look_of
from tingshu.readers.html.css import Style, StyleSheets
from tingshu.readers.html.css_values import Token, keyword, numbers, pixels
from tingshu.readers.html.list_numbers import UNNUMBERED
from tingshu.readers.html.markup import storable

Element = Any
"""An element of lxml, which ships no types."""

HIDDEN_TEXT = "hidden-text"
"""The attribute by which an element tells what it has hidden, so that who reads the page knows where that stood."""

UNSHOWN_TAGS = frozenset({"noscript", "template"})

_INLINE_TAGS = frozenset(
    {"a", "b", "big", "del", "em", "font", "i", "ins", "mark", "s", "small", "span", "strong", "u"}
)

_FAINTEST = 0.1  # opacity
_OFF_SCREEN_PX = 999.0
_FAR_RIGHT_PX = 2999.0  # to the right a page may scroll


def drop_hidden(root: Element, sheets: StyleSheets, *, complete: bool) -> bool:
    """Take the text that is not shown out of a page, in place; scripts and the like must be gone already.

    An element that has hidden text tells it in its attribute ``HIDDEN_TEXT``.

    Whatever hides more than half of the page's text is not believed: neither an element that does so whole, nor what
    is said of letters, which is lifted where it is said of more than half of them, so that what an element inside says
    of its own letters still counts.

    Args:
        root: the ``html`` element, without comments.
        sheets: the page's style sheets.
        complete: whether those are all. If not, what is behind the text may be said in one that was not read:
            then white letters are believed to be hidden only inside a line of darker ones.

    Returns:
        Whether most of the page is hidden, and was left in: then a script is what shows it.
    """
    bulk, half = _bulk(root)
    found = list(_hidden(root, sheets, bulk, frozenset(), complete=complete))
    if spared := _letters(found) > half:
        found = list(_hidden(root, sheets, bulk, bulk, complete=complete))
    if _letters(found) > half:
        found = [(element, hides_all) for element, hides_all in found if hides_all]
    believed = [(element, hides_all) for element, hides_all in found if not (hides_all and element in bulk)]
    for element, hides_all in believed:
        if hides_all:
            _take(element)
        else:
            _take_own(element)
    return spared or len(believed) < len(found)


def _letters(found: Iterable[tuple[Element, bool]]) -> int:
    """Return how many characters are hidden letter by letter."""
    return sum(len(_squeezed(_own(element))) for element, hides_all in found if not hides_all)


def _hidden(
    root: Element, sheets: StyleSheets, bulk: frozenset[Element], lifted: frozenset[Element], *, complete: bool
) -> Iterator[tuple[Element, bool]]:
    """Yield each element that hides its letters, and whether it hides all that is in it too.

    What is in one that does is looked at only if it is one of ``bulk``, whose hiding is not believed. The letters of
    one of ``lifted`` look as those around it, if they would be hidden.
    """
    wrapper = ElementWrapper.from_html_root(root)
    stack: list[tuple[Iterator[ElementWrapper], Look, int]] = [(iter([wrapper]), Look(), 0)]
    while stack:
        siblings, around, kind_around = stack[-1]
        here = next(siblings, None)
        if here is None:
            stack.pop()
            continue
        element = here.etree_element
        here.ancestors  # noqa: B018 - filled while it is one step: cssselect2 would recurse through all of them
        style, kind = sheets.style_of(here, kind_around)
        if element.tag in {"ol", "li"} and keyword(style.get("list-style-type", ())) == UNNUMBERED:
            element.set("type", UNNUMBERED)
        look = look_of(element, style, around)
        look = around if element in lifted and not look.legible else look
        hides_all = _hides_all(element, style, look.size_px)
        if hides_all:
            yield element, True
        elif not look.legible and (complete or _is_certain(element, look, around)):
            yield element, False
        if not hides_all or element in bulk:
            stack.append((here.iter_children(), look, kind))


def _is_certain(element: Element, look: Look, around: Look) -> bool:
    """Tell whether letters are hidden although some style sheets are not known."""
    if not replace(look, ink=None).legible or look.declared or (look.ink and look.ink[3] < _FAINTEST):
        return True
    return element.tag in _INLINE_TAGS and around.legible


# --- what hides an element whole -----------------------------------------------------------------------------


def _hides_all(element: Element, style: Style, em: float) -> bool:
    display = keyword(style.get("display", ()))
    if element.tag in UNSHOWN_TAGS or display == "none" or element.get("aria-hidden", "").strip().lower() == "true":
        return True
    if element.get("hidden") is not None and not display:
        return True
    return _is_faint(style) or _is_off_screen(style, em) or _is_clipped(style) or _is_without_size(style, em)


def _is_faint(style: Style) -> bool:
    opacity = style.get("opacity", ())
    return len(opacity) == 1 and [number < _FAINTEST for number in numbers(opacity)] == [True]


def _is_off_screen(style: Style, em: float) -> bool:
    if keyword(style.get("position", ())) in {"absolute", "fixed", "relative"}:
        placed = [(pixels(style.get(side, ()), em) or 0.0) for side in ("left", "top", "right")]
        if min(placed) <= -_OFF_SCREEN_PX or placed[0] >= _FAR_RIGHT_PX:
            return True
    moved = [pixels(style.get(name, ()), em) or 0.0 for name in ("text-indent", "margin-top")]
    if not any(token.type == "percentage" for token in style.get("left", ())):  # else it centres a wide block
        moved.append(pixels(style.get("margin-left", ()), em) or 0.0)
    return min(moved) <= -_OFF_SCREEN_PX or _is_transformed_away(style.get("transform", ()), em)


def _is_transformed_away(transform: Sequence[Token], em: float) -> bool:
    for function in transform:
        if function.type != "function":
            continue
        lengths = [pixels([token], em) or 0.0 for token in function.arguments]
        if function.lower_name.startswith("translate") and min(lengths, default=0.0) <= -_OFF_SCREEN_PX:
            return True
        if function.lower_name.startswith("scale") and 0.0 in numbers([function]):
            return True
    return False


def _is_clipped(style: Style) -> bool:
    """Tell whether the window that ``clip`` or ``clip-path`` leaves open is no wider than a pixel."""
    positioned = keyword(style.get("position", ())) in {"absolute", "fixed"}
    clip = style.get("clip", ())
    if positioned and len(clip) == 1 and clip[0].type == "function":
        edges = numbers(clip)
        if edges and max(map(abs, edges)) <= 1:
            return True
    path = style.get("clip-path", ())
    if len(path) != 1 or path[0].type != "function":
        return False
    values = numbers(path)
    match path[0].lower_name:
        case "inset":
            return bool(values) and min(values) >= 50  # noqa: PLR2004 - percent, from both sides
        case "circle" | "ellipse":
            return bool(values) and values[0] == 0
        case "polygon":
            return bool(values) and not any(values)
        case _:
            return False


def _is_without_size(style: Style, em: float) -> bool:
    for names, axis in ((("height", "max-height"), "overflow-y"), (("width", "max-width"), "overflow-x")):
        overflow = keyword(style.get(axis, ())) or keyword(style.get("overflow", ()))
        sizes = [pixels(style.get(name, ()), em) for name in names]
        if overflow in {"hidden", "clip"} and any(size is not None and size <= 1 for size in sizes):
            return True
    return False


# --- taking it out -------------------------------------------------------------------------------------------


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _bulk(root: Element) -> tuple[frozenset[Element], float]:
    """Return the elements that hold more than half of the page's characters, a chain down from the root, and the half.

    White space is not counted.
    """
    for element in root.iter("*"):
        element.attrib.pop(HIDDEN_TEXT, None)  # a page's own
    half = len(_squeezed("".join(root.itertext()))) / 2
    found: list[Element] = []
    lengths: list[int] = []
    for event, element in iterwalk(root, events=("start", "end")):
        if event == "start":
            lengths.append(len(_squeezed(element.text or "")))
            continue
        length = lengths.pop()
        if length > half:
            found.append(element)
        if lengths:
            lengths[-1] += length + len(_squeezed(element.tail or ""))
    return frozenset(found), half


def _own(element: Element) -> str:
    """Return the text that stands in an element itself, not in one inside it."""
    return " ".join(filter(None, (element.text, *(child.tail for child in element))))


def _take_own(element: Element) -> None:
    text = " ".join(_own(element).split())
    element.text = None
    for child in element:
        child.tail = None
    element.set(HIDDEN_TEXT, storable(text))


def _take(element: Element) -> None:
    """Empty an element, so that only the text behind it is left.

    It stays in its place: to move the text behind it costs the square of their number where there are many.
    """
    text = " ".join("".join(element.itertext()).split())
    element.clear(keep_tail=True)
    element.tag = "span"
    element.set(HIDDEN_TEXT, storable(text))
