"""Clips -> track without a second lossy step: the service's own MP3 frames, byte for byte, and silent ones between.

An MP3 frame may hold its sound in the bytes of frames before it (the bit reservoir), but the first frame of a clip
has none before it. So whole clips stand one after another, silence between them is frames without a bit of sound, and
what is cut off is cut off at the end of a clip, at the edge of a frame; the silence in front of a sentence stays and
counts towards the pause. Loudness is left as it came: changing it would mean encoding again.
"""

from pathlib import Path
from types import TracebackType
from typing import Self

from tingshu.audio.frames import FrameFormat
from tingshu.audio.infoframe import counting_frame
from tingshu.audio.speech import speech_in
from tingshu.audio.stitch import Spacing, cue
from tingshu.audio.trim import TAIL_MS
from tingshu.errors import ClipError, SpeechError, UsageError
from tingshu.layout import written_to
from tingshu.model import Clip, Cue, Sentence


class FrameJoiner:
    """A track that is being joined from whole clips, sentence by sentence, by one thread at a time.

    To be used like a ``Stitcher``. Pauses come out to the nearest frame (24 ms for Edge), cues to the sample.

    Args:
        path: the MP3 file; what stands there is replaced.
        spacing: the silences.
        head: bytes to put in front of the audio: an ID3 tag.

    Raises:
        FolderError: the file cannot be written (here, in ``add`` and in ``close``).
    """

    def __init__(self, path: Path, spacing: Spacing, *, head: bytes = b"") -> None:
        self.cues: list[Cue] = []
        """Where each sentence so far is heard."""
        self._path = path
        self._spacing = spacing
        self._info_at = len(head)
        self._format: FrameFormat | None = None
        self._frames = 0
        self._due_ms = spacing.head_ms
        self._last_tail = 0  # samples of silence that already stand at the end
        with written_to(path):
            self._file = path.open("wb")
            self._file.write(head)

    @property
    def duration_ms(self) -> int:
        """How long the track is so far."""
        return self._ms(self._frames * self._format.samples) if self._format else 0

    def add(self, sentence: Sentence, clip: Clip, _gain_db: float = 0.0) -> Cue:
        """Append a sentence and return where it is heard.

        Raises:
            UsageError: the clip is no MP3 of one channel.
            SpeechError: it holds no sound, or its frames are unlike those before.
            FolderError: the file cannot be written.
        """
        form = self._format_of(clip)
        try:
            self._check(form, clip)
            speech = speech_in(clip.audio)
        except ClipError as error:
            raise SpeechError(error.problem, text=sentence.spoken, transient=True) from error
        onset = speech.start + speech.lead
        offset = speech.start + int(speech.sound.frame_count()) - speech.tail
        self._pause(form, self._due_ms, onset)
        start = self._frames * form.samples
        kept = min(-(-(offset + form.rate_hz * TAIL_MS // 1000) // form.samples), len(clip.audio) // form.frame_bytes)
        self._append(form, clip.audio[: kept * form.frame_bytes])
        self._due_ms, self._last_tail = self._spacing.after[sentence.pause], kept * form.samples - offset
        found = cue(sentence.text, clip, self._ms(start + onset), self._ms(start + offset), self._ms(start))
        self.cues.append(found)
        return found

    def close(self) -> None:
        """Append the closing silence and finish the file.

        Raises:
            ClipError: no sentence was added.
            FolderError: the file cannot be written.
        """
        if self._format is None:
            raise ClipError("A track without a sentence cannot be made")
        self._pause(self._format, self._spacing.tail_ms)
        info = counting_frame(self._format, audio_bytes=self._frames * self._format.frame_bytes)
        with written_to(self._path):
            self._file.seek(self._info_at)
            self._file.write(info)
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
            with written_to(self._path):
                self._file.close()

    def _format_of(self, clip: Clip) -> FrameFormat:
        """Return the format of a clip's frames; the first clip's is the track's, and gets its Info frame's place."""
        try:
            form = FrameFormat.of(clip.audio)
        except ClipError as error:
            raise UsageError(
                "--lossless joins the MP3 frames of the Edge service, and this voice sends none",
                "Leave out --lossless, or use --engine edge",
            ) from error
        if self._format is None:
            self._format = form
            with written_to(self._path):
                self._file.write(bytes(form.frame_bytes))
        return form

    def _check(self, form: FrameFormat, clip: Clip) -> None:
        """Raise ClipError for a clip that cannot be joined to those before it."""
        if form != self._format or len(clip.audio) % form.frame_bytes:
            raise ClipError("A clip whose frames are not all alike cannot be joined frame by frame")

    def _pause(self, form: FrameFormat, pause_ms: int, lead: int = 0) -> None:
        """Append as many silent frames as the silence on both sides leaves of a pause, to the nearest one."""
        left = pause_ms * form.rate_hz / 1000 - self._last_tail - lead
        self._append(form, form.silent_frame() * max(0, round(left / form.samples)))

    def _append(self, form: FrameFormat, frames: bytes) -> None:
        self._frames += len(frames) // form.frame_bytes
        with written_to(self._path):
            self._file.write(frames)

    def _ms(self, samples: int) -> int:
        return round(samples * 1000 / self._format.rate_hz) if self._format else 0
