"""EPUBs for tests, packed part by part as strangers' tools pack them."""

import io
import zipfile

from tingshu.model import Heading, Source
from tingshu.readers.epub import read_epub

CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
METADATA = "<dc:title>渡口</dc:title><dc:creator>林舟</dc:creator><dc:language>zh-CN</dc:language>"
NCX_LINK = ' toc="ncx"'


def page(body, head=""):
    """Return a page of a book."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/>{head}</head><body>{body}</body></html>'
    )


def nav(*lines):
    """Return a navigation document with a flat list of (title, address)."""
    return nav_of("<ol>" + "".join(f'<li><a href="{href}">{title}</a></li>' for title, href in lines) + "</ol>")


def nav_of(inner):
    """Return a navigation document with ``inner`` for its table of contents."""
    return page(
        f'<nav epub:type="landmarks"><ol><li><a href="x.xhtml">x</a></li></ol></nav><nav epub:type="toc">{inner}</nav>'
    )


def ncx(inner):
    """Return an NCX with the points ``inner``."""
    return f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><navMap>{inner}</navMap></ncx>'


def point(title, src, inner=""):
    """Return a point of an NCX."""
    return f'<navPoint id="i"><navLabel><text>{title}</text></navLabel><content src="{src}"/>{inner}</navPoint>'


def parts(  # noqa: PLR0913 - each is one thing that books differ in
    pages, *, contents="", points="", metadata=METADATA, guide="", refs=None, items="", **others
):
    """Return the parts of an EPUB by name; ``others`` are more of them, with ``/`` written as ``__``."""
    listed = "".join(
        f'<item id="p{number}" href="{name}" media-type="application/xhtml+xml"/>' for number, name in enumerate(pages)
    )
    made = {f"OEBPS/{name}".replace("%20", " "): text for name, text in pages.items() if text is not None}
    if contents:
        listed += '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        made["OEBPS/nav.xhtml"] = contents
    if points:
        listed += '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
        made["OEBPS/toc.ncx"] = points
    spine = refs or "".join(f'<itemref idref="p{number}"/>' for number in range(len(pages)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">{metadata}</metadata>'
        f"<manifest>{listed}{items}</manifest><spine{NCX_LINK if points else ''}>{spine}</spine>{guide}</package>"
    )
    first = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, "OEBPS/book.opf": package}
    return {**first, **made, **{name.replace("__", "/"): text for name, text in others.items()}}


def packed(made):
    """Return parts packed into an EPUB."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in made.items():
            archive.writestr(name, text)
    return file.getvalue()


def read(made):
    """Read an EPUB of these parts."""
    return read_epub(Source("a.epub", packed(made)))


def blocks(manuscript):
    """Return the blocks: a heading as (level, text), a paragraph as its text."""
    return [(b.level, b.text) if isinstance(b, Heading) else b.text for b in manuscript.blocks]
