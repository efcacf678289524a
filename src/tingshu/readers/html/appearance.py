"""How the letters of a page look: their size and their colour, and what is behind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tingshu.readers.html.css import Style
from tingshu.readers.html.css_values import Colour, Token, colour, keyword, pixels, tokens_of

Element = Any
"""An element of lxml, which ships no types."""

_SMALLEST_PX = 2.0  # letters of a pixel are no letters
_FAINTEST = 0.1  # opacity
_NEAREST = 0.1  # difference of two colours, 0 to 1 in their most different part: #fff and #e8e8e8 look the same
_OPAQUE = 0.5
_ROOT_PX = 16.0

_BLACK: Colour = (0.0, 0.0, 0.0, 1.0)
_WHITE: Colour = (1.0, 1.0, 1.0, 1.0)
_BLUE: Colour = (0.0, 0.0, 0.93, 1.0)


@dataclass(frozen=True, slots=True)
class Look:
    """How the letters of an element look; ``None`` for a colour that cannot be known.

    Attributes:
        shown: the value of ``visibility``.
        size_px: of the letters.
        ink: their colour.
        paper: the colour behind them.
        declared: whether a rule says what colour is behind them; if not, paper is taken to be white.
        marked: whether something else, such as a shadow, makes the letters stand out.
    """

    shown: bool = True
    size_px: float = _ROOT_PX
    ink: Colour | None = _BLACK
    paper: Colour | None = _WHITE
    declared: bool = False
    marked: bool = False

    @property
    def legible(self) -> bool:
        """Whether letters of this look can be read."""
        return self.shown and self.size_px >= _SMALLEST_PX and not self._is_ink_on_its_own_colour

    @property
    def _is_ink_on_its_own_colour(self) -> bool:
        if self.ink is None or self.marked:
            return False
        return self.ink[3] < _FAINTEST or (self.paper is not None and _near(self.ink, self.paper))


def look_of(element: Element, style: Style, around: Look) -> Look:
    """Return the look of an element's own letters, given the look around it, most of which is inherited."""
    visibility = keyword(style.get("visibility", ()))
    clip = [keyword([token]) for token in style.get("background-clip", ())]
    shadow = style.get("text-shadow", ())
    paper = _paper(element, style, around)
    return Look(
        shown=around.shown if visibility in {"", "inherit"} else visibility not in {"hidden", "collapse"},
        size_px=_size(style.get("font-size", ()), around.size_px),
        ink=_ink(element, style, around),
        paper=paper,
        declared=around.declared or paper is not around.paper,
        marked="text" in clip or (keyword(shadow) != "none" if shadow else around.marked),
    )


def _size(tokens: Sequence[Token], around: float) -> float:
    if len(tokens) == 1 and tokens[0].type == "percentage":
        return around * float(tokens[0].value) / 100
    size = pixels(tokens, around)
    return size if size is not None else _ROOT_PX if keyword(tokens) in _NAMED_SIZES else around


_NAMED_SIZES = frozenset(
    {
        "xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large",
        "initial", "smaller", "larger",
    }
)  # fmt: skip


def _ink(element: Element, style: Style, around: Look) -> Colour | None:
    tokens = style.get("-webkit-text-fill-color") or style.get("color")
    if tokens:
        return around.ink if keyword(tokens) in {"inherit", "currentcolor", "unset"} else colour(tokens)
    attribute = {"font": "color", "body": "text"}.get(element.tag)
    if attribute and element.get(attribute):
        return _attribute_colour(element.get(attribute))
    return _BLUE if element.tag == "a" and element.get("href") else around.ink


def _paper(element: Element, style: Style, around: Look) -> Colour | None:
    image = style.get("background-image", ())
    if image and keyword(image) != "none":
        return None
    tokens = style.get("background-color", ())
    if not tokens and element.get("bgcolor"):
        return _attribute_colour(element.get("bgcolor"))
    if not tokens or keyword(tokens) in {"inherit", "initial", "unset", "none"}:
        return around.paper
    found = colour(tokens)
    if found is None:
        return None
    return found if found[3] >= _OPAQUE else around.paper


def _attribute_colour(value: str) -> Colour | None:
    return colour(tokens_of(value))


def _near(one: Colour, other: Colour) -> bool:
    return max(abs(a - b) for a, b in zip(one[:3], other[:3], strict=True)) < _NEAREST
