"""Encoded clip -> samples, through the FFmpeg libraries inside the PyAV wheel: no program, no temporary file."""

from collections import OrderedDict
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING

from tingshu.errors import ClipError

if TYPE_CHECKING:
    from tingshu.audio.segment import AudioSegment

SAMPLE_BYTES = 2
"""Bytes per sample in this room: signed 16 bit, one channel, little-endian."""


REMEMBERED_BYTES = 32_000_000
"""What the sounds that were decoded last may take: the sentences of two chapters on their way, of the usual length."""


def decode(audio: bytes) -> "AudioSegment":
    """Return the sound of a whole encoded file (MP3, WAV, or whatever else FFmpeg knows).

    The samples are 16 bit and mono, at the rate (Hz) of the file: nothing is resampled. What was decoded last is
    remembered, because a clip is heard twice: to be proven when it comes, and soon after to be joined to its track.

    Raises:
        ClipError: these bytes are not audio, are damaged, or hold no sample.
    """
    sound = _remembered.get(audio)
    if sound is None:
        sound = _decoded(audio)
        _remembered.keep(audio, sound)
    return sound


def _decoded(audio: bytes) -> "AudioSegment":
    import av

    from tingshu.audio.segment import segment

    try:
        samples, rate_hz = _samples(audio)
    except (av.FFmpegError, ValueError) as error:  # PyAV itself says ValueError where the format changes midway
        raise ClipError(f"A clip of {len(audio)} bytes is not audio that can be decoded ({error})") from error
    if not samples:
        raise ClipError(f"A clip of {len(audio)} bytes holds no sample")
    return segment(samples, rate_hz)


def _samples(audio: bytes) -> tuple[bytes, int]:
    """Return the samples of the first audio stream and their rate in Hz."""
    import av

    # converting once per clip instead of once per 24 ms frame halves the time
    whole = av.AudioFifo()
    with av.open(BytesIO(audio), mode="r") as container:
        if not container.streams.audio:
            return b"", 0
        stream = container.streams.audio[0]
        if stream.codec_context is None:
            return b"", 0  # type: ignore[unreachable]  # PyAV's types leave out that it is None for an unknown codec
        rate_hz = stream.rate
        for frame in container.decode(stream):
            frame.pts = None  # the order of the frames is their time; stamps of damaged files leap
            whole.write(frame)
    everything = whole.read()
    if everything is None:
        return b"", rate_hz
    converted = av.AudioResampler(format="s16", layout="mono").resample(everything)
    return b"".join(bytes(part.planes[0])[: part.samples * SAMPLE_BYTES] for part in converted), rate_hz


class _Sounds:
    """Sounds by the bytes they were decoded from, for any thread; what was asked for least recently goes first."""

    def __init__(self, most_bytes: int) -> None:
        self._left = most_bytes
        self._sounds: OrderedDict[bytes, AudioSegment] = OrderedDict()
        self._lock = Lock()

    def get(self, audio: bytes) -> "AudioSegment | None":
        with self._lock:
            if audio in self._sounds:
                self._sounds.move_to_end(audio)
            return self._sounds.get(audio)

    def keep(self, audio: bytes, sound: "AudioSegment") -> None:
        with self._lock:
            if audio not in self._sounds:
                self._sounds[audio] = sound
                self._left -= len(sound.raw_data)
            while self._left < 0:
                self._left += len(self._sounds.popitem(last=False)[1].raw_data)


_remembered = _Sounds(REMEMBERED_BYTES)
