"""Checking a finished book against its ledger: every sentence there and heard, every file whole and unaltered."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tingshu.audio import hear
from tingshu.errors import ClipError
from tingshu.files import sha256_of
from tingshu.writers import Ledger, ListedFile, ListedTrack, read_ledger, text_digest

SILENT_DBFS = -60.0
"""Peak below which nobody hears a sentence; narration peaks some 55 dB above it."""

INEXACT_MS = 1.0
"""How far the decoded length may be from the ledger's: it is exact but for rounding."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is not as the ledger says; ``track`` is a chapter's number, 0 for the whole book."""

    track: int
    problem: str


def verify(folder: Path) -> tuple[Gap, ...]:
    """Check the book in ``folder`` and return what is wrong with it, in order.

    Every file is decoded to its end, so it takes some seconds for each hour of audio.

    Raises:
        SourceError: there is no ledger, or it is damaged.
    """
    return tuple(_gaps(folder, read_ledger(folder)))


def _gaps(folder: Path, ledger: Ledger) -> Iterator[Gap]:
    if not ledger.tracks:
        yield Gap(0, "the book has no chapters")
    for number, text in ledger.missing:
        yield Gap(number, f"could not be spoken: {text}")
    for number in ledger.unfinished:
        yield Gap(number, "was not made before the run ended: run the same command again")
    for track in ledger.tracks:
        yield from (Gap(track.number, problem) for problem in _unspoken(track))
        yield from (Gap(track.number, problem) for problem in _unheard(folder, track))
    for file in ledger.files:
        yield from (Gap(0, problem) for problem in _altered(folder, file))


def _unspoken(track: ListedTrack) -> Iterator[str]:
    """Say where the cues are not the sentences that were to be spoken, one after the other."""
    if len(track.cues) != track.sentences:
        yield f"{track.sentences} sentences were to be spoken, and {len(track.cues)} have a cue"
    elif text_digest(cue.text for cue in track.cues) != track.text_sha256:
        yield "the text of the cues was altered"
    reached_ms = 0
    for cue in track.cues:
        if not reached_ms <= cue.start_ms <= cue.end_ms <= track.duration_ms:
            yield f"the cue from {cue.start_ms} to {cue.end_ms} ms is not after the one before: {cue.text}"
        reached_ms = cue.end_ms


def _unheard(folder: Path, track: ListedTrack) -> Iterator[str]:
    """Say where the track is not what it was, or a cue has no sound."""
    yield from _altered(folder, track.file)
    if not _is_there(folder, track.file.name):
        return  # which is said already
    try:
        heard = hear(folder / track.file.name, track.cues)
    except ClipError as error:
        yield error.problem
        return
    except OSError:
        return  # which is said already
    if abs(heard.duration_ms - track.duration_ms) > INEXACT_MS:
        yield f"{track.file.name} is {heard.duration_ms:.0f} ms long and should be {track.duration_ms}"
    for cue, peak_dbfs in zip(track.cues, heard.peaks_dbfs, strict=True):
        if peak_dbfs < SILENT_DBFS:
            yield f"nothing is heard at {cue.start_ms} ms: {cue.text}"


def _altered(folder: Path, file: ListedFile) -> Iterator[str]:
    """Say so if a file of the book is gone, or not what it was."""
    if not _is_there(folder, file.name):
        yield f"{file.name} is not there"
        return
    try:
        if sha256_of(folder / file.name) != file.sha256:
            yield f"{file.name} was altered since it was made"
    except OSError as error:
        yield f"{file.name} cannot be read: {error.strerror}"


def _is_there(folder: Path, name: str) -> bool:
    """Whether a file stands in the folder of the book; a ledger from a stranger, or a link, may lead elsewhere."""
    path = folder / name
    try:
        return path.resolve().is_relative_to(folder.resolve()) and path.is_file()
    except OSError:  # a name that is too long for any file
        return False
