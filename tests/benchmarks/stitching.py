"""How much work stitching is: CPU per hour of audio, wall time, peak memory, and how they grow with the book.

::

    python tests/benchmarks/stitching.py

Clips are those of the stand-in for the Edge service, made before the clock starts; there are more of them than are
remembered, so that each is decoded whenever it is joined. Chapters are made one after another in one thread, so that
CPU and wall time are those of one core. Peaks are as near to full scale as the real service's: the limiter works.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

from measuring import measured_apart, peak_mb, say, sentences

CHAPTERS = (1, 10, 100, 1000)
PER_CHAPTER = 20
CLIPS = 300
TARGET_LUFS = -6.0  # the stand-in's tones have low peaks for their loudness


def measure(chapters: int, way: str) -> dict[str, float]:
    """Stitch so many chapters of 20 sentences and return the figures; ``way``: encode, lossless or aac."""
    from edge_service.speech import speech
    from tingshu.audio import Tags, gain_db, open_part, open_track
    from tingshu.model import Clip, Pause, Sentence
    from tingshu.settings import SPACING

    supply = sentences()
    said = [Sentence(text, text, Pause.SENTENCE) for text, _ in zip(supply, range(CLIPS), strict=False)]
    clips = [Clip(speech(sentence.spoken).audio) for sentence in said]
    gain = gain_db(clips[:12], TARGET_LUFS)
    tags = Tags("一", "长河", "", "Xiaoxiao", "zh", 1, 1)
    duration_ms = 0
    wall, cpu, before_mb = time.perf_counter(), time.process_time(), peak_mb()
    with tempfile.TemporaryDirectory() as folder:
        for chapter in range(chapters):
            first = chapter * PER_CHAPTER % len(said)
            spoken = said[first : first + PER_CHAPTER]
            path = Path(folder) / "track"
            opened = (
                open_part(path, spacing=SPACING)
                if way == "aac"
                else open_track(
                    path, spoken, tags, cover=b"", spacing=SPACING, bitrate_kbps=96, lossless=way == "lossless"
                )
            )
            with opened as track:
                for number, sentence in enumerate(spoken, start=first):
                    track.add(sentence, clips[number], gain)
            duration_ms += track.duration_ms
    return {
        "hours": duration_ms / 3_600_000,
        "wall_s": time.perf_counter() - wall,
        "cpu_s": time.process_time() - cpu,
        "peak_mb": peak_mb(),
        "before_mb": before_mb,
    }


def main() -> None:
    """Measure each way at each size and print a table."""
    say("way", "chapters", "audio", "CPU s per hour", "times real time", "peak MB (before)")
    say(*["---"] * 6)
    for way in ("encode", "lossless", "aac"):
        for chapters in CHAPTERS[: 3 if way == "aac" else 4]:
            got = measured_apart(__file__, chapters, way)
            hours = got["hours"]
            say(
                way,
                chapters,
                f"{hours:.2f} h",
                f"{got['cpu_s'] / hours:.1f}",
                f"{hours * 3600 / got['wall_s']:.0f}",
                f"{got['peak_mb']:.0f} ({got['before_mb']:.0f})",
            )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        say(json.dumps(measure(int(sys.argv[1]), sys.argv[2])))
    else:
        main()
