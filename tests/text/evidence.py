"""Reads the evidence in tests/cases, in the formats that its README describes."""

import re
from dataclasses import dataclass
from pathlib import Path

from tingshu.model import Book, Heading, Manuscript, Paragraph, Pause, Removal

CASES = Path(__file__).parents[1] / "cases"


@dataclass(frozen=True)
class Document:
    """One file of tests/cases/documents: an input and everything it should become."""

    name: str
    manuscript: Manuscript
    title: str
    chapters: list[tuple[str, list[tuple[str, str]]]]
    removed: list[Removal]

    def outcome(self, book: Book) -> dict[str, object]:
        """Return what ``book`` is, in the form in which the file says what it should be."""
        return {
            "title": book.title,
            "chapters": [
                (
                    chapter.title,
                    [(s.text, s.pause if expected else "") for s, expected in self._matched(number, chapter)],
                )
                for number, chapter in enumerate(book.chapters)
            ],
            "removed": list(book.removals),
        }

    def expected(self) -> dict[str, object]:
        """Return what the file says."""
        return {"title": self.title, "chapters": self.chapters, "removed": self.removed}

    def _matched(self, number, chapter):
        """Pair each sentence with the pause the file asks for; empty where it leaves the pause open."""
        pauses = [pause for _, pause in self.chapters[number][1]] if number < len(self.chapters) else []
        pauses += [""] * (len(chapter.sentences) - len(pauses))
        return zip(chapter.sentences, pauses, strict=False)


def sentence_lines() -> list[tuple[str, list[str]]]:
    """Return (paragraph, its sentences) for every line of sentences.txt."""
    lines = (CASES / "sentences.txt").read_text("utf-8").splitlines()
    cases = [line.partition(" # ")[0].split(" | ") for line in lines if line and not line.startswith("#")]
    return [(_unbroken(pieces), pieces) for pieces in cases]


def _unbroken(pieces: list[str]) -> str:
    """Put a paragraph together again, with a space where two Western sentences meet."""
    text = pieces[0]
    for piece in pieces[1:]:
        western = text[-1].isascii() and piece[0].isascii()
        text += f" {piece}" if western else piece
    return text


FILLER = (
    "河边的人家都起得早，天不亮就有人挑着桶去打水，桶底的水滴了一路，到了太阳出来才干。"
    "打完水的人回到家里，把水倒进缸里，再去叫孩子们起来念书，念到太阳照到门槛上为止。"
)
"""What a line of ~ stands for in headings.txt, once for every ~."""


def heading_cases() -> list[tuple[str, list[str], list[str]]]:
    """Return (reason, paragraphs, those of them that are headings) for every case of headings.txt."""
    cases = []
    for case in (CASES / "headings.txt").read_text("utf-8").split("\n\n"):
        why, *lines = [line for line in case.split("\n") if line and not line.startswith("# ")]
        assert why.startswith("why: "), f"{why} has no reason"
        paragraphs = [paragraph for line in lines for paragraph in _paragraphs(line)]
        cases.append((why.removeprefix("why: "), paragraphs, [line[2:] for line in lines if line.startswith("+ ")]))
    return cases


def _paragraphs(line: str) -> list[str]:
    if set(line) == {"~"}:
        return [FILLER] * len(line)
    return [line[2:] if line.startswith(("+ ", "- ")) else line]


def documents() -> list[Document]:
    """Return every document, by name."""
    return [_document(path) for path in sorted((CASES / "documents").glob("*.txt"))]


def _document(path: Path) -> Document:
    head, *parts = re.split(r"^--- ", path.read_text("utf-8"), flags=re.MULTILINE)
    assert head.startswith("why: "), f"{path.name} has no reason"
    named = {part.partition("\n")[0].strip(): part.partition("\n")[2] for part in parts}
    assert list(named) == ["input", "title", "chapters", "removed"], f"{path.name} lacks a part"
    blocks = tuple(_block(line) for line in _lines(named["input"]))
    return Document(
        path.stem,
        Manuscript("", "", "zh", blocks),
        named["title"].strip(),
        _chapters(_lines(named["chapters"])),
        [_removal(line) for line in _lines(named["removed"])],
    )


def _lines(part: str) -> list[str]:
    shown = re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), part)
    return [line for line in shown.split("\n") if line]


def _block(line: str) -> Heading | Paragraph:
    heading = re.fullmatch(r"(#+) (.*)", line)
    return Heading(heading[2], len(heading[1])) if heading else Paragraph(line)


def _chapters(lines: list[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    chapters: list[tuple[str, list[tuple[str, str]]]] = []
    for line in lines:
        title = re.fullmatch(r"\[(.*)\]", line)
        if title:
            chapters.append((title[1], []))
        else:
            text, _, pause = line.partition(" @")
            chapters[-1][1].append((text, Pause(pause) if pause else ""))
    return chapters


def _removal(line: str) -> Removal:
    rule, text, count = line.split(" | ")
    return Removal(rule, text, int(count))
