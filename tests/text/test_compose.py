"""The way of the data through the room: every character of the manuscript is spoken once or listed."""

from collections import Counter

import pytest
from hypothesis import example, given, reject, settings, strategies as st
from manuscripts import blocks, inked

from tingshu.errors import SourceError
from tingshu.model import Block, Book, Chapter, Heading, Manuscript, Paragraph, Pause, Role, Sentence
from tingshu.text import compose, survey
from tingshu.text.sentences.clauses import LONGEST


def composed(manuscript: list[Block], *patterns: str, roles: bool = False) -> Book:
    """Return the book of these blocks; without anything to speak in them it is no example."""
    try:
        return compose(survey(Manuscript("", "", "zh", tuple(manuscript)), heading_patterns=patterns), roles=roles)
    except SourceError:
        reject()


def chapters(*manuscript: Block) -> tuple[Chapter, ...]:
    """Return the chapters of these blocks."""
    return compose(survey(Manuscript("", "", "zh", manuscript))).chapters


@settings(deadline=None)  # the first over-long word wakes jieba
@given(blocks, st.sampled_from([(), ("第|天",)]))
@example([Heading("目录 第一章 雨 第二章 风 目录 第一章 雨 第二章 风", 1)], ())  # a list inside a heading
def test_every_character_is_in_one_sentence_or_one_removal(manuscript: list[Block], patterns: tuple[str, ...]):
    """For any input: kept and removed characters add up to it, and the kept ones are in its order."""
    book = composed(manuscript, *patterns)
    written = inked("".join(block.text for block in manuscript))
    kept = inked("".join(sentence.text for chapter in book.chapters for sentence in chapter.sentences))
    removed = inked("".join(removal.text * removal.count for removal in book.removals))
    rest = iter(written)

    assert Counter(kept) + Counter(removed) == Counter(written)
    assert all(character in rest for character in kept)


@settings(deadline=None)
@given(blocks)
def test_what_is_said_for_a_sentence_is_what_is_shown(manuscript: list[Block]):
    """Letter for letter, whether speech is cut from narration or not; and cutting it loses nothing."""
    whole, cast = (_sentences(composed(manuscript, roles=roles)) for roles in (False, True))

    assert [_letters(s.spoken) for s in (*whole, *cast)] == [_letters(s.text) for s in (*whole, *cast)]
    assert "".join(s.text for s in cast) == "".join(s.text for s in whole)


def _sentences(book: Book) -> list[Sentence]:
    return [sentence for chapter in book.chapters for sentence in chapter.sentences]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@given(blocks)
def test_a_book_is_whole(manuscript: list[Block]):
    """Chapters count from 1, none is empty, and no sentence is longer than a service takes."""
    book = composed(manuscript)

    assert [chapter.number for chapter in book.chapters] == list(range(1, len(book.chapters) + 1))
    assert all(chapter.sentences for chapter in book.chapters)
    assert all(0 < len(s.text) <= LONGEST for chapter in book.chapters for s in chapter.sentences)


def test_what_the_reader_noticed_is_handed_on():
    """Notices, author and language go through."""
    book = compose(
        survey(Manuscript("书", "周小舟", "zh-TW", (Paragraph("天亮了。"),), ("one character was replaced",)))
    )

    assert (book.author, book.language, book.notices) == ("周小舟", "zh-TW", ("one character was replaced",))


@pytest.mark.parametrize("manuscript", [(), (Paragraph(""),), (Paragraph("……"), Heading("***", 1))])
def test_a_text_with_nothing_to_speak_is_refused(manuscript: tuple[Block, ...]):
    """There is no silent audiobook."""
    with pytest.raises(SourceError, match="nothing to speak"):
        compose(survey(Manuscript("", "", "zh", manuscript)))


def test_the_telling_part_of_a_title_is_not_spoken_twice():
    """Only the author's mark is the first sentence; its words come where the author wrote them."""
    body = "山路很长，走了一整天。"
    first, _ = chapters(*map(Paragraph, ("（一）", body, body, "（二）", body, body)))

    assert first.title == "（一）山路很长"
    assert [(s.text, s.role, s.pause) for s in first.sentences[:2]] == [
        ("（一）", Role.TITLE, Pause.TITLE),
        (body, Role.NARRATION, Pause.PARAGRAPH),
    ]


def test_text_before_the_first_heading_is_a_chapter_without_a_title():
    """It is spoken, and not under another's name."""
    actual = [
        chapter.title
        for chapter in chapters(
            Paragraph("写在前面。"), Heading("上篇", 1), Paragraph("正文。"), Heading("下篇", 1), Paragraph("正文。")
        )
    ]

    assert actual == ["", "上篇", "下篇"]


def test_a_book_title_with_text_under_it_is_a_chapter_of_its_own():
    """What stands between the title and the first chapter is found under the title."""
    actual = [
        (chapter.title, chapter.sentences[0].text)
        for chapter in chapters(
            Heading("书", 1),
            Paragraph("题记。"),
            Heading("一", 2),
            Paragraph("正文，很长。"),
            Heading("二", 2),
            Paragraph("正文。"),
        )
    ]

    assert actual == [("书", "书"), ("一 正文，很长", "一"), ("二 正文", "二")]


def test_a_heading_in_front_of_text_is_parted_from_it():
    """The mark is the title's sentence, the text begins after it."""
    body = "河边的路修好了，从此下雨天也能走。" * 4
    first, _ = chapters(*map(Paragraph, (f"（一）{body}", body, f"（二）{body}", body)))

    assert [sentence.text for sentence in first.sentences[:2]] == ["（一）", "河边的路修好了，从此下雨天也能走。"]


def test_a_very_long_heading_is_cut_like_any_sentence():
    """Nothing longer than a service takes is sent, whatever the format calls it."""
    (chapter,) = chapters(Heading("一个没有尽头的标题，" * 60, 2), Paragraph("正文。"))
    titles = [sentence for sentence in chapter.sentences if sentence.role is Role.TITLE]

    assert len(titles) > 1
    assert [sentence.pause for sentence in titles] == [Pause.CUT] * (len(titles) - 1) + [Pause.TITLE]
