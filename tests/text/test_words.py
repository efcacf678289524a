"""jieba is asked quietly, keeps its cache with ours, and its words stay whole."""

import logging
import warnings
from pathlib import Path

import pytest

from tingshu.text import words
from tingshu.text.words import word_end


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
