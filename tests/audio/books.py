"""A recorded book to put together: real tracks, of a voice that hums."""

import shutil
from functools import lru_cache
from pathlib import Path

from sounds import as_wav, speak

from tingshu.audio import Spacing, Tags, open_part, open_track
from tingshu.model import Audiobook, Clip, Pause, Sentence, Track, Voice

COVER = b"\xff\xd8\xff\xe0 a picture"
SPACING = Spacing(head_ms=500, tail_ms=2000, after={Pause.SENTENCE: 450})


@lru_cache
def clip(number: int, rate_hz: int) -> Clip:
    """Return a sentence that sounds like no other, of an odd length."""
    return Clip(as_wav(speak(401 + 37 * number, rate_hz=rate_hz, pitch_hz=140 + 30 * number), rate_hz))


def said(chapter: int, sentences: int, rate_hz: int) -> list[tuple[Sentence, Clip]]:
    """Return what is said in a chapter."""
    return [
        (Sentence(f"{chapter}.{number}", "", Pause.SENTENCE), clip((chapter + number) % 5, rate_hz))
        for number in range(sentences)
    ]


def record(  # noqa: PLR0913 - a book has this many sides
    folder: Path, *, chapters: int, sentences: int = 3, rate_hz: int = 24_000, kbps: int = 96, once: bool = False
) -> Audiobook:
    """Write the tracks of a book into ``folder``; ``once``: they are all copies of the first."""
    tracks: list[Track] = []
    for number in range(1, chapters + 1):
        path = folder / f"{number:03}.mp3"
        if once and tracks:
            shutil.copy(tracks[0].path, path)
            tracks.append(Track(number, f"第{number}章", path, tracks[0].duration_ms, ()))
            continue
        spoken = said(number, sentences, rate_hz)
        tags = Tags(f"第{number}章", "书", "某人", "cmn", "zh", number, chapters)
        texts = [sentence for sentence, _ in spoken]
        with open_track(path, texts, tags, cover=COVER, spacing=SPACING, bitrate_kbps=kbps, lossless=False) as track:
            for sentence, sound in spoken:
                track.add(sentence, sound, 0.0)
        tracks.append(Track(number, tags.title, path, track.duration_ms, tuple(track.cues)))
    return Audiobook("书", "某人", "zh", Voice("espeak", "cmn"), tuple(tracks), cover=COVER)


def encode_parts(book: Audiobook, folder: Path, sentences: int = 3, rate_hz: int = 24_000) -> list[Path]:
    """Write the AAC parts of a recorded book."""
    parts = [folder / f"{track.number}.aac" for track in book.tracks]
    for track, part in zip(book.tracks, parts, strict=True):
        with open_part(part, spacing=SPACING) as joiner:
            for sentence, sound in said(track.number, sentences, rate_hz):
                joiner.add(sentence, sound, 0.0)
    return parts
