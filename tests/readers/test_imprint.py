"""Title and author are taken where they are said beyond doubt, and nowhere else."""

import pytest

from tingshu.readers.imprint import from_file_name, from_head


@pytest.mark.parametrize(
    ("name", "title", "author"),
    [
        ("《春江渡》作者：林舟.txt", "春江渡", "林舟"),
        ("books/《春江渡》（全本）作者:林舟(完结).txt", "春江渡", "林舟"),
        ("春江渡 作者：林舟.txt", "春江渡", "林舟"),
        ("《春江渡》林舟 著.txt", "春江渡", "林舟"),
        ("《春江渡》.md", "春江渡", ""),
        ("https://example.org/%E3%80%8A%E6%B8%A1%E3%80%8B%E4%BD%9C%E8%80%85%EF%BC%9A%E6%9E%97.txt?a=/b", "渡", "林"),
    ],
)
def test_a_file_name_that_says_title_and_author(name, title, author):
    """These are the forms in which novels are passed on."""
    assert from_file_name(name) == (title, author)


@pytest.mark.parametrize("name", ["article.txt", "春江渡 - 林舟.txt", "《春江渡》读后感.txt", "-", "《\udcb4》.txt"])
def test_a_file_name_that_leaves_it_open(name):
    """Which of two names is the author's is not guessed, and an essay on a book is not the book."""
    assert from_file_name(name) == ("", "")


@pytest.mark.parametrize(
    ("lines", "title", "author"),
    [
        (["书名：春江渡", "作者：林舟", "第一章"], "春江渡", "林舟"),
        (["《春江渡》", "作 者: 林舟"], "春江渡", "林舟"),
        (["《春江渡》作者：林舟", "正文"], "春江渡", "林舟"),
        (["正文先开始。", "作者：林舟"], "", ""),
        (["作者：" + "很" * 80], "", ""),
    ],
)
def test_lines_at_the_head(lines, title, author):
    """Only an unbroken row of short lines from the first on is an imprint; a line in the text is a line."""
    assert from_head(lines) == (title, author)
