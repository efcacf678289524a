"""What the stand-in says: MP3 in the service's one format, of a length and with pauses like its speech.

Each word is a run of syllables, each a tone whose pitch the character decides, with overtones and a soft edge; so
two texts never sound the same, and a decoder can find where sound begins and ends. The figures are those measured on
the real service: 4.4 syllables a second, 180 ms of silence in front and 560 ms behind, 150 to 650 ms in the text.
"""

import math
import re
from array import array
from dataclasses import dataclass
from functools import lru_cache

import lameenc

RATE = 24_000
FRAME_SAMPLES = 576
LEAD_MS, TAIL_MS = 180, 560
SYLLABLE_MS = 228
LEVEL = 9_000

_WORD = re.compile(r"[㐀-鿿𠀀-𲎯]{1,2}|[^\W_]+|[，、：；—…·]|[。！？.!?;]")
_SHORT_PAUSE, _LONG_PAUSE = 220, 640


@dataclass(frozen=True)
class Word:
    """A word as the service marks it; times in ms from the start of the audio."""

    text: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True)
class Speech:
    """One answer: the frames of its audio in one piece, and its words."""

    audio: bytes
    words: tuple[Word, ...]


@lru_cache(maxsize=4096)
def speech(text: str, rate: int = 0, pitch: int = 0, volume: int = 0) -> Speech:
    """Return what the service would say to ``text``, with rate and volume in percent and pitch in Hz.

    Text without a letter, digit or 汉字 has no audio, as with the real service.
    """
    words, pieces = [], [_silence(LEAD_MS)]
    length = len(pieces[0])
    for part in _WORD.findall(text):
        piece = _said(part, 1 + rate / 100, 150 + pitch, volume)
        start, length = length, length + len(piece)
        pieces.append(piece)
        if part[0].isalnum():
            words.append(Word(part, start * 1000 // RATE, length * 1000 // RATE))
    if not words:
        return Speech(b"", ())
    while pieces[-1] and not any(pieces[-1]):  # a pause at the end is the tail's
        pieces.pop()
    return Speech(_encoded(b"".join(piece.tobytes() for piece in (*pieces, _silence(TAIL_MS)))), tuple(words))


def _said(part: str, speed: float, hertz: int, volume: int) -> array:
    if not part[0].isalnum():
        return _silence(round((_LONG_PAUSE if part in "。！？.!?;" else _SHORT_PAUSE) / speed))
    samples: array = array("h")
    milliseconds = round(SYLLABLE_MS / speed) if ord(part[0]) > 0x2E80 else round(SYLLABLE_MS / speed / 2.5)
    for character in part:
        samples += _tone(hertz + ord(character) * 37 % 97, milliseconds, LEVEL * (100 + min(volume, 100)) // 100)
    return samples


@lru_cache(maxsize=2048)
def _tone(hertz: int, milliseconds: int, level: int) -> array:
    count = RATE * milliseconds // 1000
    step = 2 * math.pi * hertz / RATE
    soft = RATE // 50
    return array(
        "h",
        (
            int(
                level
                * min(1, index / soft, (count - index) / soft)
                * (math.sin(step * index) + 0.5 * math.sin(3 * step * index) + 0.25 * math.sin(7 * step * index))
            )
            for index in range(count)
        ),
    )


def _silence(milliseconds: int) -> array:
    return array("h", bytes(RATE * milliseconds // 1000 * 2))


def _encoded(samples: bytes) -> bytes:
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(48)
    encoder.set_in_sample_rate(RATE)
    encoder.set_out_sample_rate(RATE)
    encoder.set_channels(1)
    encoder.set_quality(7)
    encoder.silence()
    return bytes(encoder.encode(samples)) + bytes(encoder.flush())
