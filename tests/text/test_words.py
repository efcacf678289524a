"""jieba is asked quietly, keeps its cache with ours, and its words stay whole."""

import logging
import warnings
from pathlib import Path

import pytest

from tingshu.text import words
from tingshu.text.words import is_word_at, word_end, words as words_of


def test_a_cut_falls_between_words():
    """The nearest place between two words is taken."""
    text = "这个城市的图书馆每天晚上开到十点才关门"

    assert text[: word_end(text, 7, 12)] in {"这个城市的", "这个城市的图书馆"}


def test_western_text_is_cut_at_a_space():
    """Without Han text jieba has nothing to say."""
    text = "the quick brown fox jumps over it"

    assert text[: word_end(text, 12, 20)] == "the quick "


def test_a_letter_keeps_its_accent():
    """Where no word ends, the cut is at least between whole characters."""
    text = "e\u0301" * 100

    assert word_end(text, 51, 80) % 2 == 0


def test_jieba_is_quiet_and_keeps_its_dictionary_in_our_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    """Nothing on the terminal, no warning, and no file in a folder that others can write."""
    monkeypatch.setenv("TINGSHU_CACHE", str(tmp_path / "cache"))
    words._jieba.cache_clear()  # noqa: SLF001 - as in a process of its own
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tokenizer = words._jieba()  # noqa: SLF001 - the one way to ask it anew
        tokenizer.initialized = False
        tokenizer.initialize()
    words._jieba.cache_clear()  # noqa: SLF001 - the next test finds its own folder

    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["jieba.cache"]
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("jieba").level == logging.CRITICAL


@pytest.mark.parametrize(
    ("text", "piece", "known", "expected"),
    [
        ("孩子自行长大了", "行长", (), False),
        ("银行行长来了", "行长", (), True),
        ("静安区蕃瓜弄小区", "蕃瓜弄", ("蕃瓜弄",), True),
        ("长城", "长", (), False),
    ],
)
def test_a_word_is_one_where_it_stands(text, piece, known, expected):
    """Across two words it is none, at the edge of a longer one it is, and a known name is one."""
    start = text.index(piece)

    assert is_word_at(text, start, start + len(piece), frozenset(known)) is expected


def test_words_joined_are_the_text():
    """Nothing is lost between them."""
    text = "他在重庆，住了2.5年 (long)。"

    assert "".join(words_of(text)) == text


def test_a_name_in_one_list_is_no_word_anywhere_else():
    """What a person's list calls a word does not move the cuts of other texts."""
    text = "他住在闽宁镇"
    before = words_of(text)

    assert is_word_at(text, 3, 6, frozenset({"闽宁镇"})) is True
    assert (words_of(text), "闽宁镇" in before) == (before, False)


@pytest.mark.parametrize("mark", ["”", "，", "。", "）", "％"])
def test_a_mark_is_not_torn_from_the_word_before_it(mark: str):
    """The cut is behind it, or somewhere else."""
    text = f"我们昨天下午在图书馆认真学习{mark}的那个时候天还没有黑"
    near = text.index(mark)

    assert text[word_end(text, near, len(text))] != mark


def test_an_opening_mark_is_not_torn_from_the_word_after_it():
    """The cut is before it, or somewhere else."""
    text = "我们昨天下午在图书馆认真学习“的那个时候天还没有黑"

    assert text[word_end(text, text.index("“") + 1, len(text)) - 1] != "“"
