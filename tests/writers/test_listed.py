"""book.json read back."""

import pytest

from tingshu.errors import SourceError
from tingshu.writers import read_ledger, write_ledger
from tingshu.writers.listed import ListedFile


def test_what_was_written_is_read(audiobook, tmp_path):
    """Tracks with their cues, what is missing, and the other files, each by its path from the book's folder."""
    (tmp_path / "cover.jpg").write_bytes(b"")
    write_ledger(audiobook, tmp_path, [tmp_path / "cover.jpg"])
    ledger = read_ledger(tmp_path)

    assert (ledger.engine, ledger.voice) == (audiobook.voice.engine, audiobook.voice.name)
    assert [(track.number, track.title, track.file.name, track.duration_ms) for track in ledger.tracks] == [
        (track.number, track.title, track.path.name, track.duration_ms) for track in audiobook.tracks
    ]
    assert [cue.text for track in ledger.tracks for cue in track.cues] == [
        cue.text for track in audiobook.tracks for cue in track.cues
    ]
    assert (ledger.missing, ledger.unfinished) == (audiobook.missing, audiobook.unfinished)
    assert ledger.files == (
        ListedFile("cover.jpg", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    )


@pytest.mark.parametrize(
    "data", [b"", b"{", b"\xff", b"[" * 200_000, b'{"tracks":' * 200_000, b"[]"], ids=lambda data: str(data[:12])
)
def test_a_damaged_ledger_is_said_plainly(tmp_path, data):
    """Cut short, no text, nested without end: whoever asks for it is told."""
    (tmp_path / "book.json").write_bytes(data)

    with pytest.raises(SourceError, match=r"book\.json is"):
        read_ledger(tmp_path)
