"""Several clips as one."""

import io
import wave
from collections.abc import Sequence

from tingshu.engines import mp3_frames
from tingshu.model import Clip, Mark


def joined(clips: Sequence[Clip]) -> Clip:
    """Return ``clips`` of one voice, WAV or the Edge service's MP3, as one clip with all their marks.

    Whole clips of the service can be laid end to end: the first frame of each needs none before it, and decoders
    give exactly the sound of both.
    """
    is_wav = clips[0].audio.startswith(b"RIFF")
    audio = _joined_wav(clips) if is_wav else b"".join(clip.audio for clip in clips)
    marks: list[Mark] = []
    start_ms = 0
    for clip in clips:
        marks += (Mark(mark.text, start_ms + mark.start_ms, start_ms + mark.end_ms) for mark in clip.marks)
        start_ms += _wav_ms(clip.audio) if is_wav else mp3_frames.duration_ms(clip.audio)
    return Clip(audio, tuple(marks))


def _joined_wav(clips: Sequence[Clip]) -> bytes:
    whole = io.BytesIO()
    with wave.open(whole, "wb") as file:
        for clip in clips:
            with wave.open(io.BytesIO(clip.audio)) as part:
                if not file.tell():
                    file.setparams(part.getparams())
                file.writeframes(part.readframes(part.getnframes()))
    return whole.getvalue()


def _wav_ms(audio: bytes) -> int:
    with wave.open(io.BytesIO(audio)) as file:
        return int(file.getnframes() * 1000 // file.getframerate())
