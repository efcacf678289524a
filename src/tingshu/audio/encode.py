"""Samples -> MP3 file, as they come: one LAME encoder per file, constant bitrate, exact to the sample."""

from math import log10
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from tingshu.audio.decode import SAMPLE_BYTES
from tingshu.audio.frames import FrameFormat
from tingshu.audio.infoframe import StreamCrc16, info_bytes, info_frame
from tingshu.layout import written_to

_QUALITY = 7
"""LAME's speed setting: on speech that was MP3 before, 5 and 2 measured no better and take 1.5 and 4 times as long."""

_SCALES = ((160, 0.95), (192, 0.97), (224, 0.98))
"""LAME's CBR presets turn everything down by these factors up to these bitrates in kbit/s (its presets.c)."""


class SoundFile(Protocol):
    """A file of one codec that a track's samples are written to, by one thread at a time."""

    samples: int
    """How many samples have been written: the clock of the track."""

    def write(self, samples: bytes) -> None:
        """Append samples: signed 16 bit, mono, little-endian.

        Raises:
            FolderError: the file cannot be written (here and in ``close``).
        """
        ...

    def close(self) -> None:
        """Write what is still held back and finish the file."""
        ...

    def release(self) -> None:
        """Let go of a file that will not be finished; nothing happens to one that is."""
        ...


class _Encoder(Protocol):
    """What is used of a ``lameenc.Encoder`` once it is set up; both calls let other threads run."""

    def encode(self, samples: bytes) -> bytes: ...
    def flush(self) -> bytes: ...


class Mp3File:
    """A mono MP3 file that is being written; memory does not grow with its length.

    The Info frame's place is kept free at the start and filled on ``close``. A file that was not closed is of no
    use: write it aside. Used as a context it is closed when the block ends well, and only released when not.

    Args:
        path: the file; what stands there is replaced.
        rate_hz: sample rate of what will be written.
        bitrate_kbps: one of those that MP3 has at this rate.
        head: bytes to put in front of the audio: an ID3 tag.

    Raises:
        UsageError: MP3 has no such sample rate, or not this bitrate at it.
        FolderError: the file cannot be written (here, in ``write`` and in ``close``).
    """

    def __init__(self, path: Path, *, rate_hz: int, bitrate_kbps: int, head: bytes = b"") -> None:
        self.samples = 0
        """How many samples have been written: the clock of the track."""
        self._format = FrameFormat(rate_hz, bitrate_kbps)
        self._encoder = _lame(self._format)
        self._makeup_db = -20 * log10(attenuation(bitrate_kbps))
        self._path = path
        self._info_at = len(head)
        self._audio_bytes = 0
        self._crc = StreamCrc16()
        with written_to(self._path):
            self._file = path.open("wb")
            self._file.write(head + bytes(info_bytes(self._format)))

    def write(self, samples: bytes) -> None:
        """Append samples: signed 16 bit, mono, little-endian."""
        from tingshu.audio.segment import segment

        self.samples += len(samples) // SAMPLE_BYTES
        # the encoder's own attenuation is made up for here; the ceiling of a track leaves room for it
        louder = segment(samples, self._format.rate_hz).apply_gain(self._makeup_db)
        self._append(self._encoder.encode(louder.raw_data))

    def close(self) -> None:
        """Encode what the encoder still holds, fill in the Info frame and close; something must have been written."""
        self._append(self._encoder.flush())
        info = info_frame(
            self._format, samples=self.samples, audio_bytes=self._audio_bytes, audio_crc=self._crc.value()
        )
        with written_to(self._path):
            self._file.seek(self._info_at)
            self._file.write(info)
            self._file.close()

    def release(self) -> None:
        """Let go of a file that will not be finished; nothing happens to one that is."""
        with written_to(self._path):
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
            self.release()

    def _append(self, frames: bytes) -> None:
        self._audio_bytes += len(frames)
        self._crc.update(frames)
        with written_to(self._path):
            self._file.write(frames)


def attenuation(bitrate_kbps: int) -> float:
    """Return the factor by which LAME makes everything quieter at this bitrate."""
    return next((scale for up_to, scale in _SCALES if bitrate_kbps <= up_to), 1.0)


def _lame(form: FrameFormat) -> _Encoder:
    import lameenc

    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(form.rate_hz)
    encoder.set_out_sample_rate(form.rate_hz)  # LAME would choose a lower one at low bitrates
    encoder.set_bit_rate(form.bitrate_kbps)
    encoder.set_quality(_QUALITY)
    ready: _Encoder = encoder
    return ready
