"""Every default, once. Settings are made at the edge, frozen, and stop at the conductor: rooms get plain values."""

from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from tingshu.audio import Spacing
from tingshu.engines import LIMIT_BYTES
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


LOSSLESS_KBPS = 48
"""What the Edge service sends."""

M4B, WHOLE_MP3, CUE = "m4b", "whole-mp3", "cue"
WHOLE_FORMATS = (M4B, WHOLE_MP3, CUE)
"""The formats that hold the whole book in one file; a CUE sheet brings along the MP3 that it belongs to."""


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
        dialogue_voice: the name of another voice of the same engine for what is said in quotation marks, or None.
        title_voice: the same for headings.
        numbers: ``auto`` spells figures for a voice that says them wrongly, ``spell`` always, ``asis`` never.
        readings: a list of words and how they are said, or None.
        jobs: requests under way at once, at most; how many there are is found out as it goes.
        proxy: an ``http://`` proxy for the voice service, or None for what the environment says.
        chapters: numbers of the chapters to make, or None for all.
        title: in place of the title found in the source.
        author: in place of the author found in the source.
        encoding: charset of the source, where it is known better than it can be found.
        headings: regular expressions for the first characters of a line that begins a chapter, in place of what is
            found without them.
        rules: a file of the person's own rules for what is taken out and what is said, or None.
        formats: names in ``tingshu.writers.CAPTIONS`` and ``WHOLE_FORMATS``: what a book gets beyond its MP3
            chapters and their lists.
        cover: a JPEG or PNG file, or None to have one drawn.
        bitrate_kbps: of the MP3s, constant.
        loudness_lufs: what the narrating voice is brought to (ITU-R BS.1770); between the audiobook platforms'
            −18…−23 dB RMS and the −16…−20 LUFS that AES TD1004 gives for streams.
        lossless: join the service's own MP3 frames, at their own bitrate and loudness, instead of encoding again.
        spacing: silences between sentences (ms).
        store: where spoken clips are kept, so that none is asked for twice; None for the user's cache folder.
        store_bytes: what may be kept there; beyond it, what was used least recently goes.
    """

    output: Path = Path("output")
    engine: str = "auto"
    voice: str | None = None
    rate: str = "+0%"
    pitch: str = "+0Hz"
    volume: str = "+0%"
    dialogue_voice: str | None = None
    title_voice: str | None = None
    numbers: str = "auto"
    readings: Path | None = None
    jobs: int = 16
    proxy: str | None = None
    chapters: frozenset[int] | None = None
    title: str | None = None
    author: str | None = None
    encoding: str | None = None
    headings: tuple[str, ...] = ()
    rules: Path | None = None
    formats: tuple[str, ...] = ()
    cover: Path | None = None
    bitrate_kbps: int = 96
    loudness_lufs: float = -19.0
    lossless: bool = False
    spacing: Spacing = SPACING
    store: Path | None = None
    store_bytes: int = LIMIT_BYTES
