"""How loud a voice is, and how to bring it to one level without clipping.

Loudness is integrated loudness in LUFS as ITU-R BS.1770-4 defines it, measured by FFmpeg's ``ebur128`` filter.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, cast

from tingshu.audio.decode import SAMPLE_BYTES
from tingshu.audio.speech import speech_in
from tingshu.audio.trim import Speech
from tingshu.errors import ClipError
from tingshu.model import Clip

if TYPE_CHECKING:
    from av import AudioFrame

    from tingshu.audio.segment import AudioSegment

CEILING_DBFS = -4.0
"""The highest sample that goes into a track: MP3 at 48 kbit/s and above gives back less than 1 dB more, so that no
listener's decoder passes the -3 dBFS which audiobook shops ask for."""

_ROUNDS = 4
"""How often the gain is corrected by what the limiter took: half a unit in the first round, little after the third."""

_GAP_MS = 400
"""Put between sentences to be measured, as pauses will stand between them: BS.1770 averages over blocks of 400 ms, and
those that are part silence pull a chapter of short sentences down by most of a unit. Longer gaps change nothing more.
"""

_MEASURABLE_S = 1
"""Shorter speech is repeated before it is measured: BS.1770 knows no loudness below one block of 400 ms."""


def gain_db(clips: Iterable[Clip], target_lufs: float) -> float:
    """Return the gain (dB) that brings the voice which spoke ``clips`` to ``target_lufs``.

    A few dozen sentences tell what a voice is like; they are held in memory together, decoded. One gain serves
    all that a voice says: a gain per sentence would make a whispered line as loud as a shouted one.

    A clip without speech, or of another sample rate than most, tells nothing and is left out: it fails, with its text,
    when it is to be joined to its track. Where no clip is left, the gain is 0.
    """
    sounds = _of_one_rate([speech.sound for speech in map(_speech, clips) if speech])
    gain = 0.0
    if not sounds:
        return gain
    for _ in range(_ROUNDS):
        limited = [leveled(sound, gain, peak_dbfs=CEILING_DBFS) for sound in sounds]
        gain += target_lufs - loudness_lufs(limited)
    return gain


def _of_one_rate(sounds: "Sequence[AudioSegment]") -> "list[AudioSegment]":
    rates = Counter(sound.frame_rate for sound in sounds)
    return [sound for sound in sounds if sound.frame_rate == rates.most_common(1)[0][0]]


def _speech(clip: Clip) -> Speech | None:
    try:
        return speech_in(clip.audio)
    except ClipError:
        return None


def loudness_lufs(sounds: Iterable["AudioSegment"]) -> float:
    """Return the integrated loudness (LUFS) of sounds of one sample rate, heard one after another with pauses.

    Raises:
        ClipError: their sample rates differ, or there is no sound at all.
    """
    heard = list(sounds)
    rates = {sound.frame_rate for sound in heard}
    if len(rates) != 1:
        raise ClipError(f"One loudness needs clips of one sample rate, not of {sorted(rates)} Hz")
    rate_hz = rates.pop()
    gap = bytes(_GAP_MS * rate_hz // 1000 * SAMPLE_BYTES)
    samples = gap.join(sound.raw_data for sound in heard)
    samples *= ceil(_MEASURABLE_S * rate_hz * SAMPLE_BYTES / len(samples))
    readings = (frame.metadata.get("lavfi.r128.I") for frame in _filtered(samples, rate_hz, ("ebur128", "metadata=1")))
    # the meter reads once per 100 ms; what is left over at the end passes without a reading
    return [float(reading) for reading in readings if reading is not None][-1]


def leveled(sound: "AudioSegment", gain_db: float, *, peak_dbfs: float) -> "AudioSegment":
    """Return ``sound`` louder by ``gain_db``, with the few peaks that would pass ``peak_dbfs`` held down.

    Length and timing do not change. What stays below the ceiling gets exactly the gain: nothing pumps.
    """
    from tingshu.audio.segment import segment

    if sound.max_dBFS + gain_db <= peak_dbfs:
        return sound.apply_gain(gain_db)
    limited = _filtered(
        sound.raw_data,
        sound.frame_rate,
        ("volume", f"volume={gain_db:.3f}dB:precision=double"),  # 16 bit would clip before the limiter sees it
        ("alimiter", f"limit={10 ** (peak_dbfs / 20)}:level=disabled:latency=enabled"),
        ("aformat", "sample_fmts=s16:channel_layouts=mono"),
    )
    samples = b"".join(bytes(part.planes[0])[: part.samples * SAMPLE_BYTES] for part in limited)
    return segment(samples, sound.frame_rate)


def _filtered(samples: bytes, rate_hz: int, *filters: tuple[str, str]) -> Iterator["AudioFrame"]:
    """Send samples through a chain of (name, options) of FFmpeg's filters and yield what comes out."""
    import av

    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=rate_hz, format="s16", layout="mono", time_base=Fraction(1, rate_hz))
    graph.link_nodes(source, *(graph.add(*chosen) for chosen in filters), graph.add("abuffersink")).configure()
    graph.push(audio_frame(samples, rate_hz))
    graph.push(None)
    while True:
        try:
            yield cast("AudioFrame", graph.pull())
        except av.EOFError:
            return


def audio_frame(samples: bytes, rate_hz: int) -> "AudioFrame":
    """Return samples (signed 16 bit, mono) as PyAV's kind of sound, at the time 0."""
    import av

    frame = av.AudioFrame(format="s16", layout="mono", samples=len(samples) // SAMPLE_BYTES, align=1)
    frame.sample_rate = rate_hz
    frame.time_base = Fraction(1, rate_hz)
    frame.pts = 0
    frame.planes[0].update(samples)
    return frame
