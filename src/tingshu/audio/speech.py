"""What is said in a clip, found once: a clip is proven when it comes, measured perhaps, and joined to its track."""

from collections import OrderedDict
from threading import Lock

from tingshu.audio.decode import decode
from tingshu.audio.trim import Speech, trim

REMEMBERED_BYTES = 32_000_000
"""What the speech that was asked for last may take: the sentences of two chapters on their way, of the usual length."""


def speech_in(audio: bytes) -> Speech:
    """Return the spoken part of a whole encoded file. What was asked for last is remembered.

    Raises:
        ClipError: these bytes are not audio, are damaged, or hold no sound.
    """
    found = _remembered.get(audio)
    if found is None:
        found = trim(decode(audio))
        _remembered.keep(audio, found)
    return found


class _Speeches:
    """Speech by the bytes of its clip, for any thread; what was asked for least recently goes first."""

    def __init__(self, most_bytes: int) -> None:
        self._left = most_bytes
        self._speeches: OrderedDict[bytes, Speech] = OrderedDict()
        self._lock = Lock()

    def get(self, audio: bytes) -> Speech | None:
        with self._lock:
            if audio in self._speeches:
                self._speeches.move_to_end(audio)
            return self._speeches.get(audio)

    def keep(self, audio: bytes, speech: Speech) -> None:
        with self._lock:
            if audio not in self._speeches:
                self._speeches[audio] = speech
                self._left -= _size(audio, speech)
            while self._left < 0:
                self._left += _size(*self._speeches.popitem(last=False))


def _size(audio: bytes, speech: Speech) -> int:
    return len(audio) + len(speech.sound.raw_data)


_remembered = _Speeches(REMEMBERED_BYTES)
