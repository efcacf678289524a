"""Encoded clip -> samples, through the FFmpeg libraries inside the PyAV wheel: no program, no temporary file."""

import threading
from io import BytesIO
from typing import TYPE_CHECKING, cast

from tingshu.audio.frames import FrameFormat, are_like_frames
from tingshu.errors import ClipError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from av import AudioCodecContext, AudioFrame, AudioResampler

    from tingshu.audio.segment import AudioSegment

SAMPLE_BYTES = 2
"""Bytes per sample in this room: signed 16 bit, one channel, little-endian."""

FRAMES_AT_ONCE = 16
"""MP3 frames handed to the decoder together: one by one they take half as long again."""


def decode(audio: bytes) -> "AudioSegment":
    """Return the sound of a whole encoded file (MP3, WAV, or whatever else FFmpeg knows).

    The samples are 16 bit and mono, at the rate (Hz) of the file: nothing is resampled.

    Raises:
        ClipError: these bytes are not audio, are damaged, or hold no sample.
    """
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
    for frame in _of_frames(audio) if are_like_frames(audio) else _of_file(audio):
        frame.pts = None  # the order of the frames is their time; stamps of damaged files leap
        whole.write(frame)
    everything = whole.read()
    if everything is None:
        return b"", 0
    converted = _converters.of(everything).resample(everything)
    return b"".join(bytes(part.planes[0])[: part.samples * SAMPLE_BYTES] for part in converted), everything.sample_rate


def _of_file(audio: bytes) -> "Iterator[AudioFrame]":
    """Yield the sound of a file of any kind, in the portions it comes in."""
    import av

    with av.open(BytesIO(audio), mode="r") as container:
        if not container.streams.audio:
            return
        stream = container.streams.audio[0]
        if stream.codec_context is None:
            return  # type: ignore[unreachable]  # PyAV's types leave out that it is None for an unknown codec
        yield from container.decode(stream)


def _of_frames(audio: bytes) -> "Iterator[AudioFrame]":
    """Yield the sound of MP3 frames that are all alike, with nothing between them: what a file needs is left out.

    Raises:
        ClipError: one of them holds no sound that can be decoded.
    """
    import av

    form = FrameFormat.of(audio)
    portion_bytes = FRAMES_AT_ONCE * form.frame_bytes
    decoder = cast("AudioCodecContext", av.CodecContext.create("mp3float", "r"))
    heard = 0
    for start in range(0, len(audio), portion_bytes):
        for frame in decoder.decode(av.Packet(audio[start : start + portion_bytes])):
            heard += 1
            yield frame
    # of a portion the decoder may leave out a bad frame without a word
    if heard != len(audio) // form.frame_bytes:
        raise ClipError(f"A clip of {len(audio)} bytes has damaged frames")


class _Converters(threading.local):
    """What makes 16 bit and one channel of samples, kept by each thread: making one anew takes as long as decoding.

    The rate stays, so nothing of one clip is held back for the next.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, int], AudioResampler] = {}

    def of(self, frame: "AudioFrame") -> "AudioResampler":
        """Return the one for frames of this kind."""
        import av

        kind = frame.format.name, frame.layout.name, frame.sample_rate
        if kind not in self._kept:
            self._kept[kind] = av.AudioResampler(format="s16", layout="mono")
        return self._kept[kind]


_converters = _Converters()
