r"""A clip as the bytes of a file, which says by itself whether it is whole.

::

    b"tingshu clip 1\n"   32 bytes SHA-256 of the rest   4 bytes length of the marks (big-endian)   marks   audio

The marks are JSON: ``[["text", start_ms, end_ms], …]``.
"""

import hashlib
import json
import struct

from tingshu.model import Clip, Mark

MAGIC = b"tingshu clip 1\n"
_DIGEST_BYTES = hashlib.sha256().digest_size
_LENGTH = struct.Struct(">I")


def packed(clip: Clip) -> bytes:
    """Return ``clip`` as the bytes of its file."""
    marks = json.dumps([[mark.text, mark.start_ms, mark.end_ms] for mark in clip.marks]).encode("ascii")
    rest = _LENGTH.pack(len(marks)) + marks + clip.audio
    return MAGIC + hashlib.sha256(rest).digest() + rest


def unpacked(data: bytes) -> Clip | None:
    """Return the clip in a file's bytes; None when they are damaged or of another version."""
    rest = memoryview(data)[len(MAGIC) + _DIGEST_BYTES :]
    if data[: len(MAGIC) + _DIGEST_BYTES] != MAGIC + hashlib.sha256(rest).digest():
        return None
    audio_at = _LENGTH.size + _LENGTH.unpack_from(rest)[0]
    marks = json.loads(bytes(rest[_LENGTH.size : audio_at]))
    return Clip(bytes(rest[audio_at:]), tuple(Mark(*mark) for mark in marks))
