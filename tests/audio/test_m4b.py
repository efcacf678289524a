"""The whole book as an M4B: chapters in both ways players look for, cover, kind, and the tracks' timeline."""

import av
import pytest
from books import COVER, encode_parts, record
from mutagen.mp4 import MP4
from sounds import hear

from tingshu.audio import write_m4b
from tingshu.errors import FolderError


def bind(folder, **shape):
    """Record a book and bind it; return it and the path."""
    book = record(folder, **shape)
    path = folder / "书.m4b"
    write_m4b(book, encode_parts(book, folder, shape.get("sentences", 3), shape.get("rate_hz", 24_000)), path)
    return book, path


def atoms(data, inside=(b"moov", b"udta", b"trak", b"mdia", b"minf", b"stbl")):
    """Yield (name, content) of the atoms of an MP4 file, read by their lengths alone."""
    at = 0
    while at + 8 <= len(data):
        length, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        yield name, data[at + 8 : at + length]
        if name in inside:
            yield from atoms(data[at + 8 : at + length])
        at += max(length, 8)


@pytest.mark.parametrize("rate_hz", [24_000, 22_050])
def test_every_sentence_is_heard_where_its_cue_says(tmp_path, rate_hz):
    """On the book's timeline, the sum of the tracks, to half a frame and the codec's smear, also at its end."""
    book, path = bind(tmp_path, chapters=9, rate_hz=rate_hz)
    heard = hear(path).sounds_ms()
    starts, ends = [start for start, _ in heard], [end for _, end in heard]
    start_ms = 0
    for track in book.tracks:
        for cue in track.cues:
            assert min(abs(start_ms + cue.start_ms - start) for start in starts) <= 24 + 10
            assert min(abs(start_ms + cue.end_ms - end) for end in ends) <= 24 + 10
        start_ms += track.duration_ms

    assert len(heard) == 27


def test_ffmpeg_finds_the_chapters_and_who_made_what(tmp_path):
    """From the text track: one chapter after another, without a gap."""
    book, path = bind(tmp_path, chapters=3, sentences=1)
    with av.open(str(path)) as container:
        chapters = [
            (
                *(at * chapter["time_base"] * 1000 for at in (chapter["start"], chapter["end"])),
                chapter["metadata"]["title"],
            )
            for chapter in container.chapters()
        ]
        said = dict(container.metadata)
    durations = [track.duration_ms for track in book.tracks]

    assert chapters == [
        (sum(durations[:index]), sum(durations[: index + 1]), track.title) for index, track in enumerate(book.tracks)
    ]
    assert {name: said[name] for name in ("title", "artist", "album", "composer", "genre")} == {
        "title": "书",
        "artist": "某人",
        "album": "书",
        "composer": "cmn",
        "genre": "Audiobook",
    }


def test_mutagen_finds_the_chapters_the_cover_and_the_kind(tmp_path):
    """From the Nero list; kind 2 puts the file among the audiobooks."""
    book, path = bind(tmp_path, chapters=3, sentences=1)
    file = MP4(path)

    assert [(round(chapter.start * 1000), chapter.title) for chapter in file.chapters] == [
        (sum(track.duration_ms for track in book.tracks[:index]), track.title)
        for index, track in enumerate(book.tracks)
    ]
    assert bytes(file["covr"][0]) == COVER
    assert file["stik"] == [2]
    assert file.info.length * 1000 == pytest.approx(sum(track.duration_ms for track in book.tracks), abs=90)
    assert (file.info.codec, file.info.channels, file.info.sample_rate) == ("mp4a.40.2", 1, 24_000)


def test_the_file_says_what_it_is_and_can_be_played_while_it_comes(tmp_path):
    """Its brand is the audiobooks', and the index stands before the sound; both kinds of chapters are there."""
    _, path = bind(tmp_path, chapters=2, sentences=1)
    names = [name for name, _ in atoms(path.read_bytes())]
    brand = path.read_bytes()[8:12]

    assert brand == b"M4B "
    assert names.index(b"moov") < names.index(b"mdat")
    assert b"chpl" in names
    assert b"chap" in path.read_bytes()


def test_the_same_book_gives_the_same_bytes(tmp_path):
    """No date, no version."""
    book, path = bind(tmp_path, chapters=2, sentences=1)
    first = path.read_bytes()
    write_m4b(book, encode_parts(book, tmp_path, 1), path)

    assert path.read_bytes() == first
    assert b"Lav" not in first


def test_a_folder_that_is_not_there_is_said_plainly(tmp_path):
    """The person sees the path and what to do, not a traceback."""
    book = record(tmp_path, chapters=1)
    with pytest.raises(FolderError, match="nowhere"):
        write_m4b(book, encode_parts(book, tmp_path), tmp_path / "nowhere" / "书.m4b")
    with pytest.raises(FolderError, match="nowhere"):
        encode_parts(book, tmp_path / "nowhere")
