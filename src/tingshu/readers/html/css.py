"""What style sheets say of an element, as far as it decides whether its text can be seen.

The parsing is tinycss2's and the selectors are cssselect2's; here is the cascade: importance, then the style
attribute over the sheets, then specificity, then order (CSS Cascading and Inheritance Level 4, section 6).
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import tinycss2
from cssselect2 import ElementWrapper, Matcher, SelectorError, compile_selector_list
from tinycss2.color4 import parse_color

from tingshu.readers.html.css_values import Token, is_zero, keyword

Style = Mapping[str, Sequence[Token]]
"""The declared value of each property, longhands only, without white space."""

_LOOKED_AT = frozenset(
    {
        "background", "background-clip", "background-color", "background-image", "clip", "clip-path", "color",
        "display", "font", "font-size", "height", "left", "list-style",
        "list-style-type", "margin", "margin-left", "margin-top", "max-height",
        "max-width", "opacity", "overflow", "overflow-x", "overflow-y", "position", "right", "text-indent",
        "text-shadow", "top", "transform", "visibility", "width", "-webkit-background-clip",
        "-webkit-text-fill-color",
    }
)  # fmt: skip

_MEDIA = frozenset({"", "all", "screen", "only screen"})
_GROUPS = frozenset({"media", "supports", "layer"})

_BY_PLACE = re.compile(r"[+~](?!=)|:(?!root|link|hover|visited|active|focus)")
"""Selectors that look at an element's place among its siblings."""

_BY_SIBLINGS = re.compile(r"~(?!=)|:nth-last|of-type|:only|:last|:has|:is|:where|:not")
"""Those of them for which cssselect2 may look at every sibling, so that a long row of them costs its square."""

_MOST_SIBLINGS = 500


@dataclass(frozen=True, slots=True)
class _Declared:
    normal: Style
    important: Style


_Match = tuple[Any, int, str | None, _Declared]
"""Specificity, order, pseudo-element and payload, as a matcher returns them."""


class StyleSheets:
    """The rules of a page's style sheets that can hide text.

    Args:
        sheets: the sheets as text, the earlier first. Faulty rules are left out, as CSS demands.
    """

    def __init__(self, sheets: Iterable[str]) -> None:
        self._plain, self._by_place, self._by_siblings = Matcher(), Matcher(), Matcher()
        self._written: dict[str, _Declared] = {}
        self._known: dict[Hashable, tuple[Style, int]] = {}
        self._order = 0  # of the rules in all three
        for sheet in sheets:
            self._add(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))

    def style_of(self, element: ElementWrapper, kind_around: int) -> tuple[Style, int]:
        """Return what the sheets and the element's own style attribute declare for it, and its kind.

        Two elements are of one kind if they, and all around them, have the same names and attributes: but for their
        place, the same rules are theirs. A page has many elements and few kinds.

        Args:
            element: an element of the page.
            kind_around: the kind of the element around it; 0 for the root.
        """
        plain = element.etree_element
        key = (kind_around, plain.tag, *plain.items())
        if key not in self._known:
            self._known[key] = self._style(element, []), len(self._known) + 1
        style, kind = self._known[key]
        if placed := self._rules_by_place(element):
            style = self._style(element, placed)
        return style, kind

    def _rules_by_place(self, element: ElementWrapper) -> list[_Match]:
        placed = list(self._by_place.match(element)) if self._by_place.order else []
        if self._by_siblings.order and len(element.etree_siblings) <= _MOST_SIBLINGS:
            placed += self._by_siblings.match(element)
        return placed

    def _style(self, element: ElementWrapper, placed: Iterable[_Match]) -> Style:
        """Let the rules of an element override each other."""
        rules = sorted((*self._plain.match(element), *placed), key=lambda rule: rule[:2])
        layers = [declared for _, _, pseudo, declared in rules if pseudo is None]
        if written := element.etree_element.get("style"):
            if written not in self._written:
                self._written[written] = _declared(tinycss2.parse_blocks_contents(written))
            layers.append(self._written[written])
        style: dict[str, Sequence[Token]] = {}
        for layer in layers:
            style.update(layer.normal)
        for layer in layers:
            style.update(layer.important)
        return style

    def _add(self, rules: Iterable[Token]) -> None:
        for rule in rules:
            if rule.type == "qualified-rule":
                self._add_rule(rule)
            elif rule.type == "at-rule" and rule.content and rule.lower_at_keyword in _GROUPS and _applies(rule):
                self._add(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))

    def _add_rule(self, rule: Token) -> None:
        declared = _declared(tinycss2.parse_blocks_contents(rule.content))
        if not declared.normal and not declared.important:
            return
        try:
            selectors = compile_selector_list(rule.prelude)
        except SelectorError:
            return  # a selector that is not understood voids its rule, in a browser too
        text = tinycss2.serialize(rule.prelude)
        matcher = self._plain
        if _BY_PLACE.search(text):
            matcher = self._by_siblings if _BY_SIBLINGS.search(text) else self._by_place
        for selector in selectors:
            matcher.order = self._order  # one count for all, so that order decides between them too
            matcher.add_selector(selector, declared)
            self._order += 1


def _applies(group: Token) -> bool:
    """Tell whether a group of rules is for every screen: a width or a printer is not the reader's."""
    if group.lower_at_keyword != "media":
        return True
    media = tinycss2.serialize(group.prelude).lower().split(",")
    return any(" ".join(medium.split()) in _MEDIA for medium in media)


def _declared(content: Iterable[Token]) -> _Declared:
    normal: dict[str, Sequence[Token]] = {}
    important: dict[str, Sequence[Token]] = {}
    for declaration in content:
        if declaration.type == "declaration" and declaration.lower_name in _LOOKED_AT:
            tokens = [token for token in declaration.value if token.type not in {"whitespace", "comment"}]
            (important if declaration.important else normal).update(_longhands(declaration.lower_name, tokens))
    return _Declared(normal, important)


def _longhands(name: str, tokens: list[Token]) -> Iterator[tuple[str, Sequence[Token]]]:
    """Yield a declaration as its longhands, of which only those that are looked at matter."""
    match name:
        case "background":
            yield "background-image", [token for token in tokens if token.type in {"url", "function"}]
            yield "background-color", [token for token in tokens if parse_color(token) is not None][:1]
            yield "background-clip", [token for token in tokens if keyword([token]) == "text"]
        case "font":
            sizes = [token for token in tokens if token.type in {"dimension", "percentage"} or is_zero(token)]
            yield "font-size", sizes[:1]
        case "list-style":
            yield "list-style-type", [token for token in tokens if keyword([token]) == "none"]
        case "margin" if tokens:
            yield "margin-top", tokens[:1]
            yield "margin-left", [tokens[{1: 0, 2: 1, 3: 1}.get(len(tokens), 3)]]
        case "overflow" if tokens:
            yield "overflow-x", tokens[:1]
            yield "overflow-y", tokens[-1:]
        case "-webkit-background-clip":
            yield "background-clip", tokens
        case _:
            yield name, tokens
