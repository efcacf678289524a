"""Plain text, in any charset that Chinese files really have."""

from tingshu.errors import SourceError
from tingshu.model import Manuscript, Paragraph, Source
from tingshu.readers import imprint
from tingshu.readers.encoding.decode import decode
from tingshu.readers.language import language_of, notices_of
from tingshu.readers.omissions import Omissions
from tingshu.readers.reflow import paragraphs
from tingshu.readers.remnants import without_remnants


def read_plain(source: Source) -> Manuscript:
    """Read plain text as paragraphs; plain text marks no headings, so none are made here.

    Nothing is left out but line breaks, the white space around paragraphs, and markup of the page that the text was
    copied from, which is listed in the manuscript's removals. Title and author are taken from lines at the head of
    the text, which stay in it, and from the name of the file.

    Raises:
        UsageError: there is no such encoding as the one insisted on.
        SourceError: the source is not text, or holds nothing but white space.
    """
    decoded = decode(source.data, source.encoding, name=source.name)
    omissions = Omissions()
    text = without_remnants(decoded.text, omissions)
    blocks = tuple(map(Paragraph, paragraphs(text)))
    if not blocks:
        raise SourceError(f"{source.name} holds nothing but white space", "Give a file with text in it")
    head = imprint.from_head(block.text for block in blocks)
    title, author = head.completed_by(imprint.from_file_name(source.name))
    language = language_of(text)
    notices = decoded.notices + notices_of(language)
    return Manuscript(title, author, language, blocks, notices, omissions.removals())
