"""HTML and XHTML from a stranger to a tree: in any charset, however broken, however deep, and nothing fetched.

XHTML is parsed as XML first, because only there ``<a id="x"/>`` is an empty element, and as HTML where it is not
well-formed. A document type is cut off before: entities of a stranger's own making can read files and fill memory.
"""

import re
from html.entities import html5
from typing import Any

from lxml import etree

from tingshu.errors import SourceError, UsageError
from tingshu.model import Source
from tingshu.readers.encoding.decode import Decoded, decode

Element = Any
"""An element of lxml, which ships no types."""

_DEEPEST = 2048  # levels, at which libxml2 stops reading even a huge tree

_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]*?|\?xml\b[^>]*?\sen)c(?:harset|oding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_HEAD = 4096  # bytes; the HTML standard looks for a declared charset in the first 1024

_ASIDE = r"<!--(?>.*?-->)|<\?(?>.*?\?>)"  # a comment, or an instruction to a program
_QUOTED = r"\"[^\"]*+\"|'[^']*+'"
_DOCTYPE = re.compile(
    rf"\A(?P<before>(?:\s++|{_ASIDE})*+)<!DOCTYPE(?:[^\[<>\"']|{_QUOTED})*+"
    rf"(?:\[(?:[^\]<\"']|{_QUOTED}|{_ASIDE}|<(?!!--|\?))*+\]\s*+)?>",
    re.IGNORECASE | re.DOTALL,
)
"""A document type (XML 1.0, 2.8), in whose own part brackets may stand in quotes and comments."""

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]*;)")
_TYPE_TAGS = re.compile(r"</?(?:b|big|center|em|font|i|s|small|strong|tt|u)\b[^<>]*>", re.IGNORECASE)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CODE = ("script", "style", "link")


def decode_page(source: Source) -> Decoded:
    """Decode a page: in the charset insisted on, else in what its bytes prove, else in what it declares.

    What a page declares is often wrong, so it is asked only where its bytes are not plainly Unicode, and counts only
    where no more characters are lost by it.

    Raises:
        UsageError: there is no such encoding as the one insisted on.
        SourceError: the bytes are no text.
    """
    found = decode(source.data, source.encoding, name=source.name)
    declared = _DECLARED.search(source.data, 0, _HEAD)
    if source.encoding or found.encoding.startswith("utf-") or not declared:
        return found
    try:
        told = decode(source.data, declared[1].decode("ascii"), name=source.name)
    except (SourceError, UsageError):
        return found
    return min((told, found), key=lambda decoded: decoded.replaced)


def parse_page(text: str, name: str) -> Element:
    """Return the ``html`` element of a page, with plain tag names and no comments.

    Args:
        text: HTML or XHTML.
        name: what it is called in errors.

    Raises:
        SourceError: it holds no element at all, or nests them deeper than any page does.
    """
    root = _parsed_xml(text) if _is_xhtml(text) else None
    if root is None:
        root = _parsed_html(text, name)
    return root


def parse_part(data: bytes, name: str) -> Element:
    """Return the root element of an XML part of a book, such as its package document.

    Raises:
        SourceError: it is not well-formed.
    """
    try:
        return _xml(decode_page(Source(name, data)).text)
    except etree.XMLSyntaxError as error:
        raise SourceError(f"{name} is damaged: {error}", "Get a fresh copy of the book") from error


def storable(text: str) -> str:
    """Return ``text`` without the characters that no tree can be given (XML 1.0, 2.2), although one may hold them."""
    return _NOT_XML.sub("", text)


def without_code(root: Element) -> Element:
    """Take out, in place, what is no text of the page: scripts and style sheets."""
    etree.strip_elements(root, *_CODE, with_tail=False)
    return root


def _is_xhtml(text: str) -> bool:
    return "http://www.w3.org/1999/xhtml" in text[:_HEAD] or text[:100].lstrip().startswith("<?xml")


def _xml(text: str) -> Element:
    """Parse XML of which nothing can reach outside, and nothing can grow."""
    text = _DOCTYPE.sub(r"\g<before>", _DECLARATION.sub("", text))
    text = _ENTITY.sub(lambda found: _escaped(html5.get(found[1], found[0])), text)
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, load_dtd=False, no_network=True,
        huge_tree=True, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    return etree.fromstring(text.lstrip().encode(), parser)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _parsed_xml(text: str) -> Element | None:
    try:
        root = _xml(text)
    except etree.XMLSyntaxError:
        return None  # many a page only says that it is XHTML
    for element in root.iter("*"):
        element.tag = etree.QName(element).localname
    return root if root.tag == "html" else None


def _parsed_html(text: str, name: str) -> Element:
    root, whole = _html(text)
    if not whole:  # thousands of <font> that are never closed are a page still
        root, whole = _html(_TYPE_TAGS.sub("", text))
    if not whole:
        raise SourceError(
            f"{name} nests its elements more than {_DEEPEST} deep, which no page does",
            "Open it in a browser, and save its text as a text file",
        )
    if root is None:
        raise SourceError(f"{name} holds no text", "Check that it is the right page")
    return root


def _html(text: str) -> tuple[Element | None, bool]:
    """Parse HTML; return its root, if it has any, and whether the parser has read it to the end."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        root = None  # what lxml says of a page without any element
    given_up = any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    return root, not given_up
