"""Clips -> track: the spoken sentences of a chapter, joined with our own pauses.

What is written of a clip, samples or frames, is the file's business. Only one clip is in memory at a time.
The track's clock is the count of samples written, so that cues are as right after three hours as at the start.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import gcd
from types import TracebackType
from typing import Protocol, Self

from tingshu.errors import ClipError, SpeechError
from tingshu.model import Clip, Cue, Mark, Pause, Sentence


@dataclass(frozen=True, slots=True)
class Spacing:
    """How long the silences of a track are, in ms, from the last sound before to the first sound after.

    Speech keeps margins of 20 ms before and 50 ms after it: no silence gets shorter than these.

    Args:
        head_ms: before the first sentence.
        tail_ms: after the last one.
        after: between two sentences, by the first one's kind of pause.
    """

    head_ms: int
    tail_ms: int
    after: Mapping[Pause, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """What a clip brings to a track; every length in samples.

    Args:
        data: what is written: samples or frames.
        samples: how long it lasts.
        lead: from its start to its first audible sample.
        tail: from its last audible sample to its end.
        start: where in the clip it was cut out.
    """

    data: bytes
    samples: int
    lead: int
    tail: int
    start: int


class TrackFile(Protocol):
    """A file that pieces of clips and silence are written to, by one thread at a time."""

    rate_hz: int
    """How many samples last a second."""

    @property
    def samples(self) -> int:
        """How many samples have been written: the clock of the track."""
        ...

    def cut(self, clip: Clip, gain_db: float, /) -> Piece:
        """Return what is to be written of a clip.

        Raises:
            ClipError: the clip is not audio, holds no sound, or is unlike those before it.
            UsageError: an option does not fit this voice.
        """
        ...

    def write(self, data: bytes, /) -> None:
        """Append the data of a piece.

        Raises:
            FolderError: the file cannot be written (here, in ``silence`` and in ``close``).
        """
        ...

    def silence(self, samples: int, /) -> None:
        """Append silence of about this length, as near as the format allows; none for a number below 1."""
        ...

    def close(self) -> None:
        """Write what is still held back and finish the file."""
        ...

    def release(self) -> None:
        """Let go of a file that will not be finished; nothing happens to one that is."""
        ...


class Stitcher:
    """A track that is being put together, sentence by sentence, by one thread at a time.

    Use it as a context: the file is finished when the block ends well, and of no use when it does not.

    Args:
        open_file: opens the file that is written to, as the first clip needs it.
        spacing: the silences.
    """

    def __init__(self, open_file: Callable[[Clip], TrackFile], spacing: Spacing) -> None:
        self.cues: list[Cue] = []
        """Where each sentence so far is heard."""
        self._open_file = open_file
        self._spacing = spacing
        self._file: TrackFile | None = None
        self._due_ms = spacing.head_ms
        self._last_tail = 0  # samples of silence that already stand at the end

    @property
    def duration_ms(self) -> int:
        """How long the track is so far; exact once it is closed, when it is a whole number of ms."""
        return _ms(self._file, self._file.samples) if self._file else 0

    def add(self, sentence: Sentence, clip: Clip, gain_db: float) -> Cue:
        """Append a sentence and return where it is heard.

        Args:
            sentence: what is said, and which pause follows if another one does.
            clip: how it was said.
            gain_db: the gain of the voice that said it.

        Raises:
            SpeechError: the clip is not audio, holds no sound, or is unlike those before it.
            UsageError: an option does not fit this voice.
            FolderError: the file cannot be written.
        """
        try:
            file = self._file = self._file or self._open_file(clip)
            piece = file.cut(clip, gain_db)
        except ClipError as error:
            raise SpeechError(error.problem, text=sentence.spoken, transient=True) from error
        self._pause(file, self._due_ms, piece.lead)
        start = file.samples
        file.write(piece.data)
        self._due_ms, self._last_tail = self._spacing.after[sentence.pause], piece.tail
        end = start + piece.samples - piece.tail
        moments = (_ms(file, moment) for moment in (start + piece.lead, end, start - piece.start))
        self.cues.append(cue(sentence.text, clip, *moments))
        return self.cues[-1]

    def close(self) -> None:
        """Append the closing silence, up to a whole millisecond, and finish the file.

        Raises:
            ClipError: no sentence was added.
            FolderError: the file cannot be written.
        """
        file = self._file
        if file is None:
            raise ClipError("A track without a sentence cannot be made")
        self._pause(file, self._spacing.tail_ms)
        file.silence(-file.samples % (file.rate_hz // gcd(file.rate_hz, 1000)))
        file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self.close()
        finally:
            if self._file:
                self._file.release()

    def _pause(self, file: TrackFile, pause_ms: int, lead: int = 0) -> None:
        """Write what the silence on both sides leaves of a pause."""
        file.silence(round(pause_ms * file.rate_hz / 1000) - self._last_tail - lead)


def _ms(file: TrackFile, samples: int) -> int:
    return round(samples * 1000 / file.rate_hz)


def cue(text: str, clip: Clip, start_ms: int, end_ms: int, clip_ms: int) -> Cue:
    """Return the cue of a sentence; no word of it reaches out of it, wherever the service ended its marks.

    Args:
        text: what is shown.
        clip: how it was said, with its marks.
        start_ms: where its first sound is heard.
        end_ms: where its last one ends.
        clip_ms: where the clip begins, or would begin had its silence not been cut off.
    """
    words = (
        Mark(mark.text, *(min(max(start_ms, ms + clip_ms), end_ms) for ms in (mark.start_ms, mark.end_ms)))
        for mark in clip.marks
    )
    return Cue(text, start_ms, end_ms, tuple(words))
