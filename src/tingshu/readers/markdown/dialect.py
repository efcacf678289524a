"""Markdown as Chinese authors write it, where that is not CommonMark.

CommonMark takes ``#标题`` for text, for want of a space, and the stars of ``**“强调”**与`` for stars, since they
stand between punctuation and a letter; four spaces, which indent a paragraph, make code of it; a note's
``[^1]: 说明`` defines a link, so that its words vanish; and ``^[说明]`` is not known at all. Each is a rule of the
parser, replaced or added here.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, code, reference
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from tingshu.readers.markdown.code import is_indented_code
from tingshu.readers.markdown.formulas import block_formula, inline_formula
from tingshu.readers.markdown.marks import NOTE_MARK

DEEPEST = 60  # levels of nesting: twelve quotes inside each other, each with five lists, are more than anybody reads

_HASHES = re.compile(r"(?P<hashes>#{1,6})(?P<text>[^\s#!][^\n]*)")
_HASHTAG = re.compile(r"[^\s#]+(?:#|\s+#[^\s#])")  # #话题#， #旅行 #美食

_ADDRESS = re.compile(r"\s*\[[^\]]+\]:\s*(?:<|[A-Za-z][\w+.-]*:|[./#?]|www\.|[\w%-]+(?:[./][\w%-]+)+)", re.ASCII)

_ANEW = re.compile(rf"\n(?=\u3000|(?: {{4}}|\t)\s*[\u2014-\u201f\u3000-\U0003ffff]|{NOTE_MARK}:)")

_CHINESE = re.compile(r"[\u2014-\u2026\u2e80-\U0003ffff]")  # Han, full-width forms, and the quotes and dashes they use


def parser() -> MarkdownIt:
    """Return a parser of this dialect; its inline tokens are paragraphs, of which a paragraph may have several."""
    markdown = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    markdown.core.ruler.disable("text_join")  # what is escaped stays apart from what could be a mark
    markdown.block.ruler.before(
        "heading", "spaceless_heading", _spaceless_heading, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    markdown.block.ruler.before("fence", "formula", block_formula, {"alt": ["paragraph", "reference", "blockquote"]})
    markdown.inline.ruler.before("escape", "formula", inline_formula)
    markdown.block.ruler.at("reference", _reference)
    markdown.block.ruler.at("code", _code)
    markdown.inline.ruler.at("emphasis", _emphasis)
    markdown.inline.ruler.after("image", "inline_note", _inline_note)
    markdown.core.ruler.after("block", "indented_paragraphs", _indented_paragraphs)
    return markdown


def _spaceless_heading(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's
    """Take ``#标题`` for a heading, unless the line is hashtags."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    found = _HASHES.fullmatch(line)
    if not found or (len(found["hashes"]) == 1 and _HASHTAG.match(found["text"])):
        return False
    if silent:
        return True
    state.line = start + 1
    tag = f"h{len(found['hashes'])}"
    state.push("heading_open", tag, 1).markup = found["hashes"]
    inline = state.push("inline", "", 0)
    inline.content, inline.children = found["text"].rstrip("# \t"), []
    state.push("heading_close", tag, -1).markup = found["hashes"]
    return True


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's
    """Define a link only where an address is given: ``[注]: 见下文`` is the author's words."""
    line = state.src[state.bMarks[start] : state.eMarks[start]]
    return not line.lstrip().startswith("[^") and bool(_ADDRESS.match(line)) and reference(state, start, end, silent)


def _code(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's
    """Take indented lines for code only where they are, up to a blank line: authors of Chinese indent paragraphs."""
    line = state.line
    if not code(state, start, end, silent):
        return False
    token = state.tokens[-1]
    first = token.content.split("\n\n", maxsplit=1)[0].rstrip("\n")
    if is_indented_code(first):
        token.content = f"{first}\n"
        state.line = start + len(first.split("\n"))
        return True
    state.tokens.pop()
    state.line = line
    return False


def _inline_note(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's
    """Take ``^[说明]`` for a note, as Pandoc does."""
    if not state.src.startswith("^[", state.pos):
        return False
    start = state.pos + 2
    end = state.md.helpers.parseLinkLabel(state, state.pos + 1)
    if end < 0:
        return False
    if not silent:
        note = state.push("inline_note", "", 0)
        note.content, note.children = state.src[start:end], []
        state.md.inline.parse(note.content, state.md, state.env, note.children)
    state.pos = end + 1
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's
    """Open and close emphasis beside Chinese wherever no space forbids it; between digits never."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    scanned = state.scanDelims(state.pos, marker == "*")
    opens, closes = scanned.can_open, scanned.can_close
    before = state.src[state.pos - 1] if state.pos else " "
    after = state.src[state.pos + scanned.length] if state.pos + scanned.length < state.posMax else " "
    splits = marker == "*" or scanned.length > 1  # one _ is as likely a part of a name
    if splits and (_CHINESE.match(before) or _CHINESE.match(after)):
        opens, closes = not after.isspace(), not before.isspace()
    elif before.isdecimal() and after.isdecimal():
        opens = closes = False  # 2*3 is a product
    for _ in range(scanned.length):
        state.push("text", "", 0).content = marker
        state.delimiters.append(
            Delimiter(ord(marker), scanned.length, len(state.tokens) - 1, end=-1, open=opens, close=closes)
        )
    state.pos += scanned.length
    return True


def _indented_paragraphs(state: StateCore) -> None:
    """Begin a paragraph at an indented line and at each note, although no blank line stands before it."""
    tokens: list[Token] = []
    for token in state.tokens:
        parts = _ANEW.split(token.content)[:: _ANEW.groups + 1] if token.type == "inline" else []
        if len(parts) > 1:
            tokens += (Token("inline", "", 0, content=part, children=[], level=token.level) for part in parts)
        else:
            tokens.append(token)
    state.tokens = tokens
