"""The style sheets that a page links to: many a watermark is hidden by a class that only such a sheet explains.

A stranger's page names them, so little is read: of a file, what lies in its own folder or below; of an address, what
the same site sends, a few and small and soon. What a sheet says is only ever used to tell what the page hides.
"""

import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from tingshu.errors import SourceError
from tingshu.readers.html.page import sheet_links
from tingshu.readers.source import STANDARD_INPUT, is_address
from tingshu.readers.web import fetch

Element = Any
"""An element of lxml, which ships no types."""

MOST_SHEETS = 8
"""Style sheets of a page that are read."""

LARGEST_BYTES = 1_000_000
"""Of a style sheet; whole frameworks come to some 200 kB."""

LONGEST_S = 15.0
"""Seconds that all sheets of a page may take to be fetched."""

_IMPORT = re.compile(r"@import\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Linked:
    """The style sheets that a page links to.

    Attributes:
        sheets: those that were read, as text, in order.
        complete: whether those are all.
        notices: what a person should know about the others.
    """

    sheets: tuple[str, ...] = ()
    complete: bool = True
    notices: tuple[str, ...] = ()


def linked_sheets(root: Element, name: str) -> Linked:
    """Read the style sheets that a page links to, as far as they are its own site's or folder's.

    Args:
        root: the ``html`` element.
        name: the page's path or address, or ``-``.
    """
    links = list(sheet_links(root))
    sheets: list[str] = []
    failed = ""
    end = time.monotonic() + LONGEST_S
    for link in links[:MOST_SHEETS]:
        try:
            sheet = _sheet(root, link, name, end - time.monotonic())
        except SourceError as error:
            failed = error.problem
            break  # what fails once is slow or gone, and the page need not wait for more
        if sheet is not None:
            sheets.append(sheet.decode("utf-8", "replace").removeprefix("\ufeff"))
    complete = len(sheets) == len(links) and not any(map(_IMPORT.search, sheets))
    notice = f"Text that the page hides may be heard, as a style sheet of it could not be read: {failed}"
    return Linked(tuple(sheets), complete, (notice,) if failed else ())


def _sheet(root: Element, link: str, name: str, seconds: float) -> bytes | None:
    """Return a style sheet; None for one that is not the page's own.

    Raises:
        SourceError: it cannot be read.
    """
    if name == STANDARD_INPUT or not link:
        return None
    if not is_address(name):
        return _file(link, name)
    base = next((found.get("href", "") for found in root.iter("base")), "")
    address = urljoin(urljoin(name, base), link)
    if urlsplit(address)[:2] != urlsplit(name)[:2]:
        return None
    if seconds <= 0:
        raise SourceError(f"its style sheets take longer than {LONGEST_S:.0f} seconds")
    return fetch(address, LARGEST_BYTES, longest_s=seconds, stays=True)


def _file(link: str, name: str) -> bytes | None:
    """Read a style sheet beside a file; None if it is not in the file's own folder or below."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return None
    try:
        folder = Path(name).resolve().parent
        path = (folder / unquote(parts.path)).resolve()
        if not path.is_relative_to(folder):
            return None
        if not path.is_file() or path.stat().st_size > LARGEST_BYTES:
            raise SourceError(f"{link} is missing or larger than {LARGEST_BYTES // 1_000_000} MB")
        return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        raise SourceError(f"{link}: {error}") from error
