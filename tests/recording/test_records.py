"""What is noted in a book's folder: which tracks stand, and whose they are."""

from dataclasses import replace
from pathlib import Path

import pytest

from tingshu.errors import FolderError
from tingshu.files import sha256_of
from tingshu.layout import NOTES
from tingshu.model import Audiobook, Cue, Mark, Track, Voice
from tingshu.recording.records import Begun, Note, Records
from tingshu.recording.signatures import passages_of
from tingshu.writers import write_ledger


def finished(folder: Path, number: int = 1, name: str = "001 水.mp3") -> Note:
    """Return the note of a track whose file stands."""
    path = folder / name
    path.write_bytes(b"audio")
    cues = (Cue("水。", 500, 900, (Mark("水", 500, 800),)),)
    return Note("sound", "tag", Track(number, "水", path, 1234, cues, sha256_of(path)))


def test_a_finished_track_is_noted_as_it_was(tmp_path):
    """Cues and words come back to the millisecond."""
    note = finished(tmp_path)
    Records(tmp_path).keep(note)

    assert Records(tmp_path).note(1) == note
    assert list(Records(tmp_path).numbers()) == [1]
    assert Records(tmp_path).note(2) is None


def test_what_a_book_is_comes_back(tmp_path):
    """Engine, voices, passages and levels, as they were noted; nothing where no book was begun."""
    begun = Begun("edge", ("a", "b"), passages_of("水。岸。"), {"x": -1.5})
    before = Records(tmp_path).begun()
    Records(tmp_path).begin(begun)

    assert before is None
    assert Records(tmp_path).begun() == begun


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"null", b'{"sha256": "x"}', b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_note_is_no_note(tmp_path, damage):
    """Whatever stands in its file, the chapter is made again instead of the run ending."""
    records = Records(tmp_path)
    records.keep(finished(tmp_path))
    records.begin(Begun("edge", (), frozenset()))
    for file in (tmp_path / NOTES).iterdir():
        file.write_bytes(damage)

    assert records.note(1) is None
    assert records.begun() is None


def test_a_note_names_no_file_elsewhere(tmp_path):
    """A note that somebody has changed cannot have a file outside of the folder removed."""
    outside, inside = tmp_path / "other.mp3", tmp_path / "book"
    inside.mkdir()
    outside.write_bytes(b"mine")
    records = Records(inside)
    records.keep(finished(inside))
    note = inside / NOTES / "1.json"
    note.write_text(note.read_text("utf-8").replace("001 \\u6c34.mp3", "../other.mp3"), "utf-8")
    records.drop(1)

    assert outside.read_bytes() == b"mine"


def test_a_track_of_another_name_takes_the_place_of_the_one_before(tmp_path):
    """With its captions; what only begins with the same name stays."""
    records = Records(tmp_path)
    records.keep(finished(tmp_path))
    for name in ("001 水.lrc", "001 水.缘起.mp3"):
        (tmp_path / name).write_bytes(b"")
    records.keep(finished(tmp_path, name="001 河.mp3"))

    assert sorted(path.name for path in tmp_path.glob("0*")) == ["001 水.缘起.mp3", "001 河.mp3"]


def test_a_dropped_track_is_gone(tmp_path):
    """File, captions and note; what was never there is no error."""
    records = Records(tmp_path)
    records.keep(finished(tmp_path))
    (tmp_path / "001 水.srt").write_bytes(b"")
    records.drop(1)
    records.drop(2)

    assert list(tmp_path.glob("0*")) == []
    assert records.note(1) is None


def test_a_folder_at_the_place_of_a_track_is_an_error_with_a_way_out(tmp_path):
    """No traceback, whatever somebody has put there."""
    records = Records(tmp_path)
    note = finished(tmp_path)
    records.keep(note)
    note.track.path.unlink()
    note.track.path.mkdir()

    with pytest.raises(FolderError):
        records.drop(1)


def test_only_what_the_ledger_names_and_is_as_it_was_is_adopted(tmp_path):
    """Not a file that somebody altered since, nor one elsewhere."""
    folder = tmp_path / "书"
    folder.mkdir()
    whole, altered = finished(folder).track, finished(folder, 2, "002 岸.mp3").track
    elsewhere = finished(tmp_path, 3, "003 水.mp3").track
    write_ledger(Audiobook("书", "", "zh", Voice("espeak", "cmn"), (whole, altered, elsewhere)), folder, [])
    altered.path.write_bytes(b"mine")
    book = folder / "book.json"
    book.write_text(book.read_text("utf-8").replace("003 水.mp3", "../003 水.mp3"), "utf-8")
    records = Records(folder)
    records.adopt()

    assert list(records.numbers()) == [1]
    assert records.note(1).track == replace(whole, cues=(Cue("水。", 500, 900),))
