"""Samples -> MP3 file, as they come: one LAME encoder per file, constant bitrate, exact to the sample."""

from math import log10
from pathlib import Path
from typing import Protocol

from tingshu.audio.framefile import FrameFile
from tingshu.audio.frames import FrameFormat
from tingshu.audio.infoframe import info_bytes, info_frame
from tingshu.audio.samples import SampleFile

_QUALITY = 7
"""LAME's speed setting: on speech that was MP3 before, 5 and 2 measured no better and take 1.5 and 4 times as long."""

_SCALES = ((160, 0.95), (192, 0.97), (224, 0.98))
"""LAME's CBR presets turn everything down by these factors up to these bitrates in kbit/s (its presets.c)."""


class _Encoder(Protocol):
    """What is used of a ``lameenc.Encoder`` once it is set up; both calls let other threads run."""

    def encode(self, samples: bytes) -> bytes: ...
    def flush(self) -> bytes: ...


class Mp3File(SampleFile):
    """An MP3 file that is being encoded; memory does not grow with its length.

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
        super().__init__(rate_hz, makeup_db=makeup_db(bitrate_kbps))
        self._format = FrameFormat(rate_hz, bitrate_kbps)
        self._encoder = _lame(self._format)
        self._file = FrameFile(path, head=head, info_bytes=info_bytes(self._format))

    def close(self) -> None:
        """Encode what the encoder still holds, fill in the Info frame and close; something must have been written."""
        file = self._file
        file.append(self._encoder.flush())
        file.finish(
            info_frame(self._format, samples=self.samples, audio_bytes=file.audio_bytes, audio_crc=file.audio_crc)
        )

    def release(self) -> None:
        """Let go of a file that will not be finished; nothing happens to one that is."""
        self._file.release()

    def _encode(self, samples: bytes) -> None:
        self._file.append(self._encoder.encode(samples))


def makeup_db(bitrate_kbps: int) -> float:
    """Return the gain (dB) that makes up for how much quieter LAME makes everything at this bitrate."""
    return -20 * log10(next((scale for up_to, scale in _SCALES if bitrate_kbps <= up_to), 1.0))


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
