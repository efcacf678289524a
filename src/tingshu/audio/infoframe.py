"""The Info frame: the silent first frame of an MP3 file that tells a decoder what the rest comes to.

Without it a decoder plays the encoder's delay and padding as silence, and guesses the duration. With it, every
decoder that knows it returns exactly the samples that were encoded; for the others it is one silent frame.

Layout: the Xing header (frames, bytes, seek table, quality) under the name ``Info``, which stands for a constant
bitrate, followed by the 36 bytes of "Mp3 Info Tag revision 1" by Gabriel Bouvigne of the LAME project
(http://gabriel.mp3-tech.org/mp3infotag.html). The frame header is that of ISO/IEC 11172-3 (MPEG-1) and 13818-3
(MPEG-2), Layer III.
"""

import struct
from dataclasses import dataclass
from functools import cached_property

from tingshu.errors import UsageError

_MPEG1, _MPEG2 = 3, 2  # as the header's two version bits say it
_RATES_HZ = {
    44_100: (_MPEG1, 0), 48_000: (_MPEG1, 1), 32_000: (_MPEG1, 2),
    22_050: (_MPEG2, 0), 24_000: (_MPEG2, 1), 16_000: (_MPEG2, 2),
}  # fmt: skip
_BITRATES_KBPS = {
    _MPEG1: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    _MPEG2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_FRAME_SAMPLES = {_MPEG1: 1152, _MPEG2: 576}
_SIDE_INFO_BYTES = {_MPEG1: 17, _MPEG2: 9}  # of one channel

ENCODER = b"LAME3.100"
"""What decoders must find here before they believe the delay; it is also who encoded."""

ENCODER_DELAY = 576
"""Samples that LAME puts in front; decoders add the 529 of their own filter bank themselves."""

_XING = struct.Struct(">4s I I I 100s I")
_LAME = struct.Struct(">9s B B f H H B B 3s B b H I H")  # all but the checksum of the frame itself
_HAS_ALL_FIELDS = 0b1111
_CONSTANT_BITRATE = 1
_SOURCE_RATE = ((32_000, 0), (44_100, 1), (48_000, 2))  # up to and with this rate (Hz); the tag's own classes


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
        if self.bitrate_kbps not in self._bitrates:
            offered = ", ".join(map(str, self._bitrates))
            raise UsageError(
                f"MP3 at {self.rate_hz} Hz has no bitrate of {self.bitrate_kbps} kbit/s", f"Choose one of {offered}"
            )

    @cached_property
    def samples(self) -> int:
        """Samples in one frame."""
        return _FRAME_SAMPLES[self._version]

    @cached_property
    def info_bytes(self) -> int:
        """Bytes of the Info frame."""
        return self._bytes_at(self._info_kbps)

    def frames_in(self, audio_bytes: int) -> int:
        """Return how many frames this many bytes are: CBR never strays a byte from its average length."""
        return round(audio_bytes * self.rate_hz * 8 / (self.samples * self.bitrate_kbps * 1000))

    def info_frame(self, *, samples: int, audio_bytes: int, audio_crc: int) -> bytes:
        """Return the Info frame for what follows it.

        Args:
            samples: how many went into the encoder.
            audio_bytes: length of all the frames behind this one.
            audio_crc: their CRC-16.
        """
        frames = self.frames_in(audio_bytes)
        padding = frames * self.samples - ENCODER_DELAY - samples
        total_bytes = self.info_bytes + audio_bytes
        head = self._header + bytes(_SIDE_INFO_BYTES[self._version])
        xing = _XING.pack(b"Info", _HAS_ALL_FIELDS, frames, total_bytes, self._seek_table(audio_bytes), 0)
        lame = _LAME.pack(
            ENCODER, _CONSTANT_BITRATE, 0, 0.0, 0, 0, 0, min(self.bitrate_kbps, 0xFF),
            (ENCODER_DELAY << 12 | padding).to_bytes(3, "big"), self._source_class << 6, 0, 0, total_bytes, audio_crc,
        )  # fmt: skip
        frame = head + xing + lame
        return (frame + crc16(frame).to_bytes(2, "big")).ljust(self.info_bytes, b"\0")

    @property
    def _version(self) -> int:
        return _RATES_HZ[self.rate_hz][0]

    @property
    def _bitrates(self) -> tuple[int, ...]:
        return _BITRATES_KBPS[self._version]

    @cached_property
    def _info_kbps(self) -> int:
        """Return the stream's bitrate, or the next higher one at which the fields fit into one frame."""
        needed = 4 + _SIDE_INFO_BYTES[self._version] + _XING.size + _LAME.size + 2
        return next(kbps for kbps in self._bitrates if kbps >= self.bitrate_kbps and self._bytes_at(kbps) >= needed)

    @property
    def _header(self) -> bytes:
        """Sync, version, Layer III, no checksum; bitrate, rate, no padding; mono, original."""
        version, rate_index = _RATES_HZ[self.rate_hz]
        bitrate_index = self._bitrates.index(self._info_kbps) + 1
        return bytes((0xFF, 0xE3 | version << 3, bitrate_index << 4 | rate_index << 2, 0xC4))

    @property
    def _source_class(self) -> int:
        return next(number for up_to, number in _SOURCE_RATE if self.rate_hz <= up_to)

    def _bytes_at(self, kbps: int) -> int:
        return self.samples * kbps * 1000 // (8 * self.rate_hz)

    def _seek_table(self, audio_bytes: int) -> bytes:
        """Return where each hundredth of the playing time starts, in 256ths of the file."""
        total = self.info_bytes + audio_bytes
        return bytes(256 * (self.info_bytes + audio_bytes * percent // 100) // total for percent in range(100))


def _crc_table() -> tuple[int, ...]:
    table = []
    for byte in range(256):
        crc = byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
        table.append(crc)
    return tuple(table)


_CRC_TABLE = _crc_table()


def crc16(data: bytes | bytearray, crc: int = 0) -> int:
    """Return the CRC-16 of ``data`` (polynomial 0x8005, bits reflected, as LAME computes both of its checksums)."""
    for byte in data:
        crc = crc >> 8 ^ _CRC_TABLE[(crc ^ byte) & 0xFF]
    return crc


class StreamCrc16:
    """The CRC-16 of a stream of any length, at the price of one exclusive-or per block.

    The polynomial is (x+1)(x^15+x+1), and the second factor is primitive: x^32767 is 1 modulo both, and so is
    x^(8*32767). Blocks of 32,767 bytes therefore weigh the same wherever they stand, and can be laid on top of one
    another before the checksum is taken.
    """

    _BLOCK = 32_767

    def __init__(self) -> None:
        self._folded = 0
        self._rest = bytearray()

    def update(self, data: bytes) -> None:
        """Take in the next bytes of the stream."""
        self._rest += data
        whole = len(self._rest) // self._BLOCK * self._BLOCK
        for start in range(0, whole, self._BLOCK):
            self._folded ^= int.from_bytes(self._rest[start : start + self._BLOCK], "little")
        del self._rest[:whole]

    def value(self) -> int:
        """Return the checksum of everything so far."""
        return crc16(self._rest, crc16(self._folded.to_bytes(self._BLOCK, "little")))
