"""The pages of an EPUB as the blocks of a book: which pages are read, and what each is called."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tingshu.model import Block, Heading, Paragraph, Removal, Source
from tingshu.readers.css import StyleSheets
from tingshu.readers.epub_contents import DEEPEST, Entry, contents_of
from tingshu.readers.epub_package import Item, Package, resolved
from tingshu.readers.flow import EPUB_TYPE, NOTE, Piece
from tingshu.readers.markup import decode_page, parse_page
from tingshu.readers.page import own_sheets, read_page

Element = Any
"""An element of lxml, which ships no types."""

COVER = "cover"
CONTENTS = "table of contents"
COPYRIGHT = "copyright page"
ASIDE = "outside the reading order"
"""The rules that leave out whole pages, with that for notes."""

_TYPES = {
    "cover": COVER, "doc-cover": COVER, "toc": CONTENTS, "doc-toc": CONTENTS, "landmarks": CONTENTS,
    "copyright-page": COPYRIGHT, "colophon": COPYRIGHT, "doc-colophon": COPYRIGHT,
    "footnotes": NOTE, "endnotes": NOTE, "rearnotes": NOTE, "notes": NOTE, "doc-endnotes": NOTE,
}  # fmt: skip
"""What pages are for, in the words of EPUB 2's guide and EPUB 3's structural semantics."""

_TITLES = {
    "封面": COVER, "cover": COVER, "封面页": COVER,
    "目录": CONTENTS, "目錄": CONTENTS, "目次": CONTENTS, "contents": CONTENTS, "table of contents": CONTENTS,
    "版权": COPYRIGHT, "版权页": COPYRIGHT, "版权信息": COPYRIGHT, "版权声明": COPYRIGHT, "版權頁": COPYRIGHT,
    "版權": COPYRIGHT, "copyright": COPYRIGHT, "copyright page": COPYRIGHT,
}  # fmt: skip
_LONGEST_FRONT = 3000  # characters of a page that is left out because of its title alone
_FEWEST_LINKS = 5
_LINKED_SHARE = 0.8
_LONGEST_HEADING = 4  # blocks that one title of the contents may be divided into on its page


class Chapters:
    """The pages of a book, read one after the other.

    Attributes:
        notices: what a person should know about how the book was read; whole only after ``blocks`` has ended.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        entries, notices = contents_of(package)
        self.notices = notices
        self._entries: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in _led_down(entries):
            self._entries[entry.path.lower()].append(entry)
        self._level = 0  # of the last heading of the contents
        self._removed: Counter[tuple[str, str]] = Counter()
        self._sheets: dict[tuple[str, ...], StyleSheets] = {}

    @property
    def removals(self) -> tuple[Removal, ...]:
        """What is left out; whole only after ``blocks`` has ended."""
        return tuple(Removal(rule, text, count) for (rule, text), count in self._removed.items())

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the book in order."""
        for item in self._package.spine:
            if item.path not in self._package.archive:
                self._notice(f"A page of the book is missing in the file: {item.path}")
                continue
            yield from self._page(item)

    def _page(self, item: Item) -> Iterator[Block]:
        name = f"{self._package.archive.name} ({item.path})"
        decoded = decode_page(Source(name, self._package.archive.read(item.path)))
        if not decoded.text.strip():
            return
        root = parse_page(decoded.text, name)
        entries = self._entries[item.path.lower()]
        kind = self._kind(item, root)
        sheets, complete = self._sheets_of(root, item.path)
        page = read_page(root, sheets, complete=complete, targets={entry.fragment for entry in entries})
        for notice in decoded.notices + page.notices:
            self._notice(f"{item.path}: {notice}")
        for removal in page.removals:
            self._removed[removal.rule, removal.text] += removal.count
        rule = kind or _kind_by_content(page.pieces, entries)
        if rule:
            if text := " ".join(piece.block.text for piece in page.pieces):
                self._removed[rule, text] += 1
            return
        placed = [(page.anchors.get(entry.fragment, 0), entry) for entry in entries]
        yield from self._titled([piece.block for piece in page.pieces], placed)

    def _notice(self, notice: str) -> None:
        if notice not in self.notices:
            self.notices += (notice,)

    def _kind(self, item: Item, root: Element) -> str:
        """Return the rule against a page by what the book says it is for; an empty string if it is to be read."""
        if item.path == self._package.nav:
            return CONTENTS
        body = next(root.iter("body"), root)
        outer = [body, *body][:2] if len(body) == 1 else [body]
        said = {self._package.guide.get(item.path, "")}
        for element in outer:
            said |= set((element.get(EPUB_TYPE) or element.get("role") or "").lower().split())
        rule = next((_TYPES[kind] for kind in said if kind in _TYPES), "")
        return rule or ("" if item.linear else ASIDE)

    def _sheets_of(self, root: Element, path: str) -> tuple[StyleSheets, bool]:
        """Return the style sheets of a page, its own and those in the book, and whether those are all."""
        linked = [
            resolved(path, link.get("href", ""))[0]
            for link in root.iter("link")
            if "stylesheet" in link.get("rel", "").lower().split()
        ]
        found = [sheet for sheet in linked if sheet in self._package.archive]
        own = own_sheets(root)
        key = (*found, "", *own)
        if key not in self._sheets:
            texts = [self._sheet(sheet) for sheet in found]
            self._sheets[key] = StyleSheets((*texts, *own))
        return self._sheets[key], len(found) == len(linked)

    def _sheet(self, path: str) -> str:
        return self._package.archive.read(path).decode("utf-8", "replace").removeprefix("\ufeff")

    # --- titles ----------------------------------------------------------------------------------------------

    def _titled(self, blocks: Sequence[Block], placed: Iterable[tuple[int, Entry]]) -> Iterator[Block]:
        """Yield the blocks of a page with the titles of the contents for headings, each where it leads to."""
        position = 0
        for place, entry in sorted(placed, key=lambda pair: pair[0]):
            yield from map(self._demoted, blocks[position:place])
            position = max(place, position)
            self._level = entry.level
            here = blocks[position : position + _LONGEST_HEADING]
            length = _length_of(here, entry.title)
            written = " ".join(block.text for block in here[:length])
            yield Heading(max(entry.title, written, key=lambda title: len(_squeezed(title))), entry.level)
            position += length
        yield from map(self._demoted, blocks[position:])

    def _demoted(self, block: Block) -> Block:
        """Set a heading that is not in the contents below the last one that is."""
        if isinstance(block, Paragraph) or not self._level:
            return block
        return Heading(block.text, min(max(self._level + 1, block.level), DEEPEST))


def _led_down(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the entries, each one without an address at that of the first one below it that has one."""
    waiting: list[Entry] = []
    for entry in entries:
        waiting = [above for above in waiting if above.level < entry.level]
        if not entry.path:
            waiting.append(entry)
            continue
        yield from (Entry(above.title, entry.path, entry.fragment, above.level) for above in waiting)
        waiting = []
        yield entry


def _length_of(blocks: Sequence[Block], title: str) -> int:
    """Return how many of the blocks at the head of a page are its title, which may be set in several lines."""
    wanted, found = _squeezed(title), ""
    for number, block in enumerate(blocks, 1):
        found += _squeezed(block.text)
        if found == wanted:
            return number
        if not wanted.startswith(found):
            break
    first = _squeezed(blocks[0].text) if blocks else ""
    return int(bool(blocks) and isinstance(blocks[0], Heading) and (wanted in first or first in wanted))


def _kind_by_content(pieces: Sequence[Piece], entries: Sequence[Entry]) -> str:
    """Return the rule against a page by its title and what is on it."""
    length = sum(len(piece.block.text) for piece in pieces)
    linked = [piece for piece in pieces if piece.linked > len(piece.block.text) * _LINKED_SHARE]
    if len(linked) >= _FEWEST_LINKS and sum(len(piece.block.text) for piece in linked) > length * _LINKED_SHARE:
        return CONTENTS
    if length > _LONGEST_FRONT:
        return ""
    titles = [entries[0].title] if len(entries) == 1 else []
    titles += [piece.block.text for piece in pieces[:1] if isinstance(piece.block, Heading)]
    return next((_TITLES[title] for title in (" ".join(t.lower().split()) for t in titles) if title in _TITLES), "")


def _squeezed(text: str) -> str:
    return "".join(text.split())
