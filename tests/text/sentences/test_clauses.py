"""An over-long sentence is cut where a reader breathes, into parts alike, and nothing that belongs together is cut."""

import re
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings, strategies as st
from manuscripts import texts

from tingshu.model import Pause
from tingshu.text.sentences.clauses import FURTHEST, LONGEST, TARGET, clauses

REQUEST_BYTES = 4096
"""UTF-8 bytes of escaped text that edge-tts sends in one request (its ``communicate.py``)."""

WORDS = "山上的树一年比一年高"


def parts(text: str, *ends: int) -> list[str]:
    """Return the parts of ``text``."""
    return [part for part, _ in clauses(text, ends)]


@settings(deadline=None)  # the first over-long word wakes jieba
@given(st.lists(texts, max_size=30).map("".join))
def test_joined_parts_are_the_sentence(text: str):
    """No character is lost, doubled or moved, and none of the parts is too long."""
    assert "".join(parts(text)) == text
    assert max(map(len, parts(text)), default=0) <= FURTHEST


@settings(deadline=None)  # the first over-long word wakes jieba
@given(st.text(st.characters(categories=["Lo", "Nd", "Po", "So", "Sm"]), min_size=200, max_size=2000))
def test_no_request_is_too_large(text: str):
    """Not even one of characters that need four bytes, or of those that XML writes as five."""
    for part in parts(text):
        assert len(escape(part).encode()) <= REQUEST_BYTES


@pytest.mark.parametrize("character", ["&", "𠀀", "<", "🙂"])
def test_the_widest_characters_fit_into_a_request(character: str):
    """The bound in characters is one in bytes too."""
    assert len(escape(character * LONGEST).encode()) <= REQUEST_BYTES


def test_an_end_inside_a_quotation_is_better_than_a_comma():
    """And the pause there is a sentence's."""
    text = f"{f'{WORDS}，' * 5}{WORDS}。" * 2
    end = text.index("。") + 1

    assert list(clauses(text, [end])) == [(text[:end], Pause.SENTENCE), (text[end:], Pause.SENTENCE)]


def test_a_semicolon_is_better_than_a_comma():
    """Clauses are larger than their parts."""
    text = f"{WORDS}，" * 6 + f"{WORDS}；" + f"{WORDS}，" * 6 + f"{WORDS}。"

    assert [part[-1] for part in parts(text)] == ["；", "。"]


def test_three_words_are_not_left_over():
    """A sentence a little over the target has no part of a few characters, wherever its marks are."""
    early, late = f"{'树' * 5}，{'山' * 119}。", f"{'树' * 112}，{'山' * 12}。"

    assert parts(early) == [early]
    assert parts(late) == [late]


@pytest.mark.parametrize(
    "whole",
    [
        "https://example.com/2026/a,b;c?d=1,2&e=f:g", "li.ming@mail.example.com", "1,234,567.89", "2026/11/22",
        "12:30:45", "internationalization", "don't", "v1.2.3-rc.1", "99.9%",
        "“先修路，再修屋”", "《山，河，海》", "（山上，水边）", "「走，不走」",
    ],
)  # fmt: skip
def test_what_belongs_together_is_not_cut(whole: str):
    """An address, a number, a Western word, a short quotation: whole wherever the target falls."""
    for before in range(90, 130):
        text = "字" * before + whole + "字" * 200

        assert any(whole in part for part in parts(text)), before


@pytest.mark.parametrize("mark", ["，", "；", "、", "：", "——", "……"])
def test_a_mark_stays_with_the_quotation_it_closes(mark: str):
    """A closing mark is never the first character of a part."""
    text = f"他说“{WORDS * 8}{mark}”" * 3 + "。"

    assert not [part for part in parts(text) if part[0] in "”，；、：。"]


def test_between_words_a_part_ends_with_no_opening_mark():
    """Where there is no mark to cut at, brackets still stay with their words."""
    text = "我们昨天下午在图书馆认真学习（" * 30

    assert not [part for part in parts(text)[:-1] if part.endswith("（") or re.match("[”）]", part)]


def test_what_is_longer_than_any_part_is_cut_all_the_same():
    """An address of a thousand characters cannot stay whole."""
    assert max(map(len, parts("https://example.com/" + "a1" * 1000))) <= FURTHEST


def test_no_part_of_many_is_much_shorter_than_the_others():
    """The parts of a long sentence with a comma every ten characters are alike."""
    lengths = [len(part) for part in parts(f"{WORDS}，" * 100)]

    assert max(lengths) <= TARGET
    assert min(lengths) >= TARGET / 2


def test_a_short_quotation_is_not_cut_at_the_sentences_in_it():
    """“好。走吧。” stays whole where a comma outside will do."""
    text = f"{WORDS}，" * 8 + "“天黑了。走吧。”" + f"{WORDS}，" * 8

    assert any("“天黑了。走吧。”" in part for part in parts(text, text.index("。") + 1))
