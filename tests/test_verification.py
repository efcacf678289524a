"""A book is checked against its ledger, and every kind of damage is found and named."""

import asyncio
import json
import shutil

import lameenc
import pytest

from tingshu.errors import SourceError
from tingshu.files import sha256_of
from tingshu.pipeline import narrate
from tingshu.planning import plan
from tingshu.settings import Settings
from tingshu.verification import verify

FORMATS = ("lrc", "srt", "vtt", "whole-mp3", "cue", "m4b")
NOVEL = "# 渡口\n\n## 第一章 水\n\n天亮了。船还没有来。\n\n## 第二章 岸\n\n岸上没有人。\n"


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A finished book, made once."""
    folder = tmp_path_factory.mktemp("verify")
    (folder / "渡口.md").write_text(NOVEL, "utf-8")
    settings = Settings(output=folder / "books", engine="espeak", store=folder / "clips", formats=FORMATS)
    asyncio.run(narrate(plan(str(folder / "渡口.md"), settings), settings, lambda _: None))
    return folder / "books" / "渡口"


@pytest.fixture
def book(finished, tmp_path):
    """A copy of it to damage: a book folder can be moved."""
    return shutil.copytree(finished, tmp_path / "渡口")


def rewrite(book, change):
    """Change the ledger as JSON."""
    ledger = json.loads((book / "book.json").read_text("utf-8"))
    change(ledger)
    (book / "book.json").write_text(json.dumps(ledger), "utf-8")


def problems(book):
    """Return (chapter, problem) of every gap."""
    return [(gap.track, gap.problem) for gap in verify(book)]


def silent_mp3(seconds):
    """Return an MP3 without a sound."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(96)
    encoder.set_in_sample_rate(22_050)
    encoder.set_channels(1)
    return bytes(encoder.encode(bytes(22_050 * 2 * seconds)) + encoder.flush())


def test_a_book_as_it_was_made_has_no_gap(book):
    """Also in another folder than the one it was made in."""
    assert problems(book) == []


def test_a_missing_file_is_named(book):
    """The chapter and the file stand in the gap."""
    next(book.glob("001*.mp3")).unlink()
    ((chapter, problem),) = problems(book)

    assert chapter == 1
    assert problem == "001 第一章 水.mp3 is not there"


def test_one_altered_byte_is_found(book):
    """Even where it still plays."""
    path = next(book.glob("002*.mp3"))
    data = bytearray(path.read_bytes())
    data[-10] ^= 1
    path.write_bytes(data)

    assert (2, "002 第二章 岸.mp3 was altered since it was made") in problems(book)


@pytest.mark.parametrize(
    "name",
    ["cover.jpg", "contents.md", "渡口.m3u8", "001 第一章 水.lrc", "001 第一章 水.srt", "002 第二章 岸.vtt",
     "whole book/渡口.mp3", "whole book/渡口.cue", "whole book/渡口.m4b"],
)  # fmt: skip
def test_every_other_file_is_checked_too(book, name):
    """Covers, lists, captions and the files of the whole book: altered, and then gone."""
    path = book / name
    path.write_bytes(path.read_bytes() + b"\n")
    altered = problems(book)
    path.unlink()

    assert altered == [(0, f"{name} was altered since it was made")]
    assert problems(book) == [(0, f"{name} is not there")]


def test_a_cut_off_file_is_found_with_the_sentences_that_are_gone(book):
    """Half a file is an altered one, too short, and silent where its last sentences were."""
    path = next(book.glob("001*.mp3"))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 3])
    found = " | ".join(problem for _, problem in problems(book))

    assert "was altered" in found
    assert "ms long and should be" in found
    assert "船还没有来。" in found


def test_silence_in_place_of_speech_is_found(book):
    """Also if somebody wrote a ledger to match the file."""
    path = next(book.glob("002*.mp3"))
    path.write_bytes(silent_mp3(10))
    rewrite(book, lambda ledger: ledger["tracks"][1].update(sha256=sha256_of(path)))

    assert any("nothing is heard" in problem and "岸上没有人。" in problem for _, problem in problems(book))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda cues: cues.pop(), "sentences were to be spoken"),
        (lambda cues: cues[0].update(text="另一句。"), "was altered"),
        (lambda cues: cues[1].update(start_ms=0), "is not after the one before"),
        (lambda cues: cues[-1].update(end_ms=0), "is not after the one before"),
        (lambda cues: cues[-1].update(end_ms=9_000_000), "is not after the one before"),
    ],
)
def test_a_ledger_that_was_altered_is_found(book, change, said):
    """Each sentence of the book has its cue, in order, with its own words."""
    rewrite(book, lambda ledger: change(ledger["tracks"][0]["cues"]))

    assert any(chapter == 1 and said in problem for chapter, problem in problems(book))


def test_nothing_outside_the_book_is_opened(book, tmp_path):
    """A ledger from a stranger cannot lead out of its folder."""
    (tmp_path / "secret.mp3").write_bytes(b"secret")
    rewrite(book, lambda ledger: ledger["tracks"][0].update(file="../secret.mp3"))

    assert problems(book) == [(1, "../secret.mp3 is not there")]


def test_a_link_out_of_the_book_is_not_followed(book, tmp_path):
    """Whatever stands there."""
    track = next(book.glob("001*.mp3"))
    track.rename(tmp_path / "secret.mp3")
    track.symlink_to(tmp_path / "secret.mp3")

    assert problems(book) == [(1, f"{track.name} is not there")]


@pytest.mark.parametrize("name", ["长" * 4_000, "a/" * 3_000, "."])
def test_a_name_that_no_file_can_have_is_not_there(book, name):
    """It ends in a gap, on every system."""
    rewrite(book, lambda ledger: ledger["files"].append({"file": name, "sha256": ""}))

    assert problems(book) == [(0, f"{name} is not there")]


@pytest.mark.parametrize(
    ("key", "value"), [("number", 1e999), ("duration_ms", "long"), ("cues", [{"start_ms": 1e999}])]
)
def test_a_ledger_of_strange_values_is_bad_input(book, key, value):
    """JSON as Python writes it has numbers without end."""
    rewrite(book, lambda ledger: ledger["tracks"][0].update({key: value}))
    with pytest.raises(SourceError, match=r"book\.json"):
        verify(book)


def test_what_could_not_be_spoken_is_a_gap(book):
    """An incomplete book says so for as long as it is."""
    rewrite(book, lambda ledger: ledger["missing"].append({"chapter": 3, "text": "无声。"}))

    assert problems(book) == [(3, "could not be spoken: 无声。")]


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b"{}", b'{"tracks": 1}', b"\xff", b'{"tracks": [], "missing": 3}']
)
def test_a_damaged_ledger_is_bad_input(book, damage):
    """It ends in a sentence, whatever stands there."""
    (book / "book.json").write_bytes(damage)
    with pytest.raises(SourceError, match=r"book\.json"):
        verify(book)


def test_a_folder_without_a_ledger_is_bad_input(tmp_path):
    """The way out says what to name."""
    with pytest.raises(SourceError, match="book folder"):
        verify(tmp_path)
