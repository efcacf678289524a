"""Checking a finished book against its ledger: every sentence there and heard, every file whole and unaltered."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from tingshu.audio import hear
from tingshu.errors import ClipError, SourceError
from tingshu.files import sha256_of
from tingshu.model import Cue
from tingshu.writers import LEDGER_NAME, read_ledger, text_digest

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
        SourceError: there is no ledger, or it cannot be read.
    """
    ledger = read_ledger(folder)
    try:
        return tuple(_gaps(folder, ledger))
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise SourceError(
            f"{folder / LEDGER_NAME} is not a ledger of tingshu ({error!r})", "Make the book again"
        ) from error


def _gaps(folder: Path, ledger: dict[str, Any]) -> Iterator[Gap]:
    tracks = ledger["tracks"]
    if not tracks:
        yield Gap(0, "the book has no chapters")
    for missing in ledger["missing"]:
        yield Gap(missing["chapter"], f"could not be spoken: {missing['text']}")
    for number in ledger["unfinished"]:
        yield Gap(number, "was not made before the run ended: run the same command again")
    for track in tracks:
        cues = [Cue(cue["text"], cue["start_ms"], cue["end_ms"]) for cue in track["cues"]]
        number = int(track["number"])
        yield from (Gap(number, problem) for problem in _unspoken(track, cues))
        yield from (Gap(number, problem) for problem in _unheard(folder, track, cues))
    for file in ledger.get("files", ()):  # one of an earlier version names none
        yield from (Gap(0, problem) for problem in _altered(folder, file))


def _unspoken(track: dict[str, Any], cues: list[Cue]) -> Iterator[str]:
    """Say where the cues are not the sentences that were to be spoken."""
    if len(cues) != track["sentences"]:
        yield f"{track['sentences']} sentences were to be spoken, and {len(cues)} have a cue"
    elif text_digest(cue.text for cue in cues) != track["text_sha256"]:
        yield "the text of the cues was altered"
    for before, cue in pairwise(cues):
        if not before.start_ms <= before.end_ms <= cue.start_ms:
            yield f"the cue at {cue.start_ms} ms is not after the one before: {cue.text}"


def _unheard(folder: Path, track: dict[str, Any], cues: list[Cue]) -> Iterator[str]:
    """Say where the track is not what it was, or a cue has no sound."""
    name = str(track["file"])
    yield from _altered(folder, track)
    if not _is_there(folder, name):
        return  # which is said already
    try:
        heard = hear(folder / name, cues)
    except ClipError as error:
        yield error.problem
        return
    except OSError:
        return  # which is said already
    if abs(heard.duration_ms - track["duration_ms"]) > INEXACT_MS:
        yield f"{name} is {heard.duration_ms:.0f} ms long and should be {track['duration_ms']}"
    for cue, peak_dbfs in zip(cues, heard.peaks_dbfs, strict=True):
        if peak_dbfs < SILENT_DBFS:
            yield f"nothing is heard at {cue.start_ms} ms: {cue.text}"


def _altered(folder: Path, file: dict[str, Any]) -> Iterator[str]:
    """Say so if a file of the book is gone, or not what it was."""
    name = str(file["file"])
    if not _is_there(folder, name):
        yield f"{name} is not there"
        return
    try:
        if sha256_of(folder / name) != file["sha256"]:
            yield f"{name} was altered since it was made"
    except OSError as error:
        yield f"{name} cannot be read: {error.strerror}"


def _is_there(folder: Path, name: str) -> bool:
    """Whether a file stands in the folder of the book; a ledger from a stranger, or a link, may lead elsewhere."""
    path = folder / name
    try:
        return path.resolve().is_relative_to(folder.resolve()) and path.is_file()
    except OSError:  # a name that is too long for any file
        return False
