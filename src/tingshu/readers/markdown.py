"""Markdown: what a reader of the finished page would read, and none of the marks that make it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from tingshu.errors import SourceError
from tingshu.model import Block, Heading, Manuscript, Paragraph, Source
from tingshu.readers import frontmatter, imprint
from tingshu.readers.charset import decode
from tingshu.readers.language import language_of
from tingshu.readers.reflow import is_wrapped, joined, lines_of, paragraphs
from tingshu.readers.tags import UNSPOKEN, tag_name, visible

if TYPE_CHECKING:
    from markdown_it.token import Token

SCENE_BREAK = "***"
"""The paragraph that stands for a horizontal rule."""

NOTE_MARK = r"\[\^(?P<label>[^\]\s]+)\]"
"""A footnote's mark, as a pattern; with a colon after it, at the start of a line, it opens the note."""


def read_markdown(source: Source) -> Manuscript:
    """Read Markdown as headings and paragraphs.

    Spoken: text, the text of links, list items (with their number where they have one), quotes, the rows of
    tables, verse in a code fence, and notes, where they stand. Not spoken: marks, addresses, images, comments,
    tags, the front matter, and program code, which is counted in the manuscript's notices. A rule becomes the
    paragraph ``***``.

    Title, author and language come from the front matter. Without it the title is the text's only heading of
    the first level, if it is the first heading, else what the file name says.

    Raises:
        UsageError: there is no such encoding as the one insisted on.
        SourceError: the source is not text, or holds nothing to read.
    """
    from tingshu.readers.markdown_dialect import DEEPEST, parser

    decoded = decode(source.data, source.encoding, name=source.name)
    front, body = frontmatter.divide("\n".join(lines_of(decoded.text)))
    page = _Page(body)
    tokens = parser().parse(body)
    if any(token.level >= DEEPEST - 1 for token in tokens):
        # there the parser stops, and leaves out what is below without a word
        raise SourceError(
            f"{source.name} nests its lists or quotes more than {DEEPEST // 2} deep",
            "Make them flatter, or save it as .txt",
        )
    blocks = tuple(page.blocks(tokens))
    if not blocks:
        raise SourceError(f"{source.name} holds nothing to read", "Give a file with text in it")
    named = imprint.from_file_name(source.name)
    return Manuscript(
        front.title or _only_title(blocks) or named.title,
        front.author or named.author,
        front.language or language_of(body),
        blocks,
        decoded.notices + page.notices,
    )


def _only_title(blocks: Iterable[Block]) -> str:
    headings = [block for block in blocks if isinstance(block, Heading)]
    first = [heading for heading in headings if heading.level == 1]
    return first[0].text if len(first) == 1 and headings[0] is first[0] else ""


_HARD_BREAK = "\f"  # no text that has come through lines_of() holds one
_MARK = re.compile(NOTE_MARK)
_NOTE = re.compile(rf"^[ \t>]*{NOTE_MARK}:", re.MULTILINE)
_LEFT_OVER = re.compile(r"\*\*([^*\n]+)\*\*")  # bold that no rule took for it, as with a space inside the stars
_TASK = re.compile(r"\[[ xX]\][ \u3000]+")
_HEADING_ID = re.compile(r"\s*\{[#.][^{}]*\}$")  # kramdown's and Hugo's
_CONTENTS = re.compile(r"\[\[?toc\]?\]", re.IGNORECASE)

_SYMBOL = re.compile(r"[{}\[\]()<>=;:/\\|&$#@*_\"'`+]")
_CODE_SHARE = 0.1  # of symbols among the characters of a fence that does not say what is in it
_VERBATIM_TEXT = {"text", "txt", "plain", "plaintext", "poem", "verse"}

_GOES_ON = tuple("，、；：,;:")
_ENDS = tuple("。！？!?…”’」』；：，、")
_LONGEST_UNDERLINED = 30  # characters; what is longer above a rule is no heading


class _Page:
    """One Markdown text on its way from the parser's tokens to blocks; it counts what is not read."""

    def __init__(self, body: str) -> None:
        self._notes = {found["label"] for found in _NOTE.finditer(body)}
        self._code_blocks = 0
        self._opened: Token | None = None  # what the next inline token is the text of
        self._number = ""  # of the list item that has been opened
        self._cells: list[str] = []  # of the table row that has been opened

    @property
    def notices(self) -> tuple[str, ...]:
        """What of the page is not read, as plain sentences."""
        if not self._code_blocks:
            return ()
        return (f"{self._code_blocks} code block{'s are' if self._code_blocks > 1 else ' is'} not read aloud",)

    def blocks(self, tokens: Iterable["Token"]) -> Iterator[Block]:
        """Yield the blocks of the page in order."""
        for token in tokens:
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
                case "fence":
                    yield from self._fence(token)
                case "html_block":
                    yield from map(Paragraph, paragraphs(_LEFT_OVER.sub(r"\1", visible(token.content))))
                case _:
                    pass  # the ends of what is opened above, and what only sets type: quotes, lists, tables

    def _inline(self, inline: "Token") -> Iterator[Block]:
        opened, stanzas = self._opened, self._stanzas(inline)
        if opened and opened.type in {"td_open", "th_open"}:
            self._cells.append(joined(line for stanza in stanzas for line in stanza))
        elif stanzas and opened and opened.type == "heading_open":
            yield from _heading(opened, stanzas)
        elif stanzas:
            yield from self._paragraphs(stanzas)

    def _paragraphs(self, stanzas: list[list[str]]) -> Iterator[Block]:
        """Yield the paragraphs of a paragraph token, the first after the number of the list item it opens."""
        if not _CONTENTS.fullmatch(stanzas[0][0]):
            stanzas[0][0] = self._number + stanzas[0][0]
            yield from _flowed(stanzas)
        self._number = ""

    def _row(self) -> Iterator[Block]:
        """Yield a table's row as one paragraph: its cells, read like a list."""
        if text := "，".join(filter(None, self._cells)):
            yield Paragraph(text)
        self._cells = []

    def _fence(self, token: "Token") -> Iterator[Block]:
        """Yield the lines of a fence that holds text, such as a poem; count one that holds code."""
        info = token.info.strip().lower()
        symbols = len(_SYMBOL.findall(token.content))
        if info in _VERBATIM_TEXT or (not info and symbols <= len(token.content) * _CODE_SHARE):
            yield from map(Paragraph, paragraphs(token.content))
        else:
            self._code_blocks += 1

    def _stanzas(self, inline: "Token") -> list[list[str]]:
        """Return the spoken lines of an inline token, divided at the breaks that the author insists on."""
        text = "".join(_pieces(inline.children or ()))
        if note := _NOTE.match(text):
            text = f"[{note['label']}]{text[note.end() :]}"
        text = _MARK.sub(self._unmarked, text)
        text = text[task.end() :] if (task := _TASK.match(text)) else text
        stanzas = ([line.strip() for line in part.split("\n") if line.strip()] for part in text.split(_HARD_BREAK))
        return [stanza for stanza in stanzas if stanza]

    def _unmarked(self, mark: re.Match[str]) -> str:
        """Leave out a note's mark; what only looks like one stays."""
        return "" if mark["label"] in self._notes or mark["label"].isdecimal() else mark[0]


def _heading(opened: "Token", stanzas: list[list[str]]) -> Iterator[Block]:
    """Yield a heading, unless it is one only because a rule was put under a paragraph."""
    lines = [line for stanza in stanzas for line in stanza]
    if opened.markup in {"-", "="} and not (len(lines) == 1 and _is_title(lines[0])):
        yield from _flowed(stanzas)
        yield Paragraph(SCENE_BREAK)
    elif text := _HEADING_ID.sub("", joined(lines)):
        yield Heading(text, int(opened.tag[1:]))


def _is_title(line: str) -> bool:
    return len(line) <= _LONGEST_UNDERLINED and not line.endswith(_ENDS)


def _flowed(stanzas: Iterable[Sequence[str]]) -> Iterator[Paragraph]:
    """Yield the paragraphs that lines are.

    Markdown takes a line break for a space, but authors of Chinese often mean it. Where the lines are not
    hard-wrapped, a line goes on only after a comma or the like, and between Latin words.
    """
    for lines in stanzas:
        wrapped = is_wrapped(lines)
        paragraph = [lines[0]]
        for last, line in pairwise(lines):
            if wrapped or last.endswith(_GOES_ON) or (last[-1].isascii() and line[0].isascii()):
                paragraph.append(line)
            else:
                yield Paragraph(joined(paragraph))
                paragraph = [line]
        yield Paragraph(joined(paragraph))


def _pieces(children: Iterable["Token"]) -> Iterator[str]:
    """Yield the text of inline tokens, with their line breaks, and nothing for images and tags."""
    unspoken = ""
    for child in children:
        tag = tag_name(child.content) if child.type == "html_inline" else ""
        if tag in UNSPOKEN:
            unspoken = tag
        elif unspoken and tag == f"/{unspoken}":
            unspoken = ""
        elif unspoken:
            continue
        elif child.type == "hardbreak" or tag == "br":
            yield _HARD_BREAK
        elif child.type == "softbreak":
            yield "\n"
        elif child.type == "text":
            yield _LEFT_OVER.sub(r"\1", child.content)
        elif child.type == "code_inline":
            yield child.content
