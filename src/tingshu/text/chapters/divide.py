"""Passages -> chapters: what stands under each heading, and what the chapter is called."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from tingshu.model import Chapter, Pause, Role, Sentence
from tingshu.text.chapters.hierarchy import Depth, Head
from tingshu.text.chapters.outline import Outline
from tingshu.text.chapters.parts import in_parts
from tingshu.text.chapters.repeats import Redundant
from tingshu.text.chapters.titles import has_words, shown, telling
from tingshu.text.cleaning import SCENE_BREAK, Passage
from tingshu.text.sentences import sentences

_Item = TypeVar("_Item", Head, Redundant)


def divide(passages: Sequence[Passage], found: Outline) -> tuple[Chapter, ...]:
    """Cut a cleaned text into chapters of sentences.

    A heading with nothing under it stands at the head of the chapter that follows it, if that is a smaller part:
    a volume's heading is spoken in its first chapter, and is part of that one's title.
    """
    drafts = (draft for draft in _drafts(passages, found) if draft.sentences)
    named = [part for draft in drafts for part in draft.named(found)]
    return tuple(Chapter(number, title, tuple(said)) for number, (title, said) in enumerate(named, 1))


@dataclass(slots=True)
class _Draft:
    """A chapter in the making: the headings it began with, each with its level, and its sentences."""

    headings: list[tuple[str, int]] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    has_text: bool = False

    def takes(self, head: Head) -> bool:
        """Whether a heading belongs to this chapter: a section's does, and what stands below the ones before it."""
        is_next = not self.has_text and all(level < head.level for _, level in self.headings)
        return is_next or head.depth is Depth.SECTION

    def add_heading(self, text: str, head: Head) -> None:
        self.sentences += sentences(text, last=Pause.TITLE, role=Role.TITLE)
        if head.depth is Depth.SECTION:
            self.has_text = True
        else:
            self.headings.append((text, head.level))

    def add_text(self, text: str) -> None:
        self.sentences += sentences(text)
        self.has_text = True

    def break_scene(self) -> None:
        """Lengthen the pause after the last sentence, unless a heading's pause is there already."""
        if self.sentences and self.sentences[-1].role is not Role.TITLE:
            self.sentences[-1] = replace(self.sentences[-1], pause=Pause.SCENE)

    def named(self, found: Outline) -> Iterator[tuple[str, Sequence[Sentence]]]:
        """Yield the chapter with its title; a very long one in parts, unless the format says that it is one."""
        own, last = self._own_headings(found.title)
        parts = [self.sentences] if found.has_format else in_parts(self.sentences, has_heading=bool(self.headings))
        if len(parts) == 1:
            first = telling(last, _first_words(self.sentences)) if last and not has_words(last) else shown(last)
            yield " ".join(filter(None, (*own, first))), self.sentences
            return
        for number, part in enumerate(parts, 1):
            yield " ".join((*own, *filter(None, [shown(last)]), telling(f"第 {number} 部分", _first_words(part)))), part

    def _own_headings(self, title: str) -> tuple[list[str], str]:
        """Return the chapter's headings but the book's own: all but the last as shown, and the last as it is."""
        texts = [text for text, _ in self.headings]
        own = [text for text in texts if shown(text) != title] or texts
        return [shown(text) for text in own[:-1]], own[-1] if own else ""


def _first_words(said: Sequence[Sentence]) -> str:
    return next((sentence.text for sentence in said if sentence.role is not Role.TITLE), "")


def _drafts(passages: Sequence[Passage], found: Outline) -> Iterator[_Draft]:
    heads, gone = _by_passage(found.heads), _by_passage(found.redundant)
    draft = _Draft()
    for number, passage in enumerate(passages):
        if any(cut.rule == SCENE_BREAK for cut in passage.cuts):
            draft.break_scene()
        for text, head in _pieces(passage.text, heads.get(number, []), gone.get(number, [])):
            if head:
                if not draft.takes(head):
                    yield draft
                    draft = _Draft()
                draft.add_heading(text, head)
            elif text.strip():
                draft.add_text(text)
    yield draft


def _by_passage(items: Sequence[_Item]) -> dict[int, list[_Item]]:
    found: dict[int, list[_Item]] = defaultdict(list)
    for item in items:
        found[item.passage].append(item)
    return found


def _pieces(text: str, heads: Sequence[Head], gone: Sequence[Redundant]) -> Iterator[tuple[str, Head | None]]:
    """Yield a passage's headings and the text between them, in order, without what is not spoken."""
    position = 0
    places: list[Head | Redundant] = sorted((*heads, *gone), key=lambda place: place.start)
    for place in places:
        yield text[position : place.start], None
        if isinstance(place, Head):
            yield text[place.start : place.end], place
        position = place.end
    yield text[position:], None
