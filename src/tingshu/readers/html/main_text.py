"""Which blocks of a web page are its text, and which stand around it: menus, teasers, comments, the foot.

trafilatura knows pages; we know blocks. It is shown a plain copy of the page, one element for each block within the
page's own containers, and each block whose words it gives back is part of the text. The blocks themselves are never
rewritten, so whatever it leaves out is known and can be listed.
"""

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from lxml import etree, html

from tingshu.context import EDGE, in_context
from tingshu.model import Heading, Removal
from tingshu.readers.extras import not_installed
from tingshu.readers.html.completion import LEAVES, completed, is_prose, place_of
from tingshu.readers.html.flow import Piece
from tingshu.readers.html.markup import storable

Element = Any
"""An element of lxml, which ships no types."""

RULE = "around the text"
"""The rule that leaves out what is on the page besides its text."""

_DEEPEST = 40  # containers around a block that trafilatura is shown; its own walks are recursive
_KEPT_TAGS = frozenset(
    {"article", "aside", "details", "figure", "footer", "header", "li", "main", "nav", "ol", "section", "ul"}
)
_KEPT_ATTRIBUTES = ("class", "id", "role", "itemprop")
_INLINE = frozenset({"hi", "ref", "del", "graphic"})

_SHORTEST_TEXT = 80  # characters below which trafilatura mistrusts itself; its own 250 are meant for Latin letters

_LEAST_SHARE = 0.5
_MOST_SHOWN = 4000  # blocks


@dataclass(frozen=True, slots=True)
class Choice:
    """Which blocks of a page are its text.

    Attributes:
        keep: of each block, whether it is.
        notices: what a person should know about how that was decided.
    """

    keep: tuple[bool, ...]
    notices: tuple[str, ...] = ()


def main_text(pieces: Sequence[Piece]) -> Choice:
    """Choose the blocks that are the page's text.

    Where trafilatura finds nothing, or loses more than half of what is plainly prose, the whole page is chosen.

    Raises:
        SourceError: trafilatura is not installed.
    """
    groups = _grouped(pieces)
    lines = _lines(_body(_copy(groups)))
    chosen = [keep for group, keep in zip(groups, _chosen(groups, lines), strict=True) for _ in group]
    if any(chosen):
        chosen = completed(pieces, chosen)
        prose = [len(piece.block.text) if is_prose(piece) else 0 for piece in pieces]
        kept = sum(length for length, keep in zip(prose, chosen, strict=True) if keep)
        if kept >= sum(prose) * _LEAST_SHARE:
            return Choice(tuple(chosen))
    return Choice((True,) * len(pieces), ("The whole page is read, as no main text could be told from the rest",))


def removals(pieces: Sequence[Piece], chosen: Sequence[bool]) -> Iterator[Removal]:
    """Yield what is left out, each run of blocks as one, between what is read before and after it."""
    runs = [
        (keep, [piece.block.text for piece, _ in run])
        for keep, run in groupby(zip(pieces, chosen, strict=True), key=lambda block: block[1])
    ]
    for number, (keep, texts) in enumerate(runs):
        if not keep:
            before = runs[number - 1][1][-1] if number else ""
            after = runs[number + 1][1][0] if number + 1 < len(runs) else ""
            removed = " ".join(texts)
            yield Removal(RULE, removed, 1, (in_context(before + EDGE, removed, EDGE + after),))


def _body(page: Element) -> Element | None:
    try:
        from trafilatura import bare_extraction
        from trafilatura.settings import use_config
    except ModuleNotFoundError as error:
        raise not_installed(error, "Web pages") from error
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it finds wanting is told in our own words
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(_SHORTEST_TEXT))
    document = bare_extraction(
        page,
        favor_recall=True,
        include_comments=False,
        include_tables=False,
        include_links=False,
        deduplicate=False,
        config=config,
    )
    return getattr(document, "body", None)


# --- what trafilatura is shown -------------------------------------------------------------------------------


_Group = Sequence[Piece]
"""Blocks that are shown as one."""


def _grouped(pieces: Sequence[Piece]) -> list[_Group]:
    """Return the blocks as they are shown: one by one, but on a page of thousands of them neighbours together.

    trafilatura's cost grows faster than the number of blocks. Paragraphs side by side in one container are judged
    alike anyway.
    """
    longest = sum(len(piece.block.text) for piece in pieces) // _MOST_SHOWN if len(pieces) > _MOST_SHOWN else 0
    groups: list[_Group] = []
    group: list[Piece] = []
    length = longest
    for piece in pieces:
        length += len(piece.block.text)
        if not groups or length > longest or not _goes_with(piece, groups[-1][-1]):
            group = []
            groups.append(group)
            length = len(piece.block.text)
        group.append(piece)
    return groups


def _goes_with(piece: Piece, last: Piece) -> bool:
    """Tell whether a block is of one kind with the one before it, and in one place."""
    if isinstance(piece.block, Heading) or isinstance(last.block, Heading) or piece.linked or last.linked:
        return False
    if piece.home is last.home:
        return True
    return place_of(piece) is place_of(last) and _attributes(piece.home) == _attributes(last.home)


def _text(group: _Group) -> str:
    return storable(" ".join(piece.block.text for piece in group))


def _copy(groups: Sequence[_Group]) -> Element:
    """Return a plain page of the same blocks in the same containers."""
    page = html.Element("html")
    body = etree.SubElement(page, "body")
    made: dict[Element | None, tuple[Element, int]] = {None: (body, 0)}
    for group in groups:
        piece, text = group[0], _text(group)
        leaf = piece.home if piece.home is not None and piece.home.tag in LEAVES else None
        place = _container(leaf.getparent() if leaf is not None else piece.home, made)
        tag = f"h{piece.block.level}" if isinstance(piece.block, Heading) else "p"
        block = etree.SubElement(place, tag, _attributes(leaf))
        if piece.linked:
            link = etree.SubElement(block, "a", href="#")
            link.text, link.tail = text[: piece.linked], text[piece.linked :]
        else:
            block.text = text
    return page


def _container(element: Element | None, made: dict[Element | None, tuple[Element, int]]) -> Element:
    """Return the copy of an element that holds blocks, made with the containers around it where it is new.

    Args:
        element: the element; None for what stands outside the page's body.
        made: each element's copy and how deep it is; that of ``None`` is the body.
    """
    path: list[Element] = []
    while element is not None and element not in made:
        path.append(element)
        element = element.getparent()
    place, depth = made[element]
    for new in reversed(path):
        if depth < _DEEPEST and new.tag not in {"html", "body"}:
            place = etree.SubElement(place, new.tag if new.tag in _KEPT_TAGS else "div", _attributes(new))
            depth += 1
        made[new] = place, depth
    return place


def _attributes(element: Element | None) -> dict[str, str]:
    if element is None:
        return {}
    return {name: element.get(name) for name in _KEPT_ATTRIBUTES if element.get(name)}


# --- what it gives back --------------------------------------------------------------------------------------


def _lines(body: Element | None) -> Counter[str]:
    """Return each line of an extracted text, without white space, and how often it occurs."""
    lines: Counter[str] = Counter()
    if body is None:
        return lines
    line: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag not in _INLINE:
            lines[_squeezed("".join(line))] += 1
            line = []
        line.append((element.text if event == "start" else element.tail) or "")
    lines[_squeezed("".join(line))] += 1
    del lines[""]
    return lines


def _chosen(groups: Sequence[_Group], lines: Counter[str]) -> list[bool]:
    """Tell which groups of blocks are in ``lines``.

    A block that occurs once on the page is certain. One that occurs more often, such as a refrain or a menu's word,
    counts between those that are certain.
    """
    squeezed = [_squeezed(_text(group)) for group in groups]
    counts = Counter(squeezed)
    certain = [number for number, text in enumerate(squeezed) if counts[text] <= lines[text]]
    if not certain:
        return [text in lines for text in squeezed]
    first, last = certain[0], certain[-1]
    return [text in lines and first <= number <= last for number, text in enumerate(squeezed)]


def _squeezed(text: str) -> str:
    return "".join(text.split())
