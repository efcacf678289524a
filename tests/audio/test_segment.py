"""pydub comes in quietly, and no program that happens to be called ffmpeg ever runs."""

import os
import subprocess
import sys

import pytest

STITCH = """
import sys
from pathlib import Path
from tingshu.audio import Spacing, Tags, open_track
from tingshu.model import Clip, Pause, Sentence
spacing = Spacing(head_ms=10, tail_ms=10, after={Pause.SENTENCE: 100})
tags = Tags("一", "书", "", "", "zh", 1, 1)
said = Sentence("好。", "好。", Pause.SENTENCE)
options = dict(cover=b"", spacing=spacing, bitrate_kbps=96, lossless=False)
with open_track(Path(sys.argv[1]), [said], tags, **options) as track:
    track.add(said, Clip(Path(sys.argv[2]).read_bytes()), 0.0)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the planted program is a shell script")
def test_a_planted_ffmpeg_does_not_run_and_nothing_is_printed(tmp_path):
    """Neither the current directory nor the PATH can slip a program in, also where every warning is an error."""
    from sounds import as_mp3, speak

    for name in ("ffmpeg", "ffprobe", "avconv", "avprobe"):
        planted = tmp_path / name
        planted.write_text(f"#!/bin/sh\necho {name} >> {tmp_path}/ran\n", encoding="utf-8")
        planted.chmod(0o755)
    (tmp_path / "clip.mp3").write_bytes(as_mp3(speak()))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", STITCH, "out.mp3", "clip.mp3"],
        cwd=tmp_path,
        env=os.environ | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / "out.mp3").stat().st_size > 1000
    assert not (tmp_path / "ran").exists()


def test_pydub_has_no_program_to_run():
    """What would hand a file to an outside program fails instead."""
    from tingshu.audio.segment import AudioSegment

    assert AudioSegment.converter is None


def test_the_room_opens_without_its_heavy_packages():
    """A command that touches no sound does not wait for pydub, PyAV, LAME or mutagen."""
    done = subprocess.run(
        [sys.executable, "-c", "import sys, tingshu.audio; print(*sys.modules)"],
        capture_output=True,
        check=True,
        text=True,
    )

    assert set(done.stdout.split()) & {"pydub", "av", "lameenc", "mutagen"} == set()
