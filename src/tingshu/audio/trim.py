"""Cut the silence that an engine puts around a sentence, so that every pause in the book is ours."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tingshu.errors import ClipError

if TYPE_CHECKING:
    from tingshu.audio.segment import AudioSegment

QUIET_DB = -46.0
"""Below a clip's own peak by this much counts as silence: around -50 dBFS for Edge voices, and still right for a
voice turned down, whose soft consonants an absolute threshold would cut off."""

SOUNDLESS_DBFS = -60.0
"""A clip whose highest sample stays below this holds no speech: the noise floor that audiobook shops ask for."""

LEAD_MS = 20
TAIL_MS = 50
"""Kept before the first and after the last sound, so that breath and decay survive."""

FADE_MS = 3
"""Long enough to leave no step at a join, short enough to leave the first consonant whole."""

_STRIDE_MS = 50
"""Silence is measured off in strides of this length, and the sample at which it ends is looked for in the last one."""


@dataclass(frozen=True, slots=True)
class Speech:
    """The part of a clip that is spoken, with short margins; every length in samples.

    Args:
        sound: what is kept.
        start: where in the clip it was cut out.
        lead: from the start of ``sound`` to its first audible sample.
        tail: from its last audible sample to its end.
    """

    sound: "AudioSegment"
    start: int
    lead: int
    tail: int


def trim(sound: "AudioSegment") -> Speech:
    """Cut ``sound`` down to what is audible, plus margins, and fade both ends.

    Onset and offset are exact to the sample: the first and the last one above the threshold.

    Raises:
        ClipError: there is no sound in it.
    """
    peak, count = sound.max, int(sound.frame_count())
    if peak < _amplitude(SOUNDLESS_DBFS) * sound.max_possible_amplitude:
        raise ClipError(f"A clip of {len(sound)} ms holds no sound (peak {sound.max_dBFS:.0f} dBFS)")
    floor = _amplitude(QUIET_DB) * peak
    before = _quiet_samples(sound, floor, lambda first, last: (first, last))
    after = _quiet_samples(sound, floor, lambda first, last: (max(count - last, 0), count - first))
    lead = min(before, _samples(sound, LEAD_MS))
    tail = min(after, _samples(sound, TAIL_MS))
    start, end = before - lead, count - after + tail
    return Speech(_faded(sound.get_sample_slice(start, end)), start, lead, tail)


def _amplitude(level_db: float) -> float:
    """Return a level as a part of the amplitude that it is relative to."""
    return float(10 ** (level_db / 20))


def _quiet_samples(sound: "AudioSegment", floor: float, at: Callable[[int, int], tuple[int, int]]) -> int:
    """Return how many samples pass before the first one whose magnitude is above ``floor``; there must be one.

    Args:
        sound: where to look.
        floor: the magnitude up to which a sample counts as silence.
        at: where samples from the first to before the last of the way stand in ``sound``: it may lead backwards.
    """
    stride, passed = _samples(sound, _STRIDE_MS), 0
    while sound.get_sample_slice(*at(passed, passed + stride)).max <= floor:
        passed += stride
    # the peak of the first so many samples never falls as they get more
    return passed + bisect_right(
        range(1, stride + 1), floor, key=lambda count: sound.get_sample_slice(*at(passed, passed + count)).max
    )


def _faded(sound: "AudioSegment") -> "AudioSegment":
    """Return ``sound`` with both ends faded; pydub's own fades cut it to whole milliseconds."""
    from tingshu.audio.segment import segment

    samples = sound.get_array_of_samples()
    length = min(_samples(sound, FADE_MS), len(samples) // 2)
    for step in range(length):
        samples[step] = samples[step] * step // length
        samples[-1 - step] = samples[-1 - step] * step // length
    return segment(samples.tobytes(), sound.frame_rate)


def _samples(sound: "AudioSegment", duration_ms: float) -> int:
    return int(sound.frame_count(ms=duration_ms))
