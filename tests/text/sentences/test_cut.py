"""Cutting loses nothing, and every part can be spoken."""

import re

import pytest
from hypothesis import given, strategies as st
from manuscripts import inked, texts

from tingshu.model import Pause, Role
from tingshu.text.sentences import sentences
from tingshu.text.sentences.clauses import FURTHEST, LATIN_TARGET, LONGEST, TARGET
from tingshu.writing import LONGEST_SYMBOL_RUN, is_speakable

paragraphs = texts.filter(
    lambda text: is_speakable(text) and not re.search(rf"[\W_]{{{LONGEST_SYMBOL_RUN + 1},}}", text)
)
long_paragraphs = (
    st.lists(paragraphs, min_size=1, max_size=30)
    .map("字".join)
    .filter(lambda text: not re.search(rf"[\W_]{{{LONGEST_SYMBOL_RUN + 1},}}", text))
)


@given(st.one_of(paragraphs, long_paragraphs))
def test_joined_sentences_are_the_paragraph(paragraph: str):
    """No character is lost, doubled or moved."""
    assert inked("".join(sentence.text for sentence in sentences(paragraph))) == inked(paragraph)


@given(st.one_of(paragraphs, long_paragraphs))
def test_every_sentence_can_be_spoken_and_none_is_too_long(paragraph: str):
    """A voice service is never asked for nothing, nor for more than it can do at once."""
    for sentence in sentences(paragraph):
        assert is_speakable(sentence.spoken)
        assert 0 < len(sentence.text) <= LONGEST


@given(paragraphs)
def test_the_last_sentence_has_the_paragraph_s_pause(paragraph: str):
    """A paragraph's end is heard; inside it only sentences and cuts end."""
    *inner, last = [sentence.pause for sentence in sentences(paragraph)]

    assert last is Pause.PARAGRAPH
    assert set(inner) <= {Pause.SENTENCE, Pause.CUT}


def test_a_title_is_one_sentence_with_a_title_s_pause_and_role():
    """A heading is announced as one."""
    (title,) = sentences("第一章 出发", last=Pause.TITLE, role=Role.TITLE)

    assert (title.text, title.pause, title.role) == ("第一章 出发", Pause.TITLE, Role.TITLE)


@pytest.mark.parametrize("mark", ["；", "，", "、", "——", "："])
def test_an_over_long_sentence_is_cut_after_a_mark(mark: str):
    """The parts are of about the same length, and a listener hears one sentence with short breaths."""
    sentence = mark.join(["山上的树一年比一年高"] * 20) + "。"

    parts = sentences(sentence)

    assert [part.pause for part in parts] == [Pause.CUT] * (len(parts) - 1) + [Pause.PARAGRAPH]
    assert all(part.text.endswith(mark) for part in parts[:-1])
    assert all(TARGET / 3 < len(part.text) <= TARGET for part in parts)


def test_without_a_mark_the_cut_is_between_words():
    """No part begins or ends in the middle of 图书馆."""
    parts = [part.text for part in sentences("我们昨天下午在图书馆认真学习" * 40)]

    assert len(parts) > 1
    assert all(
        re.fullmatch(
            "(学习|认真学习|在?图书馆认真学习|下午在图书馆认真学习)?(我们昨天下午在图书馆认真学习)*(我们(昨天(下午(在(图书馆(认真(学习)?)?)?)?)?)?)?",
            part,
        )
        for part in parts
    )
    assert max(map(len, parts)) <= FURTHEST


def test_a_long_quotation_is_cut_at_its_own_sentences():
    """Inside an over-long quotation the ends of sentences are the best places, and their pause is a sentence's."""
    quotation = "他说：“" + "这条路我走了三十年，从来没有走错过。" * 12 + "”"

    parts = sentences(quotation)

    assert all(part.text.endswith("。") for part in parts[:-1])
    assert {part.pause for part in parts[:-1]} == {Pause.SENTENCE}


def test_quotations_that_need_no_cut_leave_no_trace_in_those_that_do():
    """The sentences of a short quotation are not taken for those of the long one after it."""
    short, long = "“天黑了。人还没有回来。”", "“" + "这条路我走了三十年。" * 15 + "”"

    assert "".join(part.text for part in sentences(short + long)) == short + long


def test_a_title_is_not_cut_in_an_over_long_sentence():
    """《前进！前进！》 stays whole even where a cut is needed near it."""
    parts = sentences("大家一起唱着那首歌" * 6 + "《前进！前进！》" + "一直走到山的那一边" * 12)

    assert any("《前进！前进！》" in part.text for part in parts)


def test_a_long_english_sentence_is_cut_between_words():
    """English takes more letters for the same breath."""
    words = "and then we walked on towards the old harbour"

    parts = sentences(f"{words} " * 20)

    assert {word for part in parts for word in part.text.split()} == set(words.split())
    assert TARGET < max(len(part.text) for part in parts) <= LATIN_TARGET


def test_a_short_paragraph_without_cuts_never_wakes_jieba(monkeypatch: pytest.MonkeyPatch):
    """The dictionary is read only if nothing else helps."""
    monkeypatch.setattr("tingshu.text.words._jieba", lambda: pytest.fail("jieba was asked"))

    assert len(sentences("这句话不长。" * 30)) == 30
