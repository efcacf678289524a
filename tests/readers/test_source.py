"""What is read from a path or from standard input, and what a person is told when nothing can be."""

import io
import os
from pathlib import Path

import pytest

from tingshu.errors import SourceError
from tingshu.model import Source
from tingshu.readers import source
from tingshu.readers.source import open_source


def test_a_file_is_read_whole_with_its_name_and_encoding(tmp_path):
    """The bytes are the file's, untouched: not even a line end is changed."""
    path = tmp_path / "渡口.txt"
    path.write_bytes(b"\xff\r\n\r\x00")

    assert open_source(str(path), "gbk") == Source(str(path), b"\xff\r\n\r\x00", "gbk")


def test_a_dash_reads_standard_input():
    """Text can come through a pipe."""
    assert open_source("-", stdin=io.BytesIO("河".encode())) == Source("-", "河".encode())


def test_a_misspelt_name_is_answered_with_the_names_that_are_like_it(tmp_path):
    """The way out of a typing error is the right spelling."""
    (tmp_path / "morning-market.txt").write_text("x")

    with pytest.raises(SourceError) as caught:
        open_source(str(tmp_path / "morning-makret.txt"))

    assert str(tmp_path / "morning-market.txt") in caught.value.way_out


def test_a_missing_folder_is_named(tmp_path):
    """Where not even the folder exists, that is what is wrong."""
    with pytest.raises(SourceError) as caught:
        open_source(str(tmp_path / "nowhere" / "a.txt"))

    assert str(tmp_path / "nowhere") in caught.value.way_out


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: path.touch(), "is empty"),
        (lambda path: path.write_bytes(b"x" * 11), "larger than"),
        (lambda path: path.symlink_to(path), "cannot be opened"),
    ],
)
def test_what_cannot_be_a_text_is_refused(tmp_path, monkeypatch, make, problem):
    """Each way in which a path can be no source has its own sentence, and a way out."""
    monkeypatch.setattr(source, "LARGEST_BYTES", 10)
    path = tmp_path / "a.txt"
    make(path)

    with pytest.raises(SourceError) as caught:
        open_source(str(path))

    assert problem in caught.value.problem
    assert caught.value.way_out


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path):
    """Missing rights are named as what they are."""
    path = tmp_path / "a.txt"
    path.write_text("x")
    path.chmod(0)

    with pytest.raises(SourceError, match="may not be read"):
        open_source(str(path))


@pytest.mark.parametrize("where", ["", "a\0b", "x" * 5000, "ftp://example.org/a.txt", "https://", "缺\udcff.txt"])
def test_no_name_ends_in_a_traceback(where):
    """Whatever is typed in place of a path is answered with one sentence."""
    with pytest.raises(SourceError):
        open_source(where)


def test_an_empty_pipe_is_refused():
    """Nothing piped in is said to be nothing, not made into an empty book."""
    with pytest.raises(SourceError, match="Standard input is empty"):
        open_source("-", stdin=io.BytesIO())


def test_no_more_than_the_largest_size_is_taken_from_a_stream_without_end():
    """A device that never ends costs no more memory than the largest book."""
    if not Path("/dev/zero").exists():
        pytest.skip("no endless device here")

    with pytest.raises(SourceError, match="larger than 100 MB"):
        open_source("/dev/zero")
