"""From the tokens of a Markdown page to its headings and paragraphs."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tingshu.context import EDGE
from tingshu.model import Block, Heading, Paragraph
from tingshu.readers.markdown.code import is_code
from tingshu.readers.markdown.formulas import FORMULA
from tingshu.readers.markdown.inline import ADDRESS, HARD_BREAK, spoken
from tingshu.readers.markdown.marks import LEFT_OVER, NOTE_TEXT
from tingshu.readers.omissions import Omissions
from tingshu.readers.reflow import is_wrapped, joined, paragraphs
from tingshu.readers.scene_break import SCENE_BREAK
from tingshu.readers.tags import CODE, pieces

if TYPE_CHECKING:
    from markdown_it.token import Token

HEADING_ID = "heading id"
"""The rule that leaves out the name by which links find a heading."""

CONTENTS = "contents mark"
"""The rule that leaves out the mark that stands for a table of contents."""

_HEADING_ID = re.compile(r"\s*\{[#.][^{}]*\}$")  # kramdown's and Hugo's
_CONTENTS = re.compile(r"\[\[?toc\]?\]", re.IGNORECASE)
_MEANING = re.compile(r"[:：][ \u3000]+")  # of a definition list's term: PHP Markdown Extra's, and many others'
_VERBATIM_TEXT = {"text", "txt", "plain", "plaintext", "poem", "verse"}

_GOES_ON = tuple("，、；：,;:")
_ENDS = tuple("。！？!?…”’」』；：，、")
_LONGEST_UNDERLINED = 30  # characters; what is longer above a rule is no heading


class Page:
    """One Markdown text on its way from the parser's tokens to blocks.

    Args:
        body: the text without its front matter.
        omissions: hears what is read and records what is not.
    """

    def __init__(self, body: str, omissions: Omissions) -> None:
        self._notes = {found["label"] for found in NOTE_TEXT.finditer(body)}
        self._omissions = omissions
        self._code_blocks = 0
        self._opened: Token | None = None  # what the next inline token is the text of
        self._number = ""  # of the list item that has been opened
        self._cells: list[str] = []  # of the table row that has been opened

    @property
    def notices(self) -> tuple[str, ...]:
        """What of the page is not read, as plain sentences."""
        unread = {"code block": self._code_blocks, "formula": self._omissions.count(FORMULA)}
        return tuple(
            f"{count} {kind}{'s are' if count > 1 else ' is'} not read aloud" for kind, count in unread.items() if count
        )

    def blocks(self, tokens: Sequence["Token"], defined: Mapping[str, Any]) -> Iterator[Block]:
        """Yield the blocks of the page in order.

        Args:
            tokens: the parser's.
            defined: the parser's record of the links that the page defines apart from its text.
        """
        for token in tokens:
            yield from self._block(token)
        used = {str(child.attrs.get("href")) for token in tokens for child in token.children or ()}
        for link in defined.get("references", {}).values():
            if link["href"] not in used:
                self._omissions.add(ADDRESS, link["href"])

    def _block(self, token: "Token") -> Iterator[Block]:
        match token.type:
            case "heading_open" | "paragraph_open" | "td_open" | "th_open":
                self._opened = token
            case "list_item_open":
                self._number = f"{token.info}{token.markup} " if token.info else ""
            case "inline":
                yield from self._inline(token)
            case "tr_close":
                yield from self._row()
            case "hr":
                yield Paragraph(SCENE_BREAK)
            case "fence" | "code_block":
                yield from self._verbatim(token)
            case "formula_block":
                self._omissions.add(FORMULA, token.content)
            case "html_block":
                yield from self._html(token)
            case _:
                pass  # the ends of what is opened above, and what only sets type: quotes, lists, tables

    def _inline(self, inline: "Token") -> Iterator[Block]:
        opened, stanzas = self._opened, self._stanzas(inline.children or ())
        if opened and opened.type in {"td_open", "th_open"}:
            self._cells.append(joined(line for stanza in stanzas for line in stanza))
        elif stanzas and opened and opened.type == "heading_open":
            yield from self._heading(opened, stanzas)
        elif stanzas:
            yield from self._paragraphs(stanzas)
        for note in inline.children or ():
            if note.type == "inline_note":
                yield from map(Paragraph, map(joined, self._stanzas(note.children or ())))

    def _stanzas(self, tokens: Sequence["Token"]) -> list[list[str]]:
        """Return the spoken lines of inline tokens, divided at the breaks that the author insists on."""
        text = spoken(tokens, self._notes, self._omissions)
        self._omissions.hear(EDGE)
        stanzas = ([line.strip() for line in part.split("\n") if line.strip()] for part in text.split(HARD_BREAK))
        return [stanza for stanza in stanzas if stanza]

    def _heading(self, opened: "Token", stanzas: list[list[str]]) -> Iterator[Block]:
        """Yield a heading, unless it is one only because a rule was put under a paragraph."""
        lines = [line for stanza in stanzas for line in stanza]
        text = joined(lines)
        if opened.markup in {"-", "="} and not (len(lines) == 1 and _is_title(lines[0])):
            yield from _flowed(stanzas)
            yield Paragraph(SCENE_BREAK)
            return
        if name := _HEADING_ID.search(text):
            self._omissions.add(HEADING_ID, name[0])
            text = text[: name.start()]
        if text:
            yield Heading(text, int(opened.tag[1:]))

    def _paragraphs(self, stanzas: list[list[str]]) -> Iterator[Block]:
        """Yield the paragraphs of a paragraph token, the first after the number of the list item it opens."""
        if _CONTENTS.fullmatch(stanzas[0][0]):
            self._omissions.add(CONTENTS, stanzas[0].pop(0))
            stanzas = [stanza for stanza in stanzas if stanza]
        if stanzas:
            stanzas[0][0] = self._number + stanzas[0][0]
            yield from _flowed(stanzas)
        self._number = ""

    def _row(self) -> Iterator[Block]:
        """Yield a table's row as one paragraph: its cells, read like a list."""
        if text := "，".join(filter(None, self._cells)):
            yield Paragraph(text)
        self._cells = []

    def _verbatim(self, token: "Token") -> Iterator[Block]:
        """Yield the lines of a fence that holds text, such as a poem; leave out one that holds code."""
        info = token.info.strip().lower()
        if info in _VERBATIM_TEXT or (not info and not is_code(token.content)):
            self._omissions.hear(token.content + EDGE)
            yield from map(Paragraph, paragraphs(token.content))
        else:
            self._omissions.add(CODE, token.content)
            self._code_blocks += 1

    def _html(self, token: "Token") -> Iterator[Block]:
        """Yield the paragraphs of a block of HTML."""
        text: list[str] = []
        for rule, piece in pieces(token.content):
            if rule:
                self._omissions.add(rule, piece)
            else:
                self._omissions.hear(piece)
                text.append(piece)
        self._omissions.hear(EDGE)
        yield from map(Paragraph, paragraphs(LEFT_OVER.sub(r"\1", "".join(text))))


def _is_title(line: str) -> bool:
    return len(line) <= _LONGEST_UNDERLINED and not line.endswith(_ENDS)


def _flowed(stanzas: Iterable[Sequence[str]]) -> Iterator[Paragraph]:
    """Yield the paragraphs that lines are.

    Markdown takes a line break for a space, but authors of Chinese often mean it. Where the lines are not
    hard-wrapped, a line goes on only after a comma or the like, and between Latin words.
    """
    for stanza in stanzas:
        lines = [stanza[0], *(_without_colon(line) for line in stanza[1:])]
        wrapped = is_wrapped(lines)
        paragraph = [lines[0]]
        for last, line in pairwise(lines):
            if wrapped or last.endswith(_GOES_ON) or (last[-1].isascii() and line[0].isascii()):
                paragraph.append(line)
            else:
                yield Paragraph(joined(paragraph))
                paragraph = [line]
        yield Paragraph(joined(paragraph))


def _without_colon(line: str) -> str:
    """Return a line without the colon that only says that it gives the meaning of the term above."""
    colon = _MEANING.match(line)
    return line[colon.end() :] if colon else line
