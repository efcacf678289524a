"""The Info frame: the silent first frame of an MP3 file that tells a decoder what the rest comes to.

Without it a decoder plays the encoder's delay and padding as silence, and guesses the duration. With it, every
decoder that knows it returns exactly the samples that were encoded; for the others it is one silent frame.

Layout: the Xing header (frames, bytes, seek table, quality) under the name ``Info``, which stands for a constant
bitrate, followed by the 36 bytes of "Mp3 Info Tag revision 1" by Gabriel Bouvigne of the LAME project
(http://gabriel.mp3-tech.org/mp3infotag.html).
"""

import struct

from tingshu.audio.frames import HEADER_BYTES, FrameFormat

ENCODER = b"LAME3.100"
"""What decoders must find here before they believe the delay; it is also who encoded."""

ENCODER_DELAY = 576
"""Samples that LAME puts in front; decoders add the 529 of their own filter bank themselves."""

_XING = struct.Struct(">4s I I I 100s I")
_LAME = struct.Struct(">9s B B f H H B B 3s B b H I H")  # all but the checksum of the frame itself
_CHECKSUM_BYTES = 2
_HAS_ALL_FIELDS = 0b1111
_CONSTANT_BITRATE = 1
_SOURCE_RATE = ((32_000, 0), (44_100, 1), (48_000, 2))  # up to and with this rate (Hz); the tag's own classes


def info_bytes(form: FrameFormat) -> int:
    """Return how long the Info frame of such a file is."""
    return form.bytes_at(_info_kbps(form))


def info_frame(form: FrameFormat, *, samples: int, audio_bytes: int, audio_crc: int) -> bytes:
    """Return the Info frame for what LAME encoded behind it.

    Args:
        form: of those frames.
        samples: how many went into the encoder.
        audio_bytes: length of all the frames behind this one.
        audio_crc: their CRC-16.
    """
    padding = form.frames_in(audio_bytes) * form.samples - ENCODER_DELAY - samples
    head = _head(form, _info_kbps(form), audio_bytes)
    lame = _LAME.pack(
        ENCODER, _CONSTANT_BITRATE, 0, 0.0, 0, 0, 0, min(form.bitrate_kbps, 0xFF),
        (ENCODER_DELAY << 12 | padding).to_bytes(3, "big"), _source_class(form) << 6, 0, 0,
        info_bytes(form) + audio_bytes, audio_crc,
    )  # fmt: skip
    frame = head + lame
    return (frame + crc16(frame).to_bytes(_CHECKSUM_BYTES, "big")).ljust(info_bytes(form), b"\0")


def counting_frame(form: FrameFormat, *, audio_bytes: int) -> bytes:
    """Return an Info frame that only counts the frames behind it: every decoder plays all of what they hold."""
    return _head(form, form.bitrate_kbps, audio_bytes).ljust(form.frame_bytes, b"\0")


def _head(form: FrameFormat, kbps: int, audio_bytes: int) -> bytes:
    """Return the frame up to the end of its Xing fields."""
    first, total = form.bytes_at(kbps), form.bytes_at(kbps) + audio_bytes
    # where each hundredth of the playing time starts, in 256ths of the file
    seek_table = bytes(256 * (first + audio_bytes * percent // 100) // total for percent in range(100))
    xing = _XING.pack(b"Info", _HAS_ALL_FIELDS, form.frames_in(audio_bytes), total, seek_table, 0)
    return form.header(kbps) + bytes(form.side_info_bytes) + xing


def _info_kbps(form: FrameFormat) -> int:
    """Return the stream's bitrate, or the next higher one at which the fields fit into one frame."""
    needed = HEADER_BYTES + form.side_info_bytes + _XING.size + _LAME.size + _CHECKSUM_BYTES
    return next(kbps for kbps in form.bitrates_kbps if kbps >= form.bitrate_kbps and form.bytes_at(kbps) >= needed)


def _source_class(form: FrameFormat) -> int:
    return next(number for up_to, number in _SOURCE_RATE if form.rate_hz <= up_to)


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
