"""The engine's silence goes, every sound stays, and no join clicks."""

from array import array
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st
from sounds import as_mp3, as_wav, speak

from tingshu.audio.decode import decode
from tingshu.audio.segment import segment
from tingshu.audio.trim import LEAD_MS, TAIL_MS, trim
from tingshu.errors import ClipError

RATE_HZ = 24_000


def sound_of(samples, rate_hz=RATE_HZ):
    """Return samples as the room handles them."""
    return segment(samples.tobytes(), rate_hz)


@given(
    lead=st.integers(0, 30_000),
    spoken=st.lists(st.integers(-9_000, 9_000), min_size=200, max_size=400),
    tail=st.integers(0, 30_000),
    rate_hz=st.sampled_from([22_050, 24_000, 44_100]),
)
@settings(deadline=None)
def test_onset_and_offset_are_exact_to_the_sample(lead, spoken, tail, rate_hz):
    """For any lead and tail of silence, what is kept is the sound and the margins, neither more nor less."""
    loud = [9_000, *spoken, -9_000]
    speech = trim(sound_of(array("h", [0] * lead + loud + [0] * tail), rate_hz))

    assert speech.lead == min(lead, LEAD_MS * rate_hz // 1000)
    assert speech.tail == min(tail, TAIL_MS * rate_hz // 1000)
    assert speech.start == lead - speech.lead
    assert int(speech.sound.frame_count()) == speech.lead + len(loud) + speech.tail


def test_what_lies_between_the_fades_is_untouched():
    """Trimming cuts; it does not change a sample of the speech."""
    samples = speak(600, lead_ms=180, tail_ms=560)
    speech = trim(sound_of(samples))
    kept = array("h", speech.sound.raw_data)
    edge = 3 * RATE_HZ // 1000

    assert kept[edge:-edge] == samples[speech.start + edge : speech.start + len(kept) - edge]


@pytest.mark.parametrize("turned_down", [1, 10, 60])
def test_soft_beginnings_of_a_quiet_voice_are_kept(turned_down):
    """The threshold follows the clip: a consonant 36 dB below the vowel is sound at any volume."""
    consonant = array("h", [190, -190] * 600)
    samples = array("h", (sample // turned_down for sample in consonant + speak(400, peak=12_000)))
    speech = trim(sound_of(array("h", [0] * 6000) + samples))

    assert speech.start + speech.lead == 6000


def test_the_silence_around_a_real_mp3_is_found():
    """Behind the encoder's delay, onset and offset are out by no more than its smear: less than a frame of 24 ms."""
    speech = trim(decode(as_mp3(speak(800, lead_ms=180, tail_ms=600))))
    delay = 1105  # 576 of LAME and 529 of any decoder
    onset_ms = (speech.start + speech.lead - delay) / 24
    offset_ms = (speech.start + speech.sound.frame_count() - speech.tail - delay) / 24

    assert (speech.lead, speech.tail) == (LEAD_MS * 24, TAIL_MS * 24)
    assert -24 < onset_ms - 180 <= 0
    assert 0 <= offset_ms - 980 < 24


def test_both_ends_begin_and_end_at_zero():
    """A clip cut off in full swing must not start or stop with a step."""
    kept = array("h", trim(sound_of(speak(300))).sound.raw_data)
    steps = [abs(after - before) for before, after in pairwise(kept)]
    swing = max(steps[200:-200])

    assert abs(kept[0]) <= swing
    assert abs(kept[-1]) <= swing
    assert max(steps) <= swing


@pytest.mark.parametrize("samples", [array("h", [0] * 24_000), array("h", [9, -20] * 12_000)], ids=["zeros", "hiss"])
def test_a_clip_without_sound_is_an_error(samples):
    """A sentence never becomes silence."""
    with pytest.raises(ClipError, match="holds no sound"):
        trim(decode(as_wav(samples)))
