"""Which elements of a page are no words of its text: readings, notes and their marks, buttons, drawings."""

import re
from typing import Any

from tingshu.readers.rules import NOTE, NOTE_MARK, RUBY

Element = Any
"""An element of lxml, which ships no types."""

FORM = "form control"
"""The rule that leaves out the words on buttons and in other things to be filled in."""

DRAWING = "drawing or player"
"""The rule that leaves out the words in drawings, and what stands in for a player where a browser has none."""

FORMULA = "formula source"
"""The rule that leaves out what says a formula once more, in another notation."""

EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"

_BY_TAG = {
    **dict.fromkeys(("rt", "rp", "rtc"), RUBY),
    **dict.fromkeys(("button", "textarea", "select", "datalist"), FORM),
    **dict.fromkeys(("svg", "canvas", "object", "embed", "iframe", "audio", "video"), DRAWING),
    **dict.fromkeys(("annotation", "annotation-xml"), FORMULA),
}

_SURE_MARK = re.compile(r"[\[［(（【〔]\s*注?\s*(?:\d{1,3}|[a-z*＊])\s*[\]］)）】〕]|[①-⑳㉑-㊿❶-❿*＊†‡]+|注\d{0,3}")
_RAISED_MARK = re.compile(r"\d{1,3}|[a-z]")
_MARK_TYPES = frozenset({"noteref", "doc-noteref", "doc-backlink", "annoref"})
_NOTE_TYPES = frozenset(
    {
        "footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes", "note",
        "doc-footnote", "doc-endnote", "doc-endnotes",
    }
)  # fmt: skip


def rule_against(element: Element) -> str:
    """Return the rule by which an element's text is not read, with all that is in it; an empty string if it is read."""
    tag = element.tag
    if tag in _BY_TAG:
        return _BY_TAG[tag]
    said = element.get(EPUB_TYPE) or element.get("epub:type") or element.get("role")
    kinds = set(said.lower().split()) if said else set()
    if kinds & _NOTE_TYPES:
        return NOTE
    if kinds & _MARK_TYPES or (tag == "a" and "#" in element.get("href", "") and _is_mark(element)):
        return NOTE_MARK
    return ""


def _is_mark(link: Element) -> bool:
    """Tell whether a link within a book or a page is but the mark of a note: ``[1]``, or a raised 1."""
    text = "".join(link.itertext()).strip()
    if _SURE_MARK.fullmatch(text):
        return True
    raised = link.getparent() is not None and link.getparent().tag == "sup"
    return bool(_RAISED_MARK.fullmatch(text)) and (raised or (len(link) == 1 and link[0].tag == "sup"))
