"""Listening to a finished track: how long it really is, and whether each cue has a sound."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tingshu.audio.decode import SAMPLE_BYTES
from tingshu.errors import ClipError
from tingshu.model import Cue


@dataclass(frozen=True, slots=True)
class Heard:
    """What came out of a track: its length (ms), and the peak (dBFS) of each cue, −inf for digital silence."""

    duration_ms: float
    peaks_dbfs: tuple[float, ...]


def hear(path: Path, cues: Iterable[Cue]) -> Heard:
    """Decode a whole track, with a sentence of it in memory at a time.

    Args:
        path: the audio file.
        cues: its cues in order; what reaches back into the one before is heard from that one's end.

    Raises:
        ClipError: the file is not audio, or is damaged.
        OSError: it cannot be read.
    """
    from tingshu.audio.segment import segment

    blocks = _Blocks(path)
    peaks = []
    for cue in cues:
        blocks.skip_to(blocks.sample_at(cue.start_ms))
        sound = blocks.take_to(blocks.sample_at(cue.end_ms))
        peaks.append(segment(sound, blocks.rate_hz).max_dBFS if sound else float("-inf"))
    blocks.skip_to(None)
    return Heard(blocks.position * 1000 / blocks.rate_hz, tuple(peaks))


class _Blocks:
    """A track's samples (16 bit, mono), taken in order."""

    def __init__(self, path: Path) -> None:
        self.position = 0
        self._decoded = _decoded(path)
        self.rate_hz, self._ahead = next(self._decoded)

    def sample_at(self, ms: int) -> int:
        return ms * self.rate_hz // 1000

    def skip_to(self, position: int | None) -> None:
        """Leave out what stands before ``position``; None for all there is."""
        for _ in self._taken(position):
            pass

    def take_to(self, position: int) -> bytes:
        """Return what stands before ``position`` and was not taken yet."""
        return b"".join(self._taken(position))

    def _taken(self, position: int | None) -> Iterator[bytes]:
        while position is None or self.position < position:
            wanted = len(self._ahead) if position is None else (position - self.position) * SAMPLE_BYTES
            part, self._ahead = self._ahead[:wanted], self._ahead[wanted:]
            self.position += len(part) // SAMPLE_BYTES
            yield part
            if not self._ahead:
                following = next(self._decoded, None)
                if following is None:
                    return
                self._ahead = following[1]


def _decoded(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield (rate in Hz, samples) frame by frame; the first part is empty and says the rate alone."""
    import av

    try:
        with av.open(str(path)) as container:
            stream = next(iter(container.streams.audio), None)
            if stream is None:
                raise ClipError(f"There is no audio in {path}")
            yield stream.rate, b""
            resampler = av.AudioResampler(format="s16", layout="mono")
            for frame in container.decode(stream):
                for part in resampler.resample(frame):
                    yield part.rate, bytes(part.planes[0])[: part.samples * SAMPLE_BYTES]
    except av.FFmpegError as error:
        raise ClipError(f"{path} cannot be decoded ({error})") from error
