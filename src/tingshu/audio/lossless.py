"""Clips -> track without a second lossy step: the service's own MP3 frames, byte for byte, and silent ones between.

An MP3 frame may hold its sound in the bytes of frames before it (the bit reservoir), but the first frame of a clip
has none before it. So whole clips stand one after another, silence between them is frames without a bit of sound, and
what is cut off is cut off at the end of a clip, at the edge of a frame; the silence in front of a sentence stays and
counts towards the pause. Loudness is left as it came: changing it would mean encoding again.
"""

from pathlib import Path

from tingshu.audio.framefile import FrameFile
from tingshu.audio.frames import FrameFormat
from tingshu.audio.infoframe import counting_frame
from tingshu.audio.speech import speech_in
from tingshu.audio.stitch import Piece
from tingshu.audio.trim import TAIL_MS
from tingshu.errors import ClipError, UsageError
from tingshu.model import Clip


class LosslessFile:
    """An MP3 file that is being joined from whole clips; silences come out to the nearest frame (24 ms for Edge).

    Args:
        path: the file; what stands there is replaced.
        first: the first clip: all others are to have frames like it.
        head: bytes to put in front of the audio: an ID3 tag.

    Raises:
        UsageError: the clip is no MP3 of one channel.
        FolderError: the file cannot be written (here, in ``write``, ``silence`` and ``close``).
    """

    def __init__(self, path: Path, first: Clip, *, head: bytes = b"") -> None:
        self._format = _format_of(first)
        self.rate_hz = self._format.rate_hz
        self._file = FrameFile(path, head=head, info_bytes=self._format.frame_bytes)

    @property
    def samples(self) -> int:
        """How many samples the frames so far hold: the clock of the track."""
        return self._file.audio_bytes // self._format.frame_bytes * self._format.samples

    def cut(self, clip: Clip, _gain_db: float = 0.0) -> Piece:
        """Return the frames of a clip up to the one in which its last sound has died away.

        Raises:
            UsageError: the clip is no MP3 of one channel.
            ClipError: its frames are unlike those of the first one, or hold no sound.
        """
        form = self._format
        if _format_of(clip) != form or len(clip.audio) % form.frame_bytes:
            raise ClipError("A clip whose frames are not all alike cannot be joined frame by frame")
        speech = speech_in(clip.audio)
        offset = speech.start + int(speech.sound.frame_count()) - speech.tail
        wanted = -(-(offset + form.rate_hz * TAIL_MS // 1000) // form.samples)
        frames = clip.audio[: wanted * form.frame_bytes]
        samples = len(frames) // form.frame_bytes * form.samples
        return Piece(frames, samples, speech.start + speech.lead, samples - offset, 0)

    def write(self, frames: bytes) -> None:
        """Append frames."""
        self._file.append(frames)

    def silence(self, samples: int) -> None:
        """Append as many silent frames as come nearest to so many samples."""
        self.write(self._format.silent_frame() * max(0, round(samples / self._format.samples)))

    def close(self) -> None:
        """Fill in the Info frame, which only counts the others, and close the file."""
        self._file.finish(counting_frame(self._format, audio_bytes=self._file.audio_bytes))

    def release(self) -> None:
        """Let go of a file that will not be finished; nothing happens to one that is."""
        self._file.release()


def _format_of(clip: Clip) -> FrameFormat:
    try:
        return FrameFormat.of(clip.audio)
    except ClipError as error:
        raise UsageError(
            "--lossless joins the MP3 frames of the Edge service, and this voice sends none",
            "Leave out --lossless, or use --engine edge",
        ) from error
