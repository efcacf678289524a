"""Clips -> track: the spoken sentences of a chapter, joined with our own pauses.

Each clip goes through once (decoded, trimmed, brought to level, encoded) and only one is in memory at a time.
The track's clock is the count of samples written, so that cues are as right after three hours as at the start.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import gcd
from types import TracebackType
from typing import Self

from tingshu.audio.decode import SAMPLE_BYTES
from tingshu.audio.encode import SoundFile
from tingshu.audio.loudness import CEILING_DBFS, leveled
from tingshu.audio.speech import speech_in
from tingshu.audio.trim import Speech
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
        open_file: opens the file that is written to, for a sample rate (Hz); called once, at the first sentence.
        spacing: the silences.
    """

    def __init__(self, open_file: Callable[[int], SoundFile], spacing: Spacing) -> None:
        self.cues: list[Cue] = []
        """Where each sentence so far is heard."""
        self._open_file = open_file
        self._spacing = spacing
        self._file: SoundFile | None = None
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
            speech = speech_in(clip.audio)
            file = self._file_at(speech.sound.frame_rate)
        except ClipError as error:
            raise SpeechError(error.problem, text=sentence.spoken, transient=True) from error
        self._pause(file, self._due_ms, speech.lead)
        start = file.samples
        file.write(leveled(speech.sound, gain_db, peak_dbfs=CEILING_DBFS).raw_data)
        self._due_ms, self._last_tail = self._spacing.after[sentence.pause], speech.tail
        self.cues.append(self._cue(sentence.text, clip, speech, start))
        return self.cues[-1]

    def close(self) -> None:
        """Append the closing silence, up to a whole millisecond, and finish the file.

        Raises:
            ClipError: no sentence was added.
            FolderError: the file cannot be written.
        """
        if self._file is None:
            raise ClipError("A track without a sentence cannot be made")
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

    def _file_at(self, rate_hz: int) -> SoundFile:
        """Return the open file; the first clip's sample rate is the track's."""
        if self._file is None:
            self._file = self._open_file(rate_hz)
            self._rate_hz = rate_hz
        if rate_hz != self._rate_hz:
            raise ClipError(f"A clip at {rate_hz} Hz cannot be joined to a track at {self._rate_hz} Hz")
        return self._file

    def _pause(self, file: SoundFile, pause_ms: int, lead: int = 0) -> None:
        """Write what the margins of the speech on both sides leave of a pause."""
        self._silence(file, round(pause_ms * self._rate_hz / 1000) - self._last_tail - lead)

    def _silence(self, file: SoundFile, samples: int) -> None:
        if samples > 0:
            file.write(bytes(samples * SAMPLE_BYTES))

    def _cue(self, text: str, clip: Clip, speech: Speech, start: int) -> Cue:
        end = start + int(speech.sound.frame_count()) - speech.tail
        return cue(text, clip, self._ms(start + speech.lead), self._ms(end), self._ms(start - speech.start))

    def _ms(self, samples: int) -> int:
        return round(samples * 1000 / self._rate_hz)


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
