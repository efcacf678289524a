"""The frames of an MP3 file of one channel and a constant bitrate: how long they are, and where one ends.

The header is that of ISO/IEC 11172-3 §2.4.2.3 (MPEG-1) and 13818-3 (MPEG-2), Layer III.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Self

from tingshu.errors import ClipError, UsageError

_MPEG1, _MPEG2 = 3, 2  # as the header's two version bits say it
_RATES_HZ = {
    44_100: (_MPEG1, 0), 48_000: (_MPEG1, 1), 32_000: (_MPEG1, 2),
    22_050: (_MPEG2, 0), 24_000: (_MPEG2, 1), 16_000: (_MPEG2, 2),
}  # fmt: skip
_RATES_BY_BITS = {bits: rate_hz for rate_hz, bits in _RATES_HZ.items()}
_BITRATES_KBPS = {
    _MPEG1: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    _MPEG2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_FRAME_SAMPLES = {_MPEG1: 1152, _MPEG2: 576}
_SIDE_INFO_BYTES = {_MPEG1: 17, _MPEG2: 9}  # of one channel
_SYNC, _LAYER_3, _MONO = 0xFFE0, 0b01, 0b11
HEADER_BYTES = 4


@dataclass(frozen=True)
class FrameFormat:
    """What all frames of a mono CBR file have in common.

    Args:
        rate_hz: sample rate, one of MPEG-1's or MPEG-2's.
        bitrate_kbps: one of those that Layer III has at this sample rate.

    Raises:
        UsageError: MP3 has no such sample rate, or not this bitrate at it.
    """

    rate_hz: int
    bitrate_kbps: int

    def __post_init__(self) -> None:
        if self.rate_hz not in _RATES_HZ:
            raise UsageError(f"MP3 has no sample rate of {self.rate_hz} Hz", "Choose another voice")
        if self.bitrate_kbps not in self.bitrates_kbps:
            offered = ", ".join(map(str, self.bitrates_kbps))
            raise UsageError(
                f"MP3 at {self.rate_hz} Hz has no bitrate of {self.bitrate_kbps} kbit/s", f"Choose one of {offered}"
            )

    @classmethod
    def of(cls, frame: bytes) -> Self:
        """Return the format of the frame that begins with these bytes.

        Raises:
            ClipError: no mono Layer III frame of a sample rate known here begins with them.
        """
        head = int.from_bytes(frame[:HEADER_BYTES], "big")
        version, rate_hz = head >> 19 & 0b11, _RATES_BY_BITS.get((head >> 19 & 0b11, head >> 10 & 0b11))
        bitrate = head >> 12 & 0b1111
        known = head >> 16 & _SYNC == _SYNC and head >> 17 & 0b11 == _LAYER_3 and head >> 6 & 0b11 == _MONO
        if not known or rate_hz is None or not 0 < bitrate <= len(_BITRATES_KBPS[version]):
            raise ClipError(f"No MP3 frame of one channel begins with {frame[:HEADER_BYTES].hex() or 'nothing'}")
        return cls(rate_hz, _BITRATES_KBPS[version][bitrate - 1])

    @cached_property
    def samples(self) -> int:
        """Samples in one frame."""
        return _FRAME_SAMPLES[self._version]

    @cached_property
    def side_info_bytes(self) -> int:
        """Bytes between the header and the sound."""
        return _SIDE_INFO_BYTES[self._version]

    @cached_property
    def bitrates_kbps(self) -> tuple[int, ...]:
        """The bitrates that Layer III has at this sample rate."""
        return _BITRATES_KBPS[self._version]

    @cached_property
    def frame_bytes(self) -> int:
        """Bytes of a frame that is not padded by one more."""
        return self.bytes_at(self.bitrate_kbps)

    def bytes_at(self, kbps: int) -> int:
        """Return how many bytes an unpadded frame of this sample rate has at another bitrate."""
        return self.samples * kbps * 1000 // (8 * self.rate_hz)

    def header(self, kbps: int) -> bytes:
        """Return the header of an unpadded frame: sync, version, Layer III, no checksum; mono, original."""
        version, rate_index = _RATES_HZ[self.rate_hz]
        return bytes((0xFF, 0xE3 | version << 3, self.bitrates_kbps.index(kbps) + 1 << 4 | rate_index << 2, 0xC4))

    def silent_frame(self) -> bytes:
        """Return a frame that decodes to silence and leaves its neighbours alone: no bit of it is sound."""
        return self.header(self.bitrate_kbps).ljust(self.frame_bytes, b"\0")

    def begins(self, data: bytes) -> bool:
        """Say whether a frame of this format begins with these bytes."""
        try:
            return FrameFormat.of(data) == self
        except ClipError:
            return False

    def frames_in(self, audio_bytes: int) -> int:
        """Return how many frames this many bytes are: CBR never strays a byte from its average length."""
        return round(audio_bytes * self.rate_hz * 8 / (self.samples * self.bitrate_kbps * 1000))

    def bytes_of(self, frames: int) -> tuple[int, int]:
        """Return how many bytes so many frames are, at least and at most; see ``frames_in``."""
        bits, seconds = frames * self.samples * self.bitrate_kbps * 1000, 8 * self.rate_hz
        return bits // seconds, -(-bits // seconds)

    @property
    def _version(self) -> int:
        return _RATES_HZ[self.rate_hz][0]


def are_like_frames(audio: bytes) -> bool:
    """Say whether all of ``audio`` is frames with one and the same header, and sound in every one of them.

    A first frame that tells what the others come to (Xing or Info) is no sound.
    """
    try:
        form = FrameFormat.of(audio)
    except ClipError:
        return False
    size, fields_at = form.frame_bytes, HEADER_BYTES + form.side_info_bytes
    return (
        len(audio) % size == 0
        and all(set(audio[position::size]) == {audio[position]} for position in range(HEADER_BYTES))
        and audio[fields_at : fields_at + 4] not in (b"Xing", b"Info")
    )
