"""Speech is told from a quoted word, and the pieces are the sentence, character for character."""

import pytest
from evidence import CASES
from hypothesis import assume, given, strategies as st
from manuscripts import inked

from tingshu.model import Chapter, Pause, Role, Sentence
from tingshu.text.sentences import sentences
from tingshu.text.sentences.roles import with_roles
from tingshu.writing import CLOSERS, FINAL, STRAIGHT

LINES = [line for line in (CASES / "roles.txt").read_text("utf-8").splitlines() if line and not line.startswith("#")]


def cast(*paragraphs):
    """Return the sentences of paragraphs, cut by who speaks."""
    cut = tuple(sentence for paragraph in paragraphs for sentence in sentences(paragraph))
    return with_roles([Chapter(1, "", cut)])[0].sentences


def marked(pieces):
    """Return a text with « » around what is speech."""
    return "".join(f"«{piece.text}»" if piece.role is Role.DIALOGUE else piece.text for piece in pieces)


@pytest.mark.parametrize("line", LINES)
def test_speech_is_where_the_evidence_says(line):
    """Every line of roles.txt holds; white space between sentences belongs to none."""
    assert inked(marked(cast(line.replace("«", "").replace("»", "")))) == inked(line)


def test_between_speech_and_who_speaks_the_pause_is_short():
    """The sentence's own pause comes after its last piece."""
    pauses = [(piece.text, piece.pause) for piece in cast("“你去哪儿？”他低声问。她没有回答。")]

    assert pauses == [
        ("“你去哪儿？”", Pause.CUT),
        ("他低声问。", Pause.SENTENCE),
        ("她没有回答。", Pause.PARAGRAPH),
    ]


def test_speech_over_several_sentences_is_speech_in_all_of_them():
    """A long quotation is cut where it is too long; it has one speaker."""
    long = "“" + "我走过很多地方的桥，看过很多次数的云。" * 12 + "”他说。"

    assert [piece.role for piece in cast(long)][:-1] == [Role.DIALOGUE] * (len(cast(long)) - 1)
    assert cast(long)[-1].role is Role.NARRATION


def test_speech_over_several_paragraphs_ends_with_its_mark():
    """Each paragraph of it opens a quotation, the last one closes it."""
    pieces = cast("“第一段，没有说完。", "“第二段，说完了。”", "这是旁白。")

    assert [piece.role for piece in pieces] == [Role.DIALOGUE, Role.DIALOGUE, Role.NARRATION]


def test_a_mark_left_open_swallows_nothing():
    """The next paragraph is the narrator's again."""
    assert [piece.role for piece in cast("他说：“没有说完。", "这是旁白。")][-1] is Role.NARRATION


def test_a_heading_is_never_speech():
    """It has its own voice."""
    heading = Sentence("“你好！”", "“你好！”", Pause.TITLE, Role.TITLE)

    assert with_roles([Chapter(1, "", (heading,))])[0].sentences == (heading,)


@given(
    st.lists(
        st.sampled_from(
            [
                *"“”「」『』‘’﹁﹂《》（）［］\"＂'：，。？、 字一",
                "他说",
                "……",
                "——",
                "走吧",
                "所谓",
                "的一声",
                "said",
                "走了很远" * 8,
            ]
        ),
        min_size=1,
    ).map("".join)
)
def test_the_pieces_are_the_sentence(text):
    """Character for character, whatever stands where, and each has something to say."""
    assume(any(map(str.isalnum, text)))
    whole = sentences(text)
    pieces = cast(text)

    assert "".join(piece.text for piece in pieces) == "".join(sentence.text for sentence in whole)
    assert all(any(map(str.isalnum, piece.text)) for piece in pieces)
    starts = {sentence.text[0] for sentence in whole}  # what begins a sentence may begin its first piece
    assert {piece.text[0] for piece in pieces} & {*CLOSERS, *FINAL, *"，、；："} - {*STRAIGHT} <= starts
