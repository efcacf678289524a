"""The text inside a paragraph of Markdown: what is spoken of it, and what is not and by which rule."""

import re
from collections.abc import Iterable, Iterator, Set as AbstractSet
from typing import TYPE_CHECKING

from tingshu.readers import rules
from tingshu.readers.markdown.formulas import FORMULA, said
from tingshu.readers.markdown.marks import LEFT_OVER, NOTE_MARK, NOTE_TEXT
from tingshu.readers.omissions import Omissions
from tingshu.readers.tags import address_of, comment_of, image_of, rule_of, tag_name

if TYPE_CHECKING:
    from markdown_it.token import Token

HARD_BREAK = "\f"
"""Stands for a break that the author insists on; no text that has come through lines_of() holds one."""

IMAGE = "image"
"""The rule that leaves out images: their description, or their address where they have none."""

ADDRESS = "link address"
"""The rule that leaves out where a link leads."""

TASK = "task box"
"""The rule that leaves out the box before a task."""

_MARK = re.compile(NOTE_MARK)
_TASK = re.compile(r"\[[ xX]\][ \u3000]+")


def spoken(tokens: Iterable["Token"], notes: AbstractSet[str], omissions: Omissions) -> str:
    """Return the text of inline tokens, with line feeds for line ends and ``HARD_BREAK`` for breaks.

    Args:
        tokens: the children of one inline token.
        notes: the labels of the page's notes.
        omissions: hears the text and records what is left out.
    """
    pieces: list[str] = []
    for piece in _pieces(tokens, notes, omissions):
        pieces.append(piece)
        omissions.hear(piece)
    return "".join(pieces)


def _pieces(tokens: Iterable["Token"], notes: AbstractSet[str], omissions: Omissions) -> Iterator[str]:
    at_start = True
    addresses: list[str] = []  # of the links that are open
    for token in _shown(tokens, omissions):
        match token.type:
            case "hardbreak" | "softbreak":
                yield HARD_BREAK if token.type == "hardbreak" else "\n"
            case "text":
                yield from _text(token.content, notes, omissions, at_start=at_start)
            case "code_inline" | "text_special":  # the latter is escaped: the author's, whatever it looks like
                yield token.content
            case "formula":
                yield from _formula(token, omissions)
            case "html_inline":
                yield _tag(token.content, omissions)
            case "link_open":
                addresses.append("" if token.markup == "autolink" else str(token.attrs.get("href", "")))
            case "link_close":
                omissions.add(ADDRESS, addresses.pop())
            case "image":
                omissions.add(IMAGE, token.content or str(token.attrs.get("src", "")))
            case _:
                pass  # what only sets type, such as emphasis
        at_start = at_start and token.type not in {"text", "text_special", "code_inline"}


def _formula(token: "Token", omissions: Omissions) -> Iterator[str]:
    """Yield a formula if it can be said; one that is set apart on the page is only shown."""
    if not token.hidden and (text := said(token.content)):
        yield text
    else:
        omissions.add(FORMULA, token.content)


def _tag(html: str, omissions: Omissions) -> str:
    """Return what is read of a tag: a break, or all of what is none in HTML; record what else it says."""
    name = tag_name(html)
    if name == "br":
        return HARD_BREAK
    omissions.add(rules.COMMENT, comment_of(html))
    omissions.add(IMAGE, image_of(html))
    omissions.add(ADDRESS, address_of(html))
    return "" if name else html


def _shown(tokens: Iterable["Token"], omissions: Omissions) -> Iterator["Token"]:
    """Yield the tokens but those between tags that hide what is between them."""
    rule, name, depth = "", "", 0
    dropped: list[str] = []
    for token in tokens:
        tag = tag_name(token.content) if token.type == "html_inline" else ""
        if not rule:
            if tag and (rule := rule_of(token.content)):
                name, depth = tag, 1
            else:
                yield token
            continue
        depth += (tag == name) - (tag == f"/{name}")
        if not tag:
            dropped.append(token.content)
        if not depth:
            omissions.add(rule, "".join(dropped))
            rule, dropped = "", []
    omissions.add(rule, "".join(dropped))


def _text(text: str, notes: AbstractSet[str], omissions: Omissions, *, at_start: bool) -> Iterator[str]:
    """Yield a piece of text without the marks in it that are not spoken."""
    text = LEFT_OVER.sub(r"\1", text)
    if at_start and (note := NOTE_TEXT.match(text)):
        yield f"[{note['label']}]"
        text = text[note.end() :]
    elif at_start and (task := _TASK.match(text)):
        omissions.add(TASK, task[0])
        text = text[task.end() :]
    end = 0
    for mark in _MARK.finditer(text):
        if mark["label"] in notes or mark["label"].isdecimal():  # what only looks like a mark stays
            yield text[end : mark.start()]
            omissions.add(rules.NOTE_MARK, mark[0])
            end = mark.end()
    yield text[end:]
