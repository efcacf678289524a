"""Title, author and language as a web page carries them: in its head, its first heading, and the line below that."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from tingshu.readers.html.flow import words_of
from tingshu.readers.imprint import Imprint
from tingshu.writing import CHAPTER_NUMBER

Element = Any
"""An element of lxml, which ships no types."""

_TITLE_META = ("og:title", "twitter:title", "dc.title", "title", "articletitle")
_AUTHOR_META = ("author", "article:author", "og:article:author", "og:novel:author", "dc.creator", "byl")
_BOOK_META = ("og:novel:book_name", "og:novel:novel_name")
_SITE_META = ("og:site_name", "application-name")

_SEPARATOR = re.compile(r"\s*[_|｜]+\s*|\s+[-–—·«»]+\s+|(?<=[^\x00-\x7f])\s*--?\s*(?=[^\x00-\x7f])")
_CHAPTER = re.compile(rf"(?:正文\s*)?{CHAPTER_NUMBER}.*")
_ADVERT = re.compile(r"(?:最新章[节節]|(?:全文)?(?:免[费費])?[阅閱][读讀]|无弹窗|無彈窗|txt下载|小说|小說)+\Z")
_BYLINE = re.compile(r"(?:作\s*者|撰文|记者)\s*[:：|]\s*(?P<author>[^\s:：|，,。；;（(]{2,20})")
_ADDRESS = re.compile(r"https?:|www\.|@")

_LONGEST_TITLE = 100  # characters
_LONGEST_LINE = 100
_TOP = 20  # blocks among which a byline stands
_LARGEST_JSON = 200_000
_MOST = 500  # characters of a title or a name that are looked at


def imprint_of(root: Element) -> Imprint:
    """Return what a page's head and headings say; it must be asked before scripts are taken out of the page."""
    said = _meta(root)
    heading = _only_heading(root)
    of_page = (title for title in root.iter("title") if next(title.iterancestors("svg"), None) is None)
    titles = [words_of(title)[:_MOST] for title in islice(of_page, 1)]
    titles += [said[name] for name in _TITLE_META if name in said]
    if book := _book(titles, said):
        title = book
    elif heading and any(heading in title for title in titles):
        title = heading
    else:
        title = next(filter(None, (_without_site(title, said) for title in reversed(titles))), heading)
    authors = [*(said.get(name, "") for name in _AUTHOR_META), *_linked_authors(root)]
    return Imprint(title, next((author for author in authors if author and not _ADDRESS.search(author)), ""))


def byline(lines: Iterable[str]) -> str:
    """Return the author whom one of the first lines of a page names, as in ``来源：某报　作者：某某``."""
    short = (line for line in islice(lines, _TOP) if len(line) <= _LONGEST_LINE)
    return next((found["author"] for line in short if (found := _BYLINE.search(line))), "")


def language_tag(root: Element) -> str:
    """Return the language that a page says it is in, as a BCP 47 tag; an empty string if it says none."""
    return (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip().replace("_", "-")


def _meta(root: Element) -> dict[str, str]:
    said: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
        said.setdefault(name, " ".join(meta.get("content", "").split())[:_MOST])
    return said


def _only_heading(root: Element) -> str:
    headings = [text for heading in islice(root.iter("h1"), 3) if (text := words_of(heading))]
    return headings[0] if len(headings) == 1 and len(headings[0]) <= _LONGEST_TITLE else ""


def _book(titles: Iterable[str], said: dict[str, str]) -> str:
    """Return the book of which a page is one chapter, as in ``第一章 起风_渡口_江边网``; an empty string for others."""
    if named := next((said[name] for name in _BOOK_META if said.get(name)), ""):
        return named
    for title in titles:
        parts = [part.strip() for part in _SEPARATOR.split(title) if part.strip()]
        places = [place for place, part in enumerate(parts[:2]) if _CHAPTER.fullmatch(part)]
        if places and len(parts) > 2:  # noqa: PLR2004 - chapter, book and site; of two parts either may be the site
            return _ADVERT.sub("", parts[1 - places[0]]).removeprefix("《").removesuffix("》")
    return ""


def _without_site(title: str, said: dict[str, str]) -> str:
    """Return a page's title without the names of the site and its sections, which follow it."""
    sites = {said[name] for name in _SITE_META if said.get(name)}
    parts = [part for part in _SEPARATOR.split(title) if part and part not in sites]
    return parts[0].strip() if parts else ""


def _linked_authors(root: Element) -> Iterator[str]:
    """Yield the authors in a page's JSON-LD, in the vocabulary of schema.org."""
    for script in root.iter("script"):
        if script.get("type") == "application/ld+json" and len(script.text or "") <= _LARGEST_JSON:
            try:
                data = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue  # a page's JSON is often broken, and never needed
            yield from _authors(data)


def _authors(data: Any) -> Iterator[str]:  # noqa: ANN401 - whatever stands in a page's JSON
    for item in data if isinstance(data, list) else [data]:
        if not isinstance(item, dict):
            continue
        author = item.get("author")
        for one in author if isinstance(author, list) else [author]:
            name = one.get("name") if isinstance(one, dict) else one
            if isinstance(name, str):
                yield name.strip()
        if isinstance(graph := item.get("@graph"), list):
            yield from _authors(graph)
