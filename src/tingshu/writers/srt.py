"""SubRip captions: one per sentence, as every video player and many audio players read them.

The format has no escapes. Players take ``<`` as the beginning of a tag, so what would read as one gets a blank.
"""

import re

from tingshu.model import Track
from tingshu.writers.lines import clock_ms, unbroken

_TAG = re.compile(r"([<{])(?=[/a-zA-Z\\])")


def srt(track: Track) -> str:
    """Return the captions of a track."""
    return "\n".join(
        f"{number}\n{clock_ms(cue.start_ms, point=',')} --> {clock_ms(cue.end_ms, point=',')}\n{_plain(cue.text)}\n"
        for number, cue in enumerate(track.cues, start=1)
    )


def _plain(text: str) -> str:
    return _TAG.sub(r"\1 ", unbroken(text))
