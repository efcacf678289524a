"""What making a book will come to, before the first request."""

import re
from collections.abc import Iterable, Mapping

from tingshu.model import Chapter, Forecast, Pause
from tingshu.writing import HAN

HAN_PER_SECOND = 4.3
"""Han characters that the narrating voices say in a second at their own pace, pauses left out."""

_HAN_OR_DIGIT = re.compile(rf"[\d{HAN}]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LATIN_PER_HAN = 3
"""Latin letters that take as long as one Han character: some 13 letters a second of English."""


def forecast(
    chapters: Iterable[Chapter],
    *,
    pauses: Mapping[Pause, int],
    edges_ms: int,
    bitrate_kbps: int,
) -> Forecast:
    """Estimate the length and size of an audiobook.

    Args:
        chapters: what will be spoken.
        pauses: silence (ms) after a sentence of each kind.
        edges_ms: silence at the head and the tail of each chapter's file together.
        bitrate_kbps: of the finished files, constant.
    """
    sentences = characters = silence_ms = 0
    han = 0.0
    for chapter in chapters:
        silence_ms += edges_ms
        for sentence in chapter.sentences:
            sentences += 1
            characters += len(sentence.text)
            silence_ms += pauses[sentence.pause]
            han += length_in_han(sentence.spoken)
    duration_ms = round(1000 * han / HAN_PER_SECOND) + silence_ms
    return Forecast(sentences, characters, duration_ms, size_bytes=duration_ms * bitrate_kbps // 8)


def length_in_han(text: str) -> float:
    """Return how many Han characters take as long to say as ``text``."""
    return len(_HAN_OR_DIGIT.findall(text)) + len(_LATIN.findall(text)) / _LATIN_PER_HAN
