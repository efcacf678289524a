"""Markup that was left in a plain text: the ``<br/>`` and ``&nbsp;`` of the page that a novel was copied from.

Whether it is left or meant is told by where it stands. On a page a break comes where a line ends: behind a sentence,
before an indent, beside another tag. A text about HTML names its tags inside its sentences. So either nearly all of
a text's breaks are where breaks are, and all its markup goes, or nothing is touched.
"""

import re
from html import unescape

from tingshu.readers.omissions import Omissions
from tingshu.readers.tags import tag_name

REMNANT = "markup left in the text"
"""The rule that leaves out tags and entities of a page in a plain text."""

_BREAKING = r"</?(?:br|p|div|hr)\b[^<>]*>"
_SPACE = r"&(?:nbsp|ensp|emsp|thinsp|#12288|#160|#8194|#8195|#x3000|#xa0);"
_GAP = r"[ \t\u3000\xa0]"
_SWITCH = (
    r"(?i:allowfullscreen|async|autoplay|checked|compact|controls|defer|disabled|hidden|ismap|loop|multiple|muted|noshade"
    r"|nowrap|open|readonly|required|reversed|selected)(?![\w:.-])"
)
"""The attributes that need no value: any other word that has none is no attribute, as in ``a<b and b>c``."""

_ATTRIBUTE = rf"""(?:[A-Za-z_:@][\w:.-]*+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]++)|{_SWITCH})"""
_TAG = rf"</?[A-Za-z][A-Za-z0-9]*(?=[\s/>])(?:[\s/]*+(?a:{_ATTRIBUTE}))*+[\s/]*+>"
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});")
_MARKUP = re.compile(rf"{_TAG}|{_ENTITY.pattern}")
_ROW = re.compile(rf"(?<!{_GAP}){_GAP}*+(?:(?:{_BREAKING}|{_SPACE}){_GAP}*+)+", re.IGNORECASE)
"""Breaks and spaces of a page side by side, with the white space around them."""

_IS_BREAKING = re.compile(_BREAKING, re.IGNORECASE)
_ENDS = re.compile(r"[。！？!?…”’」』）)—～~.\n\r]\Z|\A\Z")
_INDENT = re.compile(rf"(?:{_SPACE}|[\u3000\xa0]|  ){{2,}}\Z")
_LINE_END = re.compile(r"\s*[\n\r]|\s*\Z")
_LONGEST_ENTITY = 8  # characters
_LONGEST_INDENT = 2 * _LONGEST_ENTITY  # characters of the end of a row that prove it one
_GOES_ON = re.compile(r"[，。、；：？！,;:”）」]")  # what no line begins with

_LEAST = 0.9  # of the rows of a text, that stand where a line ends


def without_remnants(text: str, omissions: Omissions) -> str:
    """Return ``text`` with line feeds for the breaks of a page and without its other markup, if any was left in it.

    Args:
        text: a plain text.
        omissions: records what is left out, and hears the text around it.
    """
    if not _are_left(text):
        return text
    pieces: list[str] = []
    start = 0
    for found in _MARKUP.finditer(text):
        said = found[0]
        if said[0] == "<" and not tag_name(said):
            continue
        meant = "" if said[0] == "<" else unescape(said)
        if meant and not meant.isspace():
            piece = text[start : found.start()] + meant  # “ written as &ldquo; is what the author wrote
        else:
            pieces.append(text[start : found.start()])
            omissions.hear(pieces[-1])
            omissions.add(REMNANT, said)
            piece = meant or ("\n" if _IS_BREAKING.match(said) else "")
        pieces.append(piece)
        omissions.hear(piece)
        start = found.end()
    pieces.append(text[start:])
    omissions.hear(pieces[-1])
    return "".join(pieces)


def _are_left(text: str) -> bool:
    """Tell whether a text has markup where a page has it, and nearly nowhere else."""
    rows = [row for row in _ROW.finditer(text) if row[0].strip()]
    certain = sum(_is_at_an_end(text, row) for row in rows)
    elsewhere = sum(not _is_at_an_end(text, row) and not _LINE_END.match(text, row.end()) for row in rows)
    return certain > 0 and elsewhere <= len(rows) * (1 - _LEAST)


def _is_at_an_end(text: str, row: re.Match[str]) -> bool:
    """Tell whether a row of breaks and spaces stands where a line begins or a sentence has ended."""
    if _GOES_ON.match(text, row.end()):
        return False
    before = unescape(text[max(0, row.start() - _LONGEST_ENTITY) : row.start()])
    return bool(_ENDS.search(before) or _INDENT.search(row[0][-_LONGEST_INDENT:]))
