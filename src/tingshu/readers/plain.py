"""Plain text, in any charset that Chinese files really have."""

from tingshu.errors import SourceError
from tingshu.model import Manuscript, Paragraph, Source
from tingshu.readers import imprint
from tingshu.readers.charset import decode
from tingshu.readers.language import language_of
from tingshu.readers.reflow import paragraphs


def read_plain(source: Source) -> Manuscript:
    """Read plain text as paragraphs; plain text marks no headings, so none are made here.

    Nothing of the author's is left out but line breaks and the white space around paragraphs. Title and author
    are taken from lines at the head of the text, which stay in it, and from the name of the file.

    Raises:
        UsageError: there is no such encoding as the one insisted on.
        SourceError: the source is not text, or holds nothing but white space.
    """
    decoded = decode(source.data, source.encoding, name=source.name)
    blocks = tuple(map(Paragraph, paragraphs(decoded.text)))
    if not blocks:
        raise SourceError(f"{source.name} holds nothing but white space", "Give a file with text in it")
    head = imprint.from_head(block.text for block in blocks)
    title, author = head.completed_by(imprint.from_file_name(source.name))
    return Manuscript(title, author, language_of(decoded.text), blocks, decoded.notices)
