"""One track as a file: which way it is put together, and the tag in front that tells of what comes behind."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from tingshu.audio.aac import AacFile
from tingshu.audio.encode import Mp3File
from tingshu.audio.lossless import LosslessFile
from tingshu.audio.speech import speech_in
from tingshu.audio.stitch import Spacing, Stitcher, TrackFile
from tingshu.audio.tags import TAG_HEAD_BYTES, Tags, id3, rewrite, tag_bytes
from tingshu.files import written_to
from tingshu.model import Clip, Cue, Sentence


class Joiner(Protocol):
    """A track that sentences are added to, one after another."""

    cues: list[Cue]
    """Where each sentence so far is heard."""

    @property
    def duration_ms(self) -> int:
        """How long the track is; exact once it is finished."""
        ...

    def add(self, sentence: Sentence, clip: Clip, gain_db: float, /) -> Cue:
        """Append a sentence, as it was said, with the gain of its voice; return where it is heard.

        Raises:
            SpeechError: the clip cannot be used.
            UsageError: an option does not fit this voice.
            FolderError: the file cannot be written.
        """
        ...


@contextmanager
def open_track(  # noqa: PLR0913 - what a track is made of
    path: Path,
    sentences: Sequence[Sentence],
    tags: Tags,
    *,
    cover: bytes,
    spacing: Spacing,
    bitrate_kbps: int,
    lossless: bool,
) -> Iterator[Joiner]:
    """Open an MP3 track; it is finished, tag and all, when the block ends well, and of no use when it does not.

    Args:
        path: the file; what stands there is replaced.
        sentences: what will be added: the lyrics.
        tags: what else is said about it.
        cover: the front cover, a JPEG or PNG file; may be empty.
        spacing: the silences.
        bitrate_kbps: constant bitrate of the file.
        lossless: whether the service's own frames are joined instead of encoding what they hold again.

    Raises:
        ClipError: the block ended without adding a sentence.
        FolderError: the file cannot be written.
    """
    head = id3(tags, cover=cover, lyrics=[Cue(sentence.text, 0, 0) for sentence in sentences])

    def file_for(first: Clip) -> TrackFile:
        if lossless:
            return LosslessFile(path, first, head=head)
        return Mp3File(path, rate_hz=_rate_hz(first), bitrate_kbps=bitrate_kbps, head=head)

    with Stitcher(file_for, spacing) as joiner:
        yield joiner
    with written_to(path):
        rewrite(path, id3(tags, cover=cover, lyrics=joiner.cues))


def retag(made: Path, path: Path, tags: Tags, *, cover: bytes, cues: Sequence[Cue]) -> None:
    """Write a finished MP3 track once more, with another tag in front; its sound stays byte for byte.

    Args:
        made: the finished track.
        path: the new file; what stands there is replaced.
        tags: what is said about it now.
        cover: the front cover, a JPEG or PNG file; may be empty.
        cues: its lyrics.

    Raises:
        OSError: ``made`` cannot be read.
        FolderError: the file cannot be written.
    """
    with made.open("rb") as before, written_to(path), path.open("wb") as after:
        after.write(id3(tags, cover=cover, lyrics=cues))
        before.seek(tag_bytes(before.read(TAG_HEAD_BYTES)))
        shutil.copyfileobj(before, after)


@contextmanager
def open_part(path: Path, *, spacing: Spacing) -> Iterator[Joiner]:
    """Open a track in AAC, of which an M4B is put together; whole when the block ends well. Raises as a track does."""
    with Stitcher(lambda first: AacFile(path, rate_hz=_rate_hz(first)), spacing) as joiner:
        yield joiner


def _rate_hz(clip: Clip) -> int:
    rate_hz: int = speech_in(clip.audio).sound.frame_rate
    return rate_hz
