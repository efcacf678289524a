"""Clips -> track: the spoken sentences of a chapter, joined with our own pauses.

Each clip goes through once (decoded, trimmed, brought to level, encoded) and only one is in memory at a time.
The track's clock is the count of samples written, so that cues are as right after three hours as at the start.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import gcd, log10
from pathlib import Path
from types import TracebackType
from typing import Self

from tingshu.audio.decode import SAMPLE_BYTES, decode
from tingshu.audio.encode import Mp3File, attenuation
from tingshu.audio.loudness import CEILING_DBFS, leveled
from tingshu.audio.trim import Speech, trim
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


class Stitcher:
    """A track that is being put together, sentence by sentence, by one thread at a time.

    Use it as a context: the file is finished when the block ends well, and of no use when it does not.

    Args:
        path: the MP3 file; what stands there is replaced.
        spacing: the silences.
        bitrate_kbps: constant bitrate of the file.
        head: bytes to put in front of the audio: the finished ID3 tag.
    """

    def __init__(self, path: Path, *, spacing: Spacing, bitrate_kbps: int, head: bytes = b"") -> None:
        self._path = path
        self._spacing = spacing
        self._bitrate_kbps = bitrate_kbps
        self._head = head
        self._scale_db = 20 * log10(attenuation(bitrate_kbps))
        self._file: Mp3File | None = None
        self._rate_hz = 0
        self._due_ms = spacing.head_ms
        self._last_tail = 0  # samples of silence that already stand at the end

    @property
    def duration_ms(self) -> int:
        """How long the track is so far; exact once it is closed, when it is a whole number of ms."""
        return self._ms(self._file.samples) if self._file else 0

    def add(self, sentence: Sentence, clip: Clip, gain_db: float) -> Cue:
        """Append a sentence and return where it is heard.

        Args:
            sentence: what is said, and which pause follows if another one does.
            clip: how it was said.
            gain_db: the gain of the voice that said it.

        Raises:
            SpeechError: the clip is not audio, holds no sound, or has another sample rate than those before it.
            UsageError: MP3 has no such bitrate at the clip's sample rate.
            FolderError: the file cannot be written.
        """
        try:
            speech = trim(decode(clip.audio))
            file = self._file_at(speech.sound.frame_rate)
        except ClipError as error:
            raise SpeechError(error.problem, text=sentence.spoken, transient=True) from error
        self._pause(file, self._due_ms, speech.lead)
        start = file.samples
        # the encoder's own attenuation is made up for here, where no peak can clip
        loud = leveled(speech.sound, gain_db - self._scale_db, peak_dbfs=CEILING_DBFS - self._scale_db)
        file.write(loud.raw_data)
        self._due_ms, self._last_tail = self._spacing.after[sentence.pause], speech.tail
        return self._cue(sentence.text, clip, speech, start)

    def close(self) -> None:
        """Append the closing silence, up to a whole millisecond, and finish the file.

        Raises:
            ClipError: no sentence was added.
            FolderError: the file cannot be written.
        """
        if self._file is None:
            raise ClipError(f"No sentence was spoken for {self._path}")
        self._pause(self._file, self._spacing.tail_ms)
        whole = self._rate_hz // gcd(self._rate_hz, 1000)
        self._silence(self._file, -self._file.samples % whole)
        self._file.close()

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

    def _file_at(self, rate_hz: int) -> Mp3File:
        """Return the open file; the first clip's sample rate is the track's."""
        if self._file is None:
            self._file = Mp3File(self._path, rate_hz=rate_hz, bitrate_kbps=self._bitrate_kbps, head=self._head)
            self._rate_hz = rate_hz
        if rate_hz != self._rate_hz:
            raise ClipError(f"A clip at {rate_hz} Hz cannot be joined to a track at {self._rate_hz} Hz")
        return self._file

    def _pause(self, file: Mp3File, pause_ms: int, lead: int = 0) -> None:
        """Write what the margins of the speech on both sides leave of a pause."""
        self._silence(file, round(pause_ms * self._rate_hz / 1000) - self._last_tail - lead)

    def _silence(self, file: Mp3File, samples: int) -> None:
        if samples > 0:
            file.write(bytes(samples * SAMPLE_BYTES))

    def _cue(self, text: str, clip: Clip, speech: Speech, start: int) -> Cue:
        kept = int(speech.sound.frame_count())
        first, last = self._ms(start + speech.lead), self._ms(start + kept - speech.tail)
        shift = self._ms(start - speech.start)
        words = (_within(first, mark.start_ms + shift, mark.end_ms + shift, last, mark.text) for mark in clip.marks)
        return Cue(text, first, last, tuple(words))

    def _ms(self, samples: int) -> int:
        return round(samples * 1000 / self._rate_hz)


def _within(first: int, start: int, end: int, last: int, text: str) -> Mark:
    """Return a mark that does not reach out of its sentence."""
    return Mark(text, min(max(first, start), last), min(max(first, end), last))
