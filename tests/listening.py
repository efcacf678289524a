"""How the tests listen: finished files, read by decoders that are not ours."""

from itertools import pairwise
from pathlib import Path

import av


def samples_of(path: Path) -> tuple[memoryview, int]:
    """Return a file's samples (16 bit, mono) as FFmpeg decodes them, and their rate in Hz."""
    parts: list[bytes] = []
    with av.open(str(path)) as container:
        resampler = av.AudioResampler(format="s16", layout="mono")
        for frame in container.decode(audio=0):
            parts += [bytes(part.planes[0])[: part.samples * 2] for part in resampler.resample(frame)]
        rate_hz = container.streams.audio[0].rate
    return memoryview(b"".join(parts)).cast("h"), rate_hz


def duration_ms(path: Path) -> float:
    """Return how long a file is, by the samples that come out of it."""
    samples, rate_hz = samples_of(path)
    return len(samples) * 1000 / rate_hz


def sounds(path: Path, *, quietest: int = 100, shortest_gap_ms: int = 140) -> list[tuple[float, float]]:
    """Return where a file sounds, as (start, end) in ms; gaps shorter than ``shortest_gap_ms`` do not part them."""
    samples, rate_hz = samples_of(path)
    step = rate_hz // 500  # 2 ms
    loud = [
        index / rate_hz * 1000
        for index in range(0, len(samples), step)
        if max(map(abs, samples[index : index + step])) > quietest
    ]
    if not loud:
        return []
    edges = [pair for pair in pairwise(loud) if pair[1] - pair[0] > shortest_gap_ms]
    starts = [loud[0], *(after for _, after in edges)]
    ends = [*(before for before, _ in edges), loud[-1]]
    return [(start, end + 2) for start, end in zip(starts, ends, strict=True)]
