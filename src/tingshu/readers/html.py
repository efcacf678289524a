"""Web pages and HTML files: the text that their readers see, and none of what stands around it."""

from tingshu.errors import SourceError
from tingshu.model import Manuscript, Source
from tingshu.readers import imprint
from tingshu.readers.extras import not_installed
from tingshu.readers.imprint import Imprint
from tingshu.readers.language import language_of


def read_html(source: Source) -> Manuscript:
    """Read a page as headings and paragraphs.

    Text that the page hides is dropped first, then what stands around its main text; both are listed in the
    manuscript's removals. Where a main text cannot be told from the rest, the whole page is read, and a notice
    says so. Style sheets outside the page are not fetched.

    Title, author and language are the page's own, as far as it has any, else what the file name says.

    Raises:
        UsageError: there is no such encoding as the one insisted on.
        SourceError: the source is not text, holds nothing to read, or a package for web pages is not installed.
    """
    try:
        from tingshu.readers import markup, page_imprint, webpage
        from tingshu.readers.css import StyleSheets
        from tingshu.readers.page import own_sheets, read_page
    except ModuleNotFoundError as error:
        raise not_installed(error, "Web pages") from error
    decoded = markup.decode_page(source)
    root = markup.parse_page(decoded.text, source.name)
    named, language = page_imprint.imprint_of(root), page_imprint.language_tag(root)
    complete = not any("stylesheet" in link.get("rel", "").lower() for link in root.iter("link"))
    page = read_page(root, StyleSheets(own_sheets(root)), complete=complete)
    chosen = webpage.main_text(page.pieces)
    blocks = tuple(piece.block for piece, keep in zip(page.pieces, chosen.keep, strict=True) if keep)
    if not blocks:
        raise SourceError(f"{source.name} holds no text", _NO_TEXT)
    named = named.completed_by(Imprint("", page_imprint.byline(piece.block.text for piece in page.pieces)))
    title, author = named.completed_by(imprint.from_file_name(source.name))
    return Manuscript(
        title,
        author,
        language_of(" ".join(block.text for block in blocks[:_SAMPLE]), said=language),
        blocks,
        decoded.notices + page.notices + chosen.notices,
        (*page.removals, *webpage.removals(page.pieces, chosen.keep)),
    )


_NO_TEXT = "If a browser shows its text, a script brings it there: save the page from the browser, and give that file"
_SAMPLE = 200  # blocks by which the language is told
