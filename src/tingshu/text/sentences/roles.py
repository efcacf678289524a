"""Who speaks: every sentence cut into what the narrator says and what somebody says in quotation marks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from tingshu.model import Chapter, Pause, Role, Sentence
from tingshu.text.sentences.speech import speech
from tingshu.text.spoken.plain import spoken
from tingshu.writing import CLOSERS, FINAL, is_speakable

_BELONGS_BEFORE = f"{FINAL}{CLOSERS}，、；：…—,.;:︐︑︓︔～~ \u3000"

Piece = tuple[str, Role]
"""Some characters of a sentence, and who speaks them."""


def with_roles(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """Return ``chapters`` with every sentence cut into what the narrator says and what is speech.

    Joined, the pieces are the sentence, character for character. A quotation that is cut into several sentences is
    speech in all of them. What is said for a piece is derived from its text: what is only heard is changed later.
    """
    return tuple(_with_roles(chapter) for chapter in chapters)


def _with_roles(chapter: Chapter) -> Chapter:
    pieces = tuple(piece for paragraph in _paragraphs(chapter.sentences) for piece in _cut(paragraph))
    return replace(chapter, sentences=pieces)


def _paragraphs(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Yield the sentences of each paragraph; a heading is one of its own."""
    paragraph: list[Sentence] = []
    for sentence in sentences:
        paragraph.append(sentence)
        if sentence.pause not in (Pause.CUT, Pause.SENTENCE):
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _cut(paragraph: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield the pieces of the sentences of a paragraph."""
    spans = () if paragraph[0].role is Role.TITLE else speech(" ".join(each.text for each in paragraph))
    if not spans:
        yield from paragraph
        return
    starts = accumulate((len(each.text) + 1 for each in paragraph), initial=0)
    number = 0
    for sentence, start in zip(paragraph, starts, strict=False):
        end = start + len(sentence.text)
        inside: list[tuple[int, int]] = []
        while number < len(spans) and spans[number][0] < end:
            inside.append((max(0, spans[number][0] - start), min(end, spans[number][1]) - start))
            if spans[number][1] > end:
                break  # the next sentence goes on with it
            number += 1
        yield from _pieces_of(sentence, inside)


def _pieces_of(sentence: Sentence, spans: Sequence[tuple[int, int]]) -> Iterator[Sentence]:
    """Yield a sentence in pieces; the pause after it is that of the last one."""
    *pieces, last = _speakable(_pieces(sentence.text, spans))
    for text, role in pieces:
        yield replace(sentence, text=text, spoken=spoken(text), role=role, pause=Pause.CUT)
    yield replace(sentence, text=last[0], spoken=spoken(last[0]), role=last[1])


def _pieces(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    place = 0
    for start, end in spans:
        yield text[place:start], Role.NARRATION
        yield text[start:end], Role.DIALOGUE
        place = end
    yield text[place:], Role.NARRATION


def _speakable(pieces: Iterable[Piece]) -> list[Piece]:
    """Give marks in front of a piece, and pieces of marks alone, to the piece before; join like to like."""
    joined: list[Piece] = []
    held = ""
    for text, role in pieces:
        begin = len(text) - len(text.lstrip(_BELONGS_BEFORE)) if joined else 0
        if not is_speakable(text) and joined:
            begin = len(text)
        if begin:
            joined[-1] = (joined[-1][0] + text[:begin], joined[-1][1])
        rest = held + text[begin:]
        if not is_speakable(rest):
            held = rest
        elif joined and joined[-1][1] is role:
            joined[-1], held = (joined[-1][0] + rest, role), ""
        else:
            joined.append((rest, role))
            held = ""
    return joined or [(held, Role.NARRATION)]
