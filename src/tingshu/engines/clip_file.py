r"""A clip as the bytes of a file, which says by itself whether it is whole, and the one that was asked for.

::

    b"tingshu clip 2\n"   32 bytes SHA-256   4 bytes length of the marks (big-endian)   marks   audio

The SHA-256 is of the clip's key and of all that follows, so that a file under another clip's name is none. The marks
are JSON: ``[["text", start_ms, end_ms], …]``.
"""

import hashlib
import json
import struct

from tingshu.model import Clip, Mark

MAGIC = b"tingshu clip 2\n"
_DIGEST_BYTES = hashlib.sha256().digest_size
_LENGTH = struct.Struct(">I")


def packed(key: str, clip: Clip) -> bytes:
    """Return ``clip``, which is known as ``key``, as the bytes of its file."""
    marks = json.dumps([[mark.text, mark.start_ms, mark.end_ms] for mark in clip.marks]).encode("ascii")
    rest = _LENGTH.pack(len(marks)) + marks + clip.audio
    return MAGIC + _digest(key, rest) + rest


def unpacked(key: str, data: bytes) -> Clip | None:
    """Return the clip in a file's bytes; None when they are damaged, of another version, or not the clip of ``key``."""
    rest = memoryview(data)[len(MAGIC) + _DIGEST_BYTES :]
    if data[: len(MAGIC) + _DIGEST_BYTES] != MAGIC + _digest(key, rest):
        return None
    audio_at = _LENGTH.size + _LENGTH.unpack_from(rest)[0]
    marks = json.loads(bytes(rest[_LENGTH.size : audio_at]))
    return Clip(bytes(rest[audio_at:]), tuple(Mark(*mark) for mark in marks))


def _digest(key: str, rest: bytes | memoryview) -> bytes:
    digest = hashlib.sha256(key.encode("ascii"))  # of one length for all, so it cannot run into the rest
    digest.update(rest)
    return digest.digest()
