"""How far cues are from where sentences are heard in one long chapter, and the memory that it takes to make it.

::

    python tests/benchmarks/exactness.py [HOURS]

The file is read back by FFmpeg, a stretch at a time, and each cue held against the sound nearest to it.
"""

import json
import sys
import tempfile
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import av
from measuring import measured_apart, peak_mb, say, sentences

QUIET = 100  # of 32768
SHORTEST_GAP_MS = 30


def edges(path: Path) -> Iterator[tuple[float, float]]:
    """Yield where sound starts and ends (ms) in a file, a frame of it in memory at a time."""
    start = end = -1e9
    with av.open(str(path)) as container:
        resampler = av.AudioResampler(format="s16", layout="mono")
        position = 0
        for frame in container.decode(audio=0):
            for part in resampler.resample(frame):
                samples = array("h", bytes(part.planes[0])[: part.samples * 2])
                for at in range(0, len(samples), 24):
                    if max(map(abs, samples[at : at + 24])) > QUIET:
                        now = (position + at) / part.rate * 1000
                        if now - end > SHORTEST_GAP_MS:
                            yield start, end
                            start = now
                        end = now + 1
                position += len(samples)
    yield start, end


def measure(hours: float, *, lossless: bool) -> dict[str, float]:
    """Make one chapter and return how far its cues are off, at most, in all of it and in its last minute."""
    from edge_service.speech import speech
    from tingshu.audio import Tags, open_track
    from tingshu.model import Clip, Pause, Sentence
    from tingshu.settings import SPACING

    said = [Sentence(text, text, pause) for text, pause in zip(islice(sentences(), 61), cycle(Pause), strict=False)]
    clips = [Clip(speech(sentence.spoken).audio) for sentence in said]
    count = int(hours * 3600 / 5.3)
    spoken = list(islice(cycle(said), count))
    tags = Tags("一", "长河", "", "Xiaoxiao", "zh", 1, 1)
    before_mb = peak_mb()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "track.mp3"
        with open_track(path, spoken, tags, cover=b"", spacing=SPACING, bitrate_kbps=96, lossless=lossless) as track:
            for sentence, clip in zip(spoken, cycle(clips), strict=False):
                track.add(sentence, clip, 1.0)
        made_mb = peak_mb()
        heard = list(edges(path))[1:]
    starts, ends = [start for start, _ in heard], [end for _, end in heard]
    off = [max(_off(cue.start_ms, starts), _off(cue.end_ms, ends)) for cue in track.cues]
    return {
        "hours": track.duration_ms / 3_600_000,
        "cues": len(off),
        "off_ms": max(off),
        "last_minute_off_ms": max(off[-11:]),
        "before_mb": before_mb,
        "peak_mb": made_mb,
    }


def _off(at: float, moments: list[float]) -> float:
    """Return how far ``at`` is from the nearest of some moments in order."""
    index = bisect_left(moments, at)
    return min(abs(at - moment) for moment in moments[max(0, index - 1) : index + 1])


def main(hours: float) -> None:
    """Measure both ways and print a table."""
    say("way", "audio", "cues", "farthest off, ms", "in the last minute, ms", "peak MB (before)")
    say(*["---"] * 6)
    for way in ("encode", "lossless"):
        got = measured_apart(__file__, hours, way)
        say(
            way,
            f"{got['hours']:.2f} h",
            f"{got['cues']:.0f}",
            f"{got['off_ms']:.1f}",
            f"{got['last_minute_off_ms']:.1f}",
            f"{got['peak_mb']:.0f} ({got['before_mb']:.0f})",
        )


if __name__ == "__main__":
    if len(sys.argv) > 2:
        say(json.dumps(measure(float(sys.argv[1]), lossless=sys.argv[2] == "lossless")))
    else:
        main(float(sys.argv[1]) if len(sys.argv) > 1 else 3.0)
