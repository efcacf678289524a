"""Which blocks of a web page are its text, and which stand around it: menus, teasers, comments, the foot.

trafilatura knows pages; we know blocks. It is shown a plain copy of the page, one element for each block within the
page's own containers, and each block whose words it gives back is part of the text. The blocks themselves are never
rewritten, so whatever it leaves out is known and can be listed.
"""

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

from lxml import etree, html

from tingshu.model import Heading, Removal
from tingshu.readers.extras import not_installed
from tingshu.readers.flow import Piece

Element = Any
"""An element of lxml, which ships no types."""

RULE = "around the text"
"""The rule that leaves out what is on the page besides its text."""

_DEEPEST = 40  # containers around a block that trafilatura is shown; its own walks are recursive
_LEAVES = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "dt", "dd", "figcaption"])
_KEPT_TAGS = frozenset(
    {"article", "aside", "details", "figure", "footer", "header", "li", "main", "nav", "ol", "section", "ul"}
)
_KEPT_ATTRIBUTES = ("class", "id", "role", "itemprop")
_INLINE = frozenset({"hi", "ref", "del", "graphic"})

_SHORTEST_TEXT = 80  # characters below which trafilatura mistrusts itself; its own 250 are meant for Latin letters

_SENTENCE_MARKS = tuple("。！？!?…”’」』.；;")
_SHORTEST = 12  # characters of a paragraph that is certainly prose
_NOT_PROSE = ("comment", "reply", "评论", "related", "recommend")
"""What the class or id of a container with prose that is not the page's own says."""

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
        chosen = _completed(pieces, chosen)
        prose = [len(piece.block.text) if _is_prose(piece) else 0 for piece in pieces]
        kept = sum(length for length, keep in zip(prose, chosen, strict=True) if keep)
        if kept >= sum(prose) * _LEAST_SHARE:
            return Choice(tuple(chosen))
    return Choice((True,) * len(pieces), ("The whole page is read, as no main text could be told from the rest",))


def removals(pieces: Sequence[Piece], chosen: Sequence[bool]) -> Iterator[Removal]:
    """Yield what is left out, each run of blocks as one."""
    run: list[str] = []
    for piece, keep in zip(pieces, chosen, strict=True):
        if not keep:
            run.append(piece.block.text)
        elif run:
            yield Removal(RULE, " ".join(run), 1)
            run = []
    if run:
        yield Removal(RULE, " ".join(run), 1)


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
    return _place(piece) is _place(last) and _attributes(piece.home) == _attributes(last.home)


def _text(group: _Group) -> str:
    return " ".join(piece.block.text for piece in group)


def _copy(groups: Sequence[_Group]) -> Element:
    """Return a plain page of the same blocks in the same containers."""
    page = html.Element("html")
    body = etree.SubElement(page, "body")
    made: dict[Element | None, tuple[Element, int]] = {None: (body, 0)}
    for group in groups:
        piece, text = group[0], _text(group)
        leaf = piece.home if piece.home is not None and piece.home.tag in _LEAVES else None
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


def _completed(pieces: Sequence[Piece], chosen: Sequence[bool]) -> list[bool]:
    """Add what stands between two chosen blocks, side by side with one of them, and is not a link.

    Those are short answers and the like, which are taken for buttons or bylines. Prose right before the first
    and behind the last is added too, and the page's only heading of the first level, which is often outside its text.
    """
    completed = list(chosen)
    places = [number for number, keep in enumerate(chosen) if keep]
    for before, after in pairwise(places):
        beside = {_place(pieces[before]), _place(pieces[after])}
        for number in range(before + 1, after):
            completed[number] = _place(pieces[number]) in beside and not _is_link(pieces[number])
    for edge, step in ((places[0], -1), (places[-1], 1)):
        number = edge + step
        while (
            0 <= number < len(pieces) and _place(pieces[number]) == _place(pieces[edge]) and _is_prose(pieces[number])
        ):
            completed[number] = True
            number += step
    titles = [n for n, piece in enumerate(pieces) if isinstance(piece.block, Heading) and piece.block.level == 1]
    if len(titles) == 1 and titles[0] < places[0]:
        completed[titles[0]] = True
    return completed


def _place(piece: Piece) -> Element | None:
    """Return the element whose child a block is."""
    if piece.home is None or piece.home.tag not in _LEAVES:
        return piece.home
    return piece.home.getparent()


def _is_link(piece: Piece) -> bool:
    return piece.linked * 2 > len(piece.block.text)


def _is_prose(piece: Piece) -> bool:
    text = piece.block.text
    if len(text) < _SHORTEST or not text.endswith(_SENTENCE_MARKS) or _is_link(piece) or piece.home is None:
        return False
    around = [piece.home, *islice(piece.home.iterancestors(), _DEEPEST)]
    names = " ".join(f"{element.tag} {element.get('class', '')} {element.get('id', '')}" for element in around).lower()
    return not any(name in names for name in (*_NOT_PROSE, "footer", "nav", "aside"))


def _squeezed(text: str) -> str:
    return "".join(text.split())
