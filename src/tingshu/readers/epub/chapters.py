"""The pages of an EPUB as the blocks of a book: which pages are read, and what each is called."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tingshu.context import EDGE, MOST_CONTEXTS, in_context
from tingshu.errors import SourceError
from tingshu.model import Block, Heading, Paragraph, Removal, Source
from tingshu.readers.archive import HostileArchiveError
from tingshu.readers.epub.contents import DEEPEST, Entry, contents_of
from tingshu.readers.epub.kinds import kind_by_content, kind_by_purpose
from tingshu.readers.epub.notes import Notes
from tingshu.readers.epub.package import Item, Package, resolved
from tingshu.readers.html.css import StyleSheets
from tingshu.readers.html.markup import decode_page, parse_page
from tingshu.readers.html.page import Page, own_sheets, read_page, sheet_links
from tingshu.readers.rules import NOTE

Element = Any
"""An element of lxml, which ships no types."""

_LONGEST_HEADING = 4  # blocks that one title of the contents may be divided into on its page
_LONGEST_OPENING = 8  # blocks among which the words of a title are sought: a volume, the author, a motto may be above


class Chapters:
    """The pages of a book, read one after the other.

    Attributes:
        notices: what a person should know about how the book was read; whole only after ``blocks`` has ended.
        lost: the same, of those alone that tell of pages which are not read because they cannot be.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        entries, notices = contents_of(package)
        self.notices = package.notices + notices
        self.lost: tuple[str, ...] = ()
        self._entries: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in _led_down(entries):
            self._entries[entry.path.lower()].append(entry)
        self._level = 0  # of the last heading of the contents
        self._last = ""  # block that is read
        self._removed: dict[tuple[str, str], Removal] = {}
        self._notes = Notes()
        self._sheets: dict[tuple[str, ...], StyleSheets] = {}

    @property
    def removals(self) -> tuple[Removal, ...]:
        """What is left out; whole only after ``blocks`` has ended."""
        return tuple(self._removed.values())

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the book in order. A page that cannot be read is left out, and told.

        Raises:
            HostileArchiveError: the archive is made to do harm.
        """
        for item in self._package.spine:
            try:
                root, notices = self._root(item)
            except HostileArchiveError:
                raise
            except SourceError as error:
                self._lose(item, error.problem)
                continue
            for notice in notices:
                self._notice(f"{item.path}: {notice}")
            for block in self._page(item, root) if root is not None else ():
                self._last = block.text
                yield block

    def _root(self, item: Item) -> tuple[Element | None, tuple[str, ...]]:
        """Return the tree of a page, None for an empty one, and what a person should know about it."""
        name = f"{self._package.archive.name} ({item.path})"
        decoded = decode_page(Source(name, self._package.archive.read(item.path)))
        notices = decoded.notices
        if item.path in self._package.archive.repeated:
            notices += ("the file holds it more than once, and the last one was read",)
        return parse_page(decoded.text, name) if decoded.text.strip() else None, notices

    def _page(self, item: Item, root: Element) -> Iterator[Block]:
        entries = self._entries[item.path.lower()]
        rule = kind_by_purpose(self._package, item, root)
        self._notes.mark(root, item.path)
        sheets, complete = self._sheets_of(root, item.path)
        page = read_page(root, sheets, complete=complete, targets={entry.fragment for entry in entries})
        for notice in page.notices:
            self._notice(f"{item.path}: {notice}")
        for removal in page.removals:
            self._remove(removal)
        notes = any(removal.rule == NOTE for removal in page.removals)
        rule = rule or kind_by_content(page.pieces, entries, holds_notes=notes)
        if not rule:
            yield from self._titled([piece.block for piece in page.pieces], self._places(page, entries))
        elif text := " ".join(piece.block.text for piece in page.pieces):
            self._remove(Removal(rule, text, 1, (in_context(self._last + EDGE, text, ""),)))

    def _remove(self, removal: Removal) -> None:
        """Add to the book's removals one of a page."""
        known = self._removed.get((removal.rule, removal.text), Removal(removal.rule, removal.text, 0))
        contexts = tuple(dict.fromkeys(known.contexts + removal.contexts))[:MOST_CONTEXTS]
        self._removed[removal.rule, removal.text] = Removal(
            removal.rule, removal.text, known.count + removal.count, contexts
        )

    def _lose(self, item: Item, problem: str) -> None:
        titles = "、".join(entry.title for entry in self._entries[item.path.lower()])
        notice = f"NOT SPOKEN: {f'“{titles}”, ' if titles else ''}{item.path}, which cannot be read: {problem}"
        self.lost += (notice,)
        self._notice(notice)

    def _notice(self, notice: str) -> None:
        if notice not in self.notices:
            self.notices += (notice,)

    # --- style sheets ----------------------------------------------------------------------------------------

    def _sheets_of(self, root: Element, path: str) -> tuple[StyleSheets, bool]:
        """Return the style sheets of a page, its own and those in the book, and whether those are all."""
        linked = [resolved(path, link)[0] for link in sheet_links(root)]
        found = [sheet for sheet in linked if sheet in self._package.archive]
        own = own_sheets(root)
        key = (*found, "", *own)
        if key not in self._sheets:
            texts = [self._sheet(sheet) for sheet in found]
            self._sheets[key] = StyleSheets((*texts, *own))
        return self._sheets[key], len(found) == len(linked)

    def _sheet(self, path: str) -> str:
        """Return a style sheet; an empty one in the place of one that is damaged."""
        try:
            return self._package.archive.read(path).decode("utf-8", "replace").removeprefix("\ufeff")
        except HostileArchiveError:
            raise
        except SourceError as error:
            self._notice(f"What its style sheet hides may be heard: {error.problem}")
            return ""

    # --- titles ----------------------------------------------------------------------------------------------

    def _places(self, page: Page, entries: Sequence[Entry]) -> Iterator[tuple[int, Entry]]:
        """Yield the lines of the contents that lead to a page, with the block that each is before.

        One that leads to a place which is not there is taken to mean the block with its words, else, if it is the
        first, the head of the page.
        """
        texts = [_squeezed(piece.block.text) for piece in page.pieces]
        for number, entry in enumerate(entries):
            wanted = _squeezed(entry.title)
            if not entry.fragment or entry.fragment in page.anchors:
                yield page.anchors.get(entry.fragment, 0), entry
            elif wanted in texts:
                yield texts.index(wanted), entry
            elif not number:
                yield 0, entry
            else:
                self._notice(
                    f"The table of contents leads to a place that is not there, and is not followed: {entry.title}"
                )

    def _titled(self, blocks: Sequence[Block], placed: Iterable[tuple[int, Entry]]) -> Iterator[Block]:
        """Yield the blocks of a page with the titles of the contents for headings, each where it leads to."""
        position = 0
        ordered = sorted(placed, key=lambda pair: pair[0])
        ends = [*(place for place, _ in ordered), len(blocks)][1:]
        for (place, entry), end in zip(ordered, ends, strict=True):
            yield from map(self._demoted, blocks[position:place])
            position = max(place, position)
            ahead = _ahead_of(blocks[position : max(end, position)][:_LONGEST_OPENING], entry.title)
            lead, position = blocks[position : position + ahead], position + ahead
            self._level = entry.level
            length = _length_of(blocks[position : position + _LONGEST_HEADING], entry.title)
            written = " ".join(block.text for block in blocks[position : position + length])
            title = max(entry.title, written, key=lambda title: len(_squeezed(title)))
            if all(isinstance(block, Heading) for block in lead):
                yield Heading(" ".join([*(block.text for block in lead), title]), entry.level)
            else:
                yield from (_raised(block, entry.level) for block in lead)
                yield Heading(title, entry.level)
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
    if length := _exact_length(blocks, title):
        return length
    wanted = _squeezed(title)
    first = _squeezed(blocks[0].text) if blocks else ""
    return int(bool(blocks) and isinstance(blocks[0], Heading) and (wanted in first or first in wanted))


def _exact_length(blocks: Sequence[Block], title: str) -> int:
    """Return how many of the blocks are together the very words of a title; 0 for none."""
    wanted, found = _squeezed(title), ""
    for number, block in enumerate(blocks, 1):
        found += _squeezed(block.text)
        if found == wanted:
            return number
        if not wanted.startswith(found):
            break
    return 0


def _ahead_of(blocks: Sequence[Block], title: str) -> int:
    """Return how many of the blocks at the head of a page stand above its title; 0 where its words are not among them.

    Its very words are sought first, as the title of a book above them may be a part of them.
    """
    starts = range(len(blocks))
    exact = (start for start in starts if _exact_length(blocks[start : start + _LONGEST_HEADING], title))
    alike = (start for start in starts if _length_of(blocks[start : start + 1], title))
    return next(exact, next(alike, 0))


def _raised(block: Block, level: int) -> Block:
    """Set a heading above a title of the contents no lower than it, so that it ends the chapter before."""
    return Heading(block.text, min(block.level, level)) if isinstance(block, Heading) else block


def _squeezed(text: str) -> str:
    return "".join(text.split())
