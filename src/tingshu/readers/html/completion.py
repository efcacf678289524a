"""What trafilatura leaves out of a page although it is of its text: short answers, edges, short chapters.

It judges blocks by their length and their links, and an answer of two characters looks like a button to it. Where a
block stands says more.
"""

import re
from collections.abc import Sequence
from itertools import groupby, islice, pairwise
from typing import Any

from tingshu.model import Heading
from tingshu.readers.html.flow import Piece
from tingshu.writing import CHAPTER_NUMBER, NUMERALS

Element = Any
"""An element of lxml, which ships no types."""

LEAVES = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "dt", "dd", "figcaption", "tr"])
"""Elements that hold one block."""

_DEEPEST = 40  # elements around a block whose names are looked at
_SENTENCE_MARKS = tuple("。！？!?…”’」』.；;")
_SHORTEST = 12  # characters of a paragraph that is certainly prose
_LONG = 40  # characters of a paragraph that is no button's and no byline's
_MAIN = frozenset({"main", "article"})
_NOT_MAIN = ("author", "copyright", "sidebar", "advert", "promo", "disclaim", "license", "tags", " ad-", " ads ")
"""What the class or id of a container says that is in the main text and is no part of it."""

_CHAPTER = re.compile(rf"(?:正文\s*)?{CHAPTER_NUMBER}[^。，！？]{{0,30}}")
_NUMBERED = re.compile(
    rf"(?:正文\s*|[☆★◇◆●○#]+\s*[、，]?\s*)?(?:{CHAPTER_NUMBER}|[卷篇]?[\d{NUMERALS}]{{1,4}}(?=[\s、.．：:]|$)"
    rf"|[（(][\d{NUMERALS}]{{1,4}}[)）]|Chapter\s+\d+|番外)[^。，！？]{{0,30}}"
)
"""The heading of one of several parts, as authors number them: no site's own heading is."""

_NOT_PROSE = ("comment", "reply", "评论", "related", "recommend")
"""What the class or id of a container with prose that is not the page's own says."""


def completed(pieces: Sequence[Piece], chosen: Sequence[bool]) -> list[bool]:
    """Add what stands between two chosen blocks, side by side with one of them, and is not a link.

    Those are short answers and the like, which are taken for buttons or bylines. Prose right before the first
    and behind the last is added too, with the heading before it, and the page's only heading of the first level, which
    is often outside its text; the parts under numbered headings; and prose that the page itself says is of its main
    text.
    """
    whole = list(chosen)
    places = [number for number, keep in enumerate(chosen) if keep]
    for before, after in pairwise(places):
        beside = {place_of(pieces[before]), place_of(pieces[after])}
        for number in range(before + 1, after):
            whole[number] = place_of(pieces[number]) in beside and not _is_link(pieces[number])
    for number in range(places[0] - 1, -1, -1):
        if not (_opens(pieces[number], pieces[number + 1]) or _goes_with(pieces[number], pieces[places[0]])):
            break
        whole[number] = True
    for number in range(places[-1] + 1, len(pieces)):
        if not _goes_with(pieces[number], pieces[places[-1]]):
            break
        whole[number] = True
    _add_numbered(pieces, whole)
    _add_sections(pieces, whole)
    _add_prose_of_main(pieces, whole)
    titles = [n for n, piece in enumerate(pieces) if isinstance(piece.block, Heading) and piece.block.level == 1]
    if len(titles) == 1 and titles[0] < places[0]:
        whole[titles[0]] = True
    return whole


def _goes_with(piece: Piece, chosen: Piece) -> bool:
    return place_of(piece) is place_of(chosen) and is_prose(piece)


def _opens(piece: Piece, following: Piece) -> bool:
    """Tell whether a block is the heading of the text that follows: side by side with it, or numbered as a chapter."""
    if _is_link(piece) or _is_beside_the_text(piece):
        return False
    is_heading = isinstance(piece.block, Heading) and place_of(piece) is place_of(following)
    return is_heading or bool(_CHAPTER.fullmatch(piece.block.text))


def _add_numbered(pieces: Sequence[Piece], chosen: list[bool]) -> None:
    """Add each numbered heading side by side with what is chosen, with the list items and sentences under it."""
    places = {place_of(piece) for piece, keep in zip(pieces, chosen, strict=True) if keep} - {None}
    within: Element | None = None  # of the heading under which a block stands
    for number, piece in enumerate(pieces):
        if isinstance(piece.block, Heading):
            place = place_of(piece)
            opens = place in places and not _is_link(piece) and not _is_beside_the_text(piece)
            within = place if opens and _NUMBERED.fullmatch(piece.block.text) else None
            chosen[number] = chosen[number] or within is not None
        elif within is not None and not chosen[number] and _is_in(piece, within):
            chosen[number] = _is_said(piece) or _is_item(piece)


def _is_in(piece: Piece, place: Element) -> bool:
    return piece.home is not None and any(element is place for element in islice(piece.home.iterancestors(), _DEEPEST))


def _is_item(piece: Piece) -> bool:
    return bool(
        piece.home is not None and piece.home.tag == "li" and not piece.linked and not _is_beside_the_text(piece)
    )


def _add_prose_of_main(pieces: Sequence[Piece], chosen: list[bool]) -> None:
    """Add running text in the elements of which the page says that its main text is in them."""
    mains = {_main_of(piece) for piece, keep in zip(pieces, chosen, strict=True) if keep} - {None}
    for number, piece in enumerate(pieces):
        long = is_prose(piece) and len(piece.block.text) >= _LONG
        if not chosen[number] and long and mains and _main_of(piece) in mains:
            chosen[number] = not any(name in _names_around(piece) for name in _NOT_MAIN)


def _main_of(piece: Piece) -> Element | None:
    if piece.home is None:
        return None
    around = [piece.home, *islice(piece.home.iterancestors(), _DEEPEST)]
    return next((element for element in around if element.tag in _MAIN or element.get("role") == "main"), None)


def _add_sections(pieces: Sequence[Piece], chosen: list[bool]) -> None:
    """Add the sections that are made like a chosen one, beside it: short chapters, of answers only.

    A section is an element that begins with a heading; all else in it must be words that end as sentences do.
    """
    sections = [list(section) for _, section in groupby(range(len(pieces)), key=lambda n: place_of(pieces[n]))]
    begun = [section for section in sections if isinstance(pieces[section[0]].block, Heading)]
    kinds = {_kind(pieces[section[0]]) for section in begun if all(chosen[number] for number in section)}
    for section in begun:
        if _kind(pieces[section[0]]) in kinds and all(_is_said(pieces[number]) for number in section[1:]):
            for number in section:
                chosen[number] = True


def _kind(heading: Piece) -> tuple[int, Element, str, str]:
    """Return what two sections that are made alike have in common."""
    place = place_of(heading)
    level = heading.block.level if isinstance(heading.block, Heading) else 0
    if place is None:
        return level, None, "", ""
    return level, place.getparent(), place.tag, place.get("class", "")


def _is_said(piece: Piece) -> bool:
    return piece.block.text.endswith(_SENTENCE_MARKS) and not _is_link(piece) and not _is_beside_the_text(piece)


def place_of(piece: Piece) -> Element | None:
    """Return the element whose child a block is."""
    if piece.home is None or piece.home.tag not in LEAVES:
        return piece.home
    return piece.home.getparent()


def _is_link(piece: Piece) -> bool:
    return piece.linked * 2 > len(piece.block.text)


def is_prose(piece: Piece) -> bool:
    """Tell whether a block is certainly prose of the page's own: long enough, and ended as a sentence is."""
    return len(piece.block.text) >= _SHORTEST and _is_said(piece)


def _is_beside_the_text(piece: Piece) -> bool:
    """Tell whether the names around a block say that it is no part of the page's own text."""
    if piece.home is None:
        return True
    names = _names_around(piece)
    return any(name in names for name in (*_NOT_PROSE, "footer", "nav", "aside"))


def _names_around(piece: Piece) -> str:
    """Return the tags, classes and ids of the elements around a block."""
    around = [piece.home, *islice(piece.home.iterancestors(), _DEEPEST)]
    return " ".join(f"{element.tag} {element.get('class', '')} {element.get('id', '')}" for element in around).lower()
