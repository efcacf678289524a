"""LRC: lyrics that phone players show beside a track of the same name, line by line.

There is no standard. Players agree on ``[mm:ss.xx]`` with minutes beyond 59 where needed, on few tags in front, and
on UTF-8 without a mark; times per word are shown as text by many, so there are none.
"""

from tingshu.model import Track
from tingshu.names import one_line
from tingshu.writers.lines import unbroken


def lrc(track: Track) -> str:
    """Return the lyrics of a track."""
    lines = [f"[ti:{one_line(track.title)}]", f"[length:{_clock(track.duration_ms)[:-3]}]"]
    lines += [f"[{_clock(cue.start_ms)}]{unbroken(cue.text)}" for cue in track.cues]
    return "\n".join(lines) + "\n"


def _clock(ms: int) -> str:
    minutes, hundredths = divmod(round(ms / 10), 60 * 100)
    return f"{minutes:02}:{hundredths // 100:02}.{hundredths % 100:02}"
