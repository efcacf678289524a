"""Every default, once. Settings are made at the edge, frozen, and stop at the conductor: rooms get plain values."""

from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from tingshu.audio import Spacing
from tingshu.model import Pause

SPACING = Spacing(
    head_ms=500,
    tail_ms=2000,
    after=MappingProxyType(
        {
            Pause.CUT: 150,
            Pause.SENTENCE: 450,
            Pause.PARAGRAPH: 800,
            Pause.TITLE: 1500,
            Pause.SCENE: 2000,
        }
    ),
)
"""Silences (ms) after the engine's own is trimmed: what narrators leave, short enough for listening at 2x."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a book is to be made.

    Attributes:
        output: the folder in which each book gets a folder of its own.
        engine: a name in ``tingshu.engines.ENGINES``, or ``auto`` for the best one that answers.
        voice: a voice's name, or None for the engine's default.
        rate: signed percentage, as ``+10%``.
        pitch: signed frequency, as ``-5Hz``.
        volume: signed percentage, as ``+0%``.
        jobs: requests under way at once, at most.
        chapters: numbers of the chapters to make, or None for all.
        title: in place of the title found in the source.
        author: in place of the author found in the source.
        encoding: charset of the source, where it is known better than it can be found.
        formats: names in ``tingshu.writers.WRITERS`` beyond what every book gets.
        bitrate_kbps: of the MP3s, constant.
        loudness_lufs: what the narrating voice is brought to (ITU-R BS.1770); between the audiobook platforms'
            −18…−23 dB RMS and the −16…−20 LUFS that AES TD1004 gives for streams.
        spacing: silences between sentences (ms).
        store: where spoken clips are kept, so that none is asked for twice; None for the user's cache folder.
    """

    output: Path = Path("output")
    engine: str = "auto"
    voice: str | None = None
    rate: str = "+0%"
    pitch: str = "+0Hz"
    volume: str = "+0%"
    jobs: int = 6
    chapters: frozenset[int] | None = None
    title: str | None = None
    author: str | None = None
    encoding: str | None = None
    formats: tuple[str, ...] = ()
    bitrate_kbps: int = 96
    loudness_lufs: float = -19.0
    spacing: Spacing = SPACING
    store: Path | None = None
