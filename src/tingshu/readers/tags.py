"""What of the HTML that stands inside Markdown is text.

Tags are found by a pattern, not by ``html.parser``, whose cost grows with the square of unclosed tags: 40 kB of
them take it a minute. Whole pages of HTML are another matter, and another reader's.
"""

import re
from html import unescape

UNSPOKEN = frozenset({"script", "style", "rt", "rp"})
"""Elements whose text is not read: rt and rp are the reading above a ruby, which would be said twice."""

_INLINE = UNSPOKEN | {"a", "abbr", "b", "code", "del", "em", "font", "i", "ins", "mark", "ruby", "s", "span", "strong"}
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<(?P<name>/?[a-zA-Z][\w-]*|[!?])[^<>]*>", re.ASCII)  # linear, which html.parser is not


def tag_name(html: str) -> str:
    """Return the name of a tag, with a slash before it when it closes; empty for what is none."""
    found = _TAG.match(html)
    return found["name"].lower() if found else ""


def visible(html: str) -> str:
    """Return the text of a block of HTML, with a line feed for each tag that is not inside a line."""
    html = _without_comments(html)
    pieces: list[str] = []
    start, unspoken = 0, ""
    for found in _TAG.finditer(html):
        tag = found["name"].lower()
        if not unspoken:
            pieces += (html[start : found.start()], "" if tag.removeprefix("/") in _INLINE else "\n")
        if tag in UNSPOKEN:
            unspoken = unspoken or tag
        elif unspoken and tag == f"/{unspoken}":
            unspoken = ""
        start = found.end()
    if not unspoken:
        pieces.append(html[start:])
    return unescape("".join(pieces))


def _without_comments(html: str) -> str:
    """Leave comments out; the words after a comment that is never closed are the author's."""
    end = html.rfind("-->") + len("-->") if "-->" in html else 0
    return _COMMENT.sub("", html[:end]) + html[end:].replace("<!--", "")
