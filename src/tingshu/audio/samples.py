"""Clips -> samples of one level, on their way into an encoder: what encoded tracks have in common."""

from abc import ABC, abstractmethod

from tingshu.audio.decode import SAMPLE_BYTES
from tingshu.audio.loudness import CEILING_DBFS, leveled
from tingshu.audio.speech import speech_in
from tingshu.audio.stitch import Piece
from tingshu.errors import ClipError
from tingshu.model import Clip


class SampleFile(ABC):
    """A mono file of one codec that a track's samples are written to.

    Args:
        rate_hz: sample rate of what will be written.
        makeup_db: what the encoder takes away of the level; made up for in the one step that sets it.
    """

    def __init__(self, rate_hz: int, *, makeup_db: float = 0.0) -> None:
        self.rate_hz = rate_hz
        self.samples = 0
        """How many samples have been written: the clock of the track."""
        self._makeup_db = makeup_db

    def cut(self, clip: Clip, gain_db: float) -> Piece:
        """Return the speech of a clip, leveled.

        Raises:
            ClipError: it is not audio, holds no sound, or has another sample rate than the file.
        """
        speech = speech_in(clip.audio)
        sound = speech.sound
        if sound.frame_rate != self.rate_hz:
            raise ClipError(f"A clip at {sound.frame_rate} Hz cannot be joined to a track at {self.rate_hz} Hz")
        louder = leveled(sound, gain_db + self._makeup_db, peak_dbfs=CEILING_DBFS + self._makeup_db)
        return Piece(louder.raw_data, int(sound.frame_count()), speech.lead, speech.tail, speech.start)

    def write(self, samples: bytes) -> None:
        """Append samples: signed 16 bit, little-endian."""
        self.samples += len(samples) // SAMPLE_BYTES
        self._encode(samples)

    def silence(self, samples: int) -> None:
        """Append so much silence; none for a number below 1."""
        if samples > 0:
            self.write(bytes(samples * SAMPLE_BYTES))

    @abstractmethod
    def _encode(self, samples: bytes) -> None:
        """Encode what follows on what ``samples`` counted before it."""

    @abstractmethod
    def close(self) -> None:
        """Encode what is still held back and finish the file."""

    @abstractmethod
    def release(self) -> None:
        """Let go of a file that will not be finished; nothing happens to one that is."""
