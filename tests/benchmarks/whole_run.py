"""A whole run against the stand-in for the Edge service: wall time against the service's own, CPU, peak memory.

::

    python tests/benchmarks/whole_run.py [CHARACTERS [CHAPTERS]]
    python tests/benchmarks/whole_run.py growth

The service takes 0.15 s to connect, 0.25 s to the first byte and sends 20 times as fast as one listens; it runs in a
process of its own and has made its answers before the clock starts. Its own time is what it makes each request wait,
added up and divided by the connections. ``growth`` makes books of 1 to 1,000 short chapters, fifteen hours at last,
from a service that answers at once, and both ways: what a run costs once weighs on a short book, and not on a long one.

What the figures should stay within: 15 s of CPU per hour of audio, 5 s lossless; 1.15 times the service's own time;
250 MB for ten hours. CPU is that of the program alone and of whatever it starts, in user and in system mode. On a
computer that does other things as well it comes out higher: compare runs that alternate.
"""

import asyncio
import json
import os
import sys
import tempfile
import time
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from measuring import cpu_s, measured_apart, novel, peak_mb, say

JOBS = 6
CHARACTERS_OF_A_CHAPTER = 150
CONNECT_S, FIRST_BYTE_S, REAL_TIME_FACTOR = 0.15, 0.25, 20.0


def serve(pipe: Connection, texts: list[str], paced: bool) -> None:  # noqa: FBT001 - a process takes no keywords
    """Serve until told to stop; say first how to get here, at last how long the service itself took (s)."""
    from edge_service import EdgeService, Pace, running
    from edge_service.speech import speech

    for text in set(texts):
        speech(text)
    with running(EdgeService()) as service, tempfile.TemporaryDirectory() as folder:
        if paced:
            service.pace = Pace(CONNECT_S, FIRST_BYTE_S, REAL_TIME_FACTOR)
        pipe.send(service.environment(Path(folder)))
        pipe.recv()
        audio_s = [len(speech(request.text).audio) // 144 * 0.024 for request in service.requests]
        own_s = sum(CONNECT_S + FIRST_BYTE_S + seconds / REAL_TIME_FACTOR for seconds in audio_s)
        pipe.send((len(audio_s), own_s))


def measure(characters: int, chapters: int, way: str, pace: str) -> dict[str, float]:
    """Make a book and return the figures; ``way``: encode or lossless, ``pace``: paced or at-once."""
    from tingshu.pipeline import narrate
    from tingshu.planning import plan
    from tingshu.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "长河.md"
        source.write_text(novel(characters, chapters), "utf-8")
        os.environ["TINGSHU_CACHE"] = str(Path(folder) / "cache")
        settings = Settings(output=Path(folder), engine="edge", jobs=JOBS, lossless=way == "lossless")
        texts = [each.spoken for chapter in plan(str(source), settings).chapters for each in chapter.sentences]
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        service = context.Process(target=serve, args=(theirs, texts, pace == "paced"))
        service.start()
        os.environ.update(ours.recv())
        from edge_service.tingshu import lead_to_stand_in

        lead_to_stand_in()
        wall, cpu, before_mb = time.perf_counter(), cpu_s(), peak_mb()
        audiobook = asyncio.run(narrate(plan(str(source), settings), settings, lambda _: None))
        wall, cpu = time.perf_counter() - wall, cpu_s() - cpu
        ours.send("stop")
        requests, own_s = ours.recv()
        service.join()
    return {
        "hours": sum(track.duration_ms for track in audiobook.tracks) / 3_600_000,
        "wall_s": wall,
        "cpu_s": cpu,
        "own_s": own_s / JOBS,
        "requests": requests,
        "peak_mb": peak_mb(),
        "before_mb": before_mb,
    }


def main(characters: int, chapters: int) -> None:
    """Measure both ways, paced and at once, and print a table."""
    say("way", "pace", "audio", "requests", "wall s", "service's own s", "ratio", "CPU s per hour", "peak MB (before)")
    say(*["---"] * 9)
    for way in ("encode", "lossless"):
        for pace in ("paced", "at-once"):
            got = measured_apart(__file__, characters, chapters, way, pace)
            against = (f"{got['own_s']:.1f}", f"{got['wall_s'] / got['own_s']:.2f}") if pace == "paced" else ("", "")
            say(
                way,
                pace,
                f"{got['hours']:.2f} h",
                f"{got['requests']:.0f}",
                f"{got['wall_s']:.1f}",
                *against,
                f"{got['cpu_s'] / got['hours']:.1f}",
                f"{got['peak_mb']:.0f} ({got['before_mb']:.0f})",
            )


def growth() -> None:
    """Measure both ways how time, work and memory grow with the book, and print a table."""
    say("way", "chapters", "audio", "wall s", "CPU s", "CPU s per hour", "peak MB (before)")
    say(*["---"] * 7)
    for way in ("encode", "lossless"):
        for chapters in (1, 10, 100, 1000):
            got = measured_apart(__file__, CHARACTERS_OF_A_CHAPTER * chapters, chapters, way, "at-once")
            say(
                way,
                f"{chapters}",
                f"{got['hours']:.2f} h",
                f"{got['wall_s']:.1f}",
                f"{got['cpu_s']:.1f}",
                f"{got['cpu_s'] / got['hours']:.1f}",
                f"{got['peak_mb']:.0f} ({got['before_mb']:.0f})",
            )


if __name__ == "__main__":
    if sys.argv[1:] == ["growth"]:
        growth()
    elif len(sys.argv) > 3:
        say(json.dumps(measure(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])))
    else:
        main(*map(int, sys.argv[1:] or (9000, 6)))
