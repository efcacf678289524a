"""The whole book in one MP3: the tracks' own frames, chapters that players find, and one timeline for everything."""

from array import array

import av
import mutagen.mp3
import pytest
from books import record
from sounds import hear
from test_encode import frames

from tingshu.audio import write_whole_mp3
from tingshu.errors import UsageError


@pytest.mark.parametrize(("rate_hz", "kbps"), [(24_000, 96), (22_050, 96), (24_000, 48), (44_100, 64)])
def test_the_sound_is_that_of_the_tracks_and_each_begins_on_time(tmp_path, rate_hz, kbps):
    """Sample for sample what the tracks hold, within half a frame of the sum of the tracks before."""
    book = record(tmp_path, chapters=7, rate_hz=rate_hz, kbps=kbps)
    write_whole_mp3(book, tmp_path / "书.mp3")
    heard = hear(tmp_path / "书.mp3").samples
    half_a_frame = (576 if rate_hz < 32_000 else 1152) / 2
    start_ms = 0
    for track in book.tracks:
        alone = hear(track.path).samples
        first = track.cues[0].start_ms * rate_hz // 1000
        last = track.cues[-1].end_ms * rate_hz // 1000
        nominal = start_ms * rate_hz / 1000 + first
        near = range(int(nominal - half_a_frame) - 1, int(nominal + half_a_frame) + 2)
        at = next((index for index in near if heard[index : index + 3000] == alone[first : first + 3000]), None)

        assert at is not None, f"track {track.number} does not begin within half a frame of {start_ms} ms"
        assert heard[at : at + last - first] == alone[first:last]
        start_ms += track.duration_ms

    assert len(heard) == pytest.approx(start_ms * rate_hz / 1000, abs=2 * half_a_frame)


def test_between_the_tracks_there_is_silence(tmp_path):
    """No click where the frames of one track end and those of the next begin."""
    book = record(tmp_path, chapters=4)
    write_whole_mp3(book, tmp_path / "书.mp3")
    heard = hear(tmp_path / "书.mp3").samples
    start = 0
    for track in book.tracks[:-1]:
        start += track.duration_ms
        join = heard[(start - 300) * 24 : (start + 60) * 24]

        assert join == array("h", bytes(2 * len(join)))


def test_every_frame_follows_the_one_before_and_the_first_counts_them(tmp_path):
    """An MP3 checker finds nothing but frames; mutagen and FFmpeg find the same length."""
    book = record(tmp_path, chapters=5)
    path = tmp_path / "书.mp3"
    write_whole_mp3(book, path)
    data = path.read_bytes()
    audio = data[data.index(b"\xff\xf3") :]
    found = list(frames(audio))
    total_ms = sum(track.duration_ms for track in book.tracks)

    assert int.from_bytes(audio[21:25], "big") == len(found) - 1
    assert mutagen.mp3.MP3(path).info.length * 1000 == pytest.approx(total_ms, abs=24)
    assert len(hear(path).samples) == pytest.approx(mutagen.mp3.MP3(path).info.length * 24_000, abs=1)


def test_players_find_the_chapters_the_cover_and_the_book(tmp_path):
    """Read by FFmpeg: one chapter after another without a gap, under the tracks' titles."""
    book = record(tmp_path, chapters=3)
    write_whole_mp3(book, tmp_path / "书.mp3")
    with av.open(str(tmp_path / "书.mp3")) as container:
        chapters = [
            (chapter["start"], chapter["end"], chapter["metadata"]["title"]) for chapter in container.chapters()
        ]
        said = {name: container.metadata[name] for name in ("title", "album", "artist", "composer")}
        pictures = len(container.streams.video)
    durations = [track.duration_ms for track in book.tracks]

    assert chapters == [
        (sum(durations[:index]), sum(durations[: index + 1]), track.title) for index, track in enumerate(book.tracks)
    ]
    assert said == {"title": "书", "album": "书", "artist": "某人", "composer": "cmn"}
    assert pictures == 1


def test_the_table_of_contents_names_every_chapter_in_order(tmp_path):
    """Players that show nothing without CTOC find all of them, in lists of 255 at most, which is what one can count."""
    book = record(tmp_path, chapters=600, sentences=1, once=True)
    write_whole_mp3(book, tmp_path / "书.mp3")
    tags = mutagen.mp3.MP3(tmp_path / "书.mp3").tags
    top = tags["CTOC:toc"]
    named = [name for part in top.child_element_ids for name in tags[f"CTOC:{part}"].child_element_ids]

    assert [tags[f"CHAP:{name}"].sub_frames["TIT2"].text[0] for name in named] == [track.title for track in book.tracks]
    assert int(top.flags) == 3
    assert {int(tags[f"CTOC:{part}"].flags) for part in top.child_element_ids} == {1}
    assert max(len(tags[f"CTOC:{part}"].child_element_ids) for part in top.child_element_ids) == 255


def test_a_book_too_long_for_an_mp3_is_refused_with_the_way_out(tmp_path, monkeypatch):
    """Four GiB is what the Info frame can count and a FAT card can hold."""
    monkeypatch.setattr("tingshu.audio.whole_mp3.LARGEST_BYTES", 10_000)
    with pytest.raises(UsageError, match="m4b"):
        write_whole_mp3(record(tmp_path, chapters=2), tmp_path / "书.mp3")

    assert not (tmp_path / "书.mp3").exists()
