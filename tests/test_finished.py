"""Which tracks need not be made again."""

from pathlib import Path

from tingshu.finished import recall, remember, sha256_of, signature
from tingshu.model import Cue, Mark, Pause, Sentence, Track, Voice

SENTENCE = Sentence("水。", "水。", Pause.SENTENCE)
NAME = signature((SENTENCE,), Voice("espeak", "cmn"), 96)


def finished(folder: Path) -> Track:
    """Return a track whose file stands."""
    path = folder / "001 水.mp3"
    path.write_bytes(b"audio")
    return Track(1, "水", path, 1234, (Cue("水。", 500, 900, (Mark("水", 500, 800),)),), sha256_of(path))


def test_a_finished_track_is_recalled_as_it_was(tmp_path):
    """Cues and words come back to the millisecond."""
    track = finished(tmp_path)
    remember(tmp_path / "records", NAME, track)

    assert recall(tmp_path / "records", NAME, 1, "水", track.path) == track


def test_an_altered_or_missing_file_is_not_recalled(tmp_path):
    """A record is no promise about a file that has changed since."""
    track = finished(tmp_path)
    remember(tmp_path / "records", NAME, track)
    track.path.write_bytes(b"audi0")
    altered = recall(tmp_path / "records", NAME, 1, "水", track.path)
    track.path.unlink()

    assert altered is None
    assert recall(tmp_path / "records", NAME, 1, "水", track.path) is None


def test_a_damaged_record_is_no_record(tmp_path):
    """Whatever stands in its file, the chapter is made again instead of the run ending."""
    track = finished(tmp_path)
    remember(tmp_path / "records", NAME, track)
    (record,) = (path for path in (tmp_path / "records").rglob("*") if path.is_file())
    for damage in (b"", b"{", b"[]", b"null", b'{"sha256": "%s"}' % track.sha256.encode(), b"\xff\xfe"):
        record.write_bytes(damage)

        assert recall(tmp_path / "records", NAME, 1, "水", track.path) is None


def test_whatever_decides_the_bytes_decides_the_name():
    """Another word, voice, pause or number is another signature, and nothing runs into its neighbour."""
    voice = Voice("espeak", "cmn")
    others = [
        signature((Sentence("水。", "水", Pause.SENTENCE),), voice, 96),
        signature((Sentence("水。", "水。", Pause.SCENE),), voice, 96),
        signature((SENTENCE, SENTENCE), voice, 96),
        signature((SENTENCE,), Voice("espeak", "cmn", rate="+1%"), 96),
        signature((SENTENCE,), voice, 64),
        signature((SENTENCE,), voice, 9, 6),
    ]

    assert len({NAME, *others}) == 7
    assert signature((SENTENCE,), voice, 96) == NAME
