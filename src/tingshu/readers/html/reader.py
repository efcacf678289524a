"""Web pages and HTML files: the text that their readers see, and none of what stands around it."""

from tingshu.errors import SourceError
from tingshu.model import Manuscript, Source
from tingshu.readers import imprint
from tingshu.readers.extras import not_installed
from tingshu.readers.imprint import Imprint
from tingshu.readers.language import language_of, notices_of


def read_html(source: Source) -> Manuscript:
    """Read a page as headings and paragraphs.

    Text that the page hides is dropped first, then what stands around its main text; both are listed in the
    manuscript's removals. Where a main text cannot be told from the rest, the whole page is read, and a notice
    says so. Of its style sheets those are read that are its own site's, or lie in its own folder.

    Title, author and language are the page's own, as far as it has any, else what the file name says.

    Raises:
        UsageError: there is no such encoding as the one insisted on.
        SourceError: the source is not text, holds nothing to read, or a package for web pages is not installed.
    """
    try:
        from tingshu.readers.html import imprint as page_imprint, markup
        from tingshu.readers.html.css import StyleSheets
        from tingshu.readers.html.linked_sheets import linked_sheets
        from tingshu.readers.html.main_text import main_text, removals
        from tingshu.readers.html.page import own_sheets, read_page
    except ModuleNotFoundError as error:
        raise not_installed(error, "Web pages") from error
    decoded = markup.decode_page(source)
    root = markup.parse_page(decoded.text, source.name)
    named, language = page_imprint.imprint_of(root), page_imprint.language_tag(root)
    linked = linked_sheets(root, source.name)
    sheets = StyleSheets((*linked.sheets, *own_sheets(root)))
    page = read_page(root, sheets, complete=linked.complete)
    chosen = main_text(page.pieces)
    blocks = tuple(piece.block for piece, keep in zip(page.pieces, chosen.keep, strict=True) if keep)
    if not blocks:
        raise SourceError(f"{source.name} holds no text", _NO_TEXT)
    named = named.completed_by(Imprint("", page_imprint.byline(piece.block.text for piece in page.pieces)))
    title, author = named.completed_by(imprint.from_file_name(source.name))
    language = language_of(" ".join(block.text for block in blocks[:_SAMPLE]), said=language)
    return Manuscript(
        title,
        author,
        language,
        blocks,
        decoded.notices + linked.notices + page.notices + chosen.notices + notices_of(language),
        (*page.removals, *removals(page.pieces, chosen.keep)),
    )


_NO_TEXT = "If a browser shows its text, a script brings it there: save the page from the browser, and give that file"
_SAMPLE = 200  # blocks by which the language is told
