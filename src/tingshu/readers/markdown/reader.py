"""Markdown: what a reader of the finished page would read, and none of the marks that make it."""

from collections.abc import Iterable
from typing import Any

from tingshu.errors import SourceError
from tingshu.model import Block, Heading, Manuscript, Source
from tingshu.readers import imprint
from tingshu.readers.encoding.decode import decode
from tingshu.readers.language import language_of, notices_of
from tingshu.readers.markdown import frontmatter
from tingshu.readers.omissions import Omissions
from tingshu.readers.reflow import lines_of

FRONT_MATTER = "front matter"
"""The rule that leaves out what a file says of itself before its text."""


def read_markdown(source: Source) -> Manuscript:
    """Read Markdown as headings and paragraphs.

    Spoken: text, the text of links, list items (with their number where they have one), quotes, the rows of
    tables, verse in a code fence, and notes: where they stand, or behind the paragraph in which they stand. Not
    spoken are the marks that set type and, each listed in the manuscript's removals, addresses, images, comments,
    marks of notes, the front matter, text that a tag hides, program code, and formulas
    that a voice could only spell out. A rule becomes the paragraph ``***``.

    Title, author and language come from the front matter. Without it the title is the text's only heading of
    the first level, if it is the first heading, else what the file name says.

    Raises:
        UsageError: there is no such encoding as the one insisted on.
        SourceError: the source is not text, or holds nothing to read.
    """
    from tingshu.readers.markdown.dialect import DEEPEST, parser
    from tingshu.readers.markdown.page import Page

    decoded = decode(source.data, source.encoding, name=source.name)
    text = "\n".join(lines_of(decoded.text))
    front, body = frontmatter.divide(text)
    omissions = Omissions()
    omissions.add(FRONT_MATTER, text.removesuffix(body) if body else text)
    page = Page(body, omissions)
    defined: dict[str, Any] = {}
    tokens = parser().parse(body, defined)
    if any(token.level >= DEEPEST - 1 for token in tokens):
        # there the parser stops, and leaves out what is below without a word
        raise SourceError(
            f"{source.name} nests its lists or quotes more than {DEEPEST // 2} deep",
            "Make them flatter, or save it as .txt",
        )
    blocks = tuple(page.blocks(tokens, defined))
    if not blocks:
        raise SourceError(f"{source.name} holds nothing to read", "Give a file with text in it")
    named = imprint.from_file_name(source.name)
    language = language_of(body, said=front.language.replace("_", "-"))
    return Manuscript(
        front.title or _only_title(blocks) or named.title,
        front.author or named.author,
        language,
        blocks,
        decoded.notices + page.notices + notices_of(language),
        omissions.removals(),
    )


def _only_title(blocks: Iterable[Block]) -> str:
    headings = [block for block in blocks if isinstance(block, Heading)]
    first = [heading for heading in headings if heading.level == 1]
    return first[0].text if len(first) == 1 and headings[0] is first[0] else ""
