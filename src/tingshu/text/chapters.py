"""Passages -> chapters: what stands under each heading, and what the chapter is called."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tingshu.model import Chapter, Pause, Role, Sentence
from tingshu.text.cleaning import SCENE_BREAK, Passage
from tingshu.text.outline import Depth, Head
from tingshu.text.sentences import sentences
from tingshu.text.titles import has_words, shown, telling


def divide(passages: Sequence[Passage], heads: Iterable[Head], title: str) -> tuple[Chapter, ...]:
    """Cut a cleaned text into chapters of sentences.

    Args:
        passages: the text.
        heads: its headings, in order.
        title: the heading among them that names the whole book, if there is one.
    """
    drafts = (draft for draft in _drafts(passages, {head.passage: head for head in heads}) if draft.sentences)
    return tuple(Chapter(number, draft.name(title), tuple(draft.sentences)) for number, draft in enumerate(drafts, 1))


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

    def name(self, title: str) -> str:
        """Return the chapter's title: its headings but the book's own, and its first words if they have none."""
        texts = [text for text, _ in self.headings]
        own = [text for text in texts if shown(text) != title] or texts
        if not own:
            return ""
        if has_words(own[-1]):
            return " ".join(map(shown, own))
        first = next((sentence.text for sentence in self.sentences if sentence.role is not Role.TITLE), "")
        return " ".join((*map(shown, own[:-1]), telling(own[-1], first)))


def _drafts(passages: Iterable[Passage], heads: dict[int, Head]) -> Iterator[_Draft]:
    draft = _Draft()
    for number, passage in enumerate(passages):
        if any(cut.rule == SCENE_BREAK for cut in passage.cuts):
            draft.break_scene()
        head = heads.get(number)
        heading, text = _parted(passage.text, head)
        if head:
            if not draft.takes(head):
                yield draft
                draft = _Draft()
            draft.add_heading(heading, head)
        if text.strip():
            draft.add_text(text)
    yield draft


def _parted(text: str, head: Head | None) -> tuple[str, str]:
    """Split a passage into its heading and the text behind it."""
    end = head.end if head else 0
    return text[:end], text[end:]
