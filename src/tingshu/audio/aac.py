"""Samples -> AAC in ADTS, as they come: the parts of which an M4B is put together."""

from pathlib import Path
from typing import TYPE_CHECKING

from tingshu.audio.loudness import audio_frame
from tingshu.audio.samples import SampleFile
from tingshu.files import written_to

if TYPE_CHECKING:
    from av import AudioFrame
    from av.audio.stream import AudioStream

AAC_KBPS = 64
"""AAC needs about two thirds of the bits of MP3 for the same voice."""

_ENCODER = {
    "flags": "+bitexact",  # no version in the sound: the same book is the same file
    "aac_coder": "fast",  # the other takes 5 times as long, and speech at 64 kbit/s comes out 8 dB farther off
    "aac_pns": "0",  # noise in place of what is noisy: at 64 kbit/s as far off with it, and an eighth slower
}

FRAME_SAMPLES = 1024
"""Samples in a frame of AAC-LC (ISO/IEC 14496-3)."""

PRIMING_SAMPLES = 1024
"""What FFmpeg's encoder puts in front of the sound."""


class AacFile(SampleFile):
    """An AAC file that is being encoded; memory does not grow with its length.

    ADTS: frame after frame, with nothing in front or behind, so that what was written before a crash is of no harm
    and files can be put one behind another.

    Args:
        path: the file; what stands there is replaced.
        rate_hz: sample rate of what will be written.

    Raises:
        FolderError: the file cannot be written (here, in ``write`` and in ``close``).
    """

    def __init__(self, path: Path, *, rate_hz: int) -> None:
        import av

        super().__init__(rate_hz)
        self._path = path
        with written_to(path):
            self._container = av.open(str(path), "w", format="adts")
        self._stream: AudioStream = self._container.add_stream(
            "aac",
            rate=rate_hz,
            layout="mono",
            options=_ENCODER,
        )
        self._stream.bit_rate = AAC_KBPS * 1000

    def close(self) -> None:
        """Encode what the encoder still holds and close the file."""
        self._mux(None)
        self.release()

    def release(self) -> None:
        """Let go of a file that will not be finished; nothing happens to one that is."""
        with written_to(self._path):
            self._container.close()

    def _encode(self, samples: bytes) -> None:
        frame = audio_frame(samples, self.rate_hz)
        frame.pts = self.samples - frame.samples
        self._mux(frame)

    def _mux(self, frame: "AudioFrame | None") -> None:
        with written_to(self._path):
            self._container.mux(self._stream.encode(frame))
