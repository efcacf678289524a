"""What of the HTML that stands inside Markdown or plain text is text.

Tags are found by a pattern, not by ``html.parser``, whose cost grows with the square of unclosed tags: 40 kB of
them take it a minute. Whole pages of HTML are another matter, and another reader's.
"""

import re
from collections.abc import Iterator
from html import unescape

from tingshu.readers.rules import COMMENT, HIDDEN, RUBY

CODE = "code block"
"""The rule that leaves out program code."""

_ELEMENTS = frozenset(
    {
        "a", "abbr", "acronym", "address", "article", "aside", "audio", "b", "base", "bdi", "bdo", "big",
        "blockquote", "body", "br", "button", "canvas", "caption", "center", "cite", "code", "col", "colgroup",
        "data", "dd", "del", "details", "dfn", "dialog", "dir", "div", "dl", "dt", "em", "embed", "fieldset",
        "figcaption", "figure", "font", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5",
        "h6", "head", "header", "hgroup", "hr", "html", "i", "iframe", "img", "input", "ins", "kbd", "label",
        "legend", "li", "link", "main", "map", "mark", "marquee", "math", "menu", "meta", "nav", "nobr",
        "noscript", "object", "ol", "optgroup", "option", "output", "p", "param", "picture", "pre", "progress",
        "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "script", "section", "select", "small", "source",
        "span", "strike", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td", "template",
        "textarea", "tfoot", "th", "thead", "time", "title", "tr", "track", "tt", "u", "ul", "var", "video",
        "wbr",
    }
)  # fmt: skip
"""The elements of HTML, obsolete ones too: anything else in angle brackets is the author's (``List<String>``)."""

_RULES = {"script": CODE, "style": CODE, "rt": RUBY, "rp": RUBY}
_INLINE = frozenset(_RULES) | {
    "a", "abbr", "b", "code", "del", "em", "font", "i", "ins", "mark", "ruby", "s", "span", "strong",
}  # fmt: skip
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_TAG = re.compile(r"<(?P<name>/?[a-zA-Z][\w-]*|[!?])[^<>]*>", re.ASCII)  # linear, which html.parser is not
_HIDDEN = re.compile(r"<[^<>]*?\shidden(?=[\s=>/])", re.IGNORECASE)
_STYLE = re.compile(
    r"<[^<>]*?\sstyle\s*+=\s*+(?:\"(?P<double>[^\"<>]*)|'(?P<single>[^'<>]*)|(?P<bare>[^\s<>]*))", re.IGNORECASE
)
_HIDING = re.compile(r"display\s*+:\s*+none|visibility\s*+:\s*+hidden|font-size\s*+:\s*+0(?![.\d])", re.IGNORECASE)
_VALUE = r"\s*=\s*(?:\"(?P<double>[^\"<>]*)\"|'(?P<single>[^'<>]*)')"
_ALT = re.compile(rf"<img\b[^<>]*?\salt{_VALUE}", re.IGNORECASE)
_SRC = re.compile(rf"<img\b[^<>]*?\ssrc{_VALUE}", re.IGNORECASE)
_HREF = re.compile(rf"<a\b[^<>]*?\shref{_VALUE}", re.IGNORECASE)
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})


def tag_name(html: str) -> str:
    """Return the name of a tag, with a slash before it when it closes; empty for what is none.

    A name in both cases, as in ``List<Object>``, is that of a type in a program.
    """
    found = _TAG.match(html)
    if not found or not (found["name"].islower() or found["name"].isupper() or found["name"] in {"!", "?"}):
        return ""
    name = found["name"].lower()
    return name if name in {"!", "?"} or name.removeprefix("/") in _ELEMENTS else ""


def rule_of(tag: str) -> str:
    """Return the rule by which what is between a tag and its end is not read; an empty string if it is read."""
    name = tag_name(tag)
    if name.startswith(("/", "!", "?")) or name in _VOID:
        return ""
    return _RULES.get(name) or (HIDDEN if _hides(tag) else "")


def _hides(tag: str) -> bool:
    """Tell whether a tag says that what is in it is not shown: of several styles the first one counts."""
    style = _STYLE.match(tag)
    said = (style["double"] or style["single"] or style["bare"] or "") if style else ""
    return bool(_HIDDEN.match(tag) or _HIDING.search(said))


def comment_of(html: str) -> str:
    """Return what a comment says; an empty string for what is none."""
    found = _COMMENT.match(html)
    return found[1] if found else ""


def image_of(tag: str) -> str:
    """Return how an ``img`` tag describes its image, or its address; an empty string for another tag."""
    return _value_of(_ALT.match(tag)) or (_value_of(_SRC.match(tag)) if tag_name(tag) == "img" else "")


def address_of(tag: str) -> str:
    """Return where an ``a`` tag leads; an empty string for another tag."""
    return _value_of(_HREF.match(tag))


def _value_of(found: re.Match[str] | None) -> str:
    return unescape(found["double"] or found["single"] or "") if found else ""


def pieces(html: str) -> Iterator[tuple[str, str]]:
    """Yield the text of a block of HTML in pieces, each with the rule by which it is not read, or none.

    A line feed stands for each tag that is not inside a line. The words after a comment that is never closed are the
    author's.
    """
    end = 0
    last = html.rfind("-->") + len("-->") if "-->" in html else 0
    for comment in _COMMENT.finditer(html, 0, last):
        yield from _tagged(html[end : comment.start()])
        yield COMMENT, comment[1]
        end = comment.end()
    yield from _tagged(html[end:].replace("<!--", ""))


def _tagged(html: str) -> Iterator[tuple[str, str]]:
    start, rule, name, depth = 0, "", "", 0
    for found in _TAG.finditer(html):
        if not (tag := tag_name(found[0])):
            continue
        yield rule, unescape(html[start : found.start()])
        start = found.end()
        if rule:
            depth += (tag == name) - (tag == f"/{name}")
            rule = rule if depth else ""
        elif rule := rule_of(found[0]):
            name, depth = tag, 1
        elif tag.removeprefix("/") not in _INLINE:
            yield "", "\n"
    yield rule, unescape(html[start:])
