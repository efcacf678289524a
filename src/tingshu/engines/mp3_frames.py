"""The MP3 frames that the Edge service sends, as far as one must know them to see that nothing is missing.

Its one format (``audio-24khz-48kbitrate-mono-mp3``) is MPEG-2 Layer III at a constant 48 kbit/s: every frame is
144 bytes, is never padded, and lasts 576 samples, which is 24 ms (ISO/IEC 13818-3, ISO/IEC 11172-3 §2.4.2.3).
"""

from collections.abc import Sequence

from tingshu.model import Mark

FRAME_BYTES = 144
FRAME_MS = 24

# (mask, value) of the four header bytes; what the masks leave out (private, copyright, emphasis) changes no sample
_HEADER = (
    (0xFF, 0xFF),  # sync
    (0xFE, 0xF2),  # sync, MPEG-2, Layer III
    (0xFE, 0x64),  # 48 kbit/s, 24 kHz, no padding
    (0xC0, 0xC0),  # one channel
)


def fault_in(audio: bytes | bytearray, marks: Sequence[Mark]) -> str:
    """Say in one clause what shows that ``audio`` is not the whole clip; empty when it is whole."""
    if not audio:
        return "it sent no audio"
    if len(audio) % FRAME_BYTES:
        return "its audio ends inside a frame"
    if not _only_our_frames(audio):
        return "it sent something that is not its own audio format"
    if marks and duration_ms(audio) < marks[-1].end_ms:
        return "its audio ends before its last word"
    return ""


def duration_ms(audio: bytes | bytearray) -> int:
    """Return how long the frames in ``audio`` last, in ms."""
    return len(audio) // FRAME_BYTES * FRAME_MS


def _only_our_frames(audio: bytes | bytearray) -> bool:
    for position, (mask, value) in enumerate(_HEADER):
        if any(byte & mask != value for byte in set(audio[position::FRAME_BYTES])):
            return False
    return True
