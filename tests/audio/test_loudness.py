"""Every voice comes out at one loudness, by one gain, and no peak passes the ceiling."""

from array import array

import pytest
from sounds import Heard, as_mp3, as_wav, hear, speak

from tingshu.audio import gain_db
from tingshu.audio.loudness import leveled
from tingshu.audio.segment import segment
from tingshu.model import Clip


@pytest.mark.parametrize("peak", [600, 6_000, 30_000])
@pytest.mark.parametrize("target_lufs", [-23.0, -19.0])
def test_the_gain_leads_to_the_target(peak, target_lufs):
    """Whatever the level a voice comes at, measured by a meter on what a listener would hear."""
    clips = [as_mp3(speak(1500, peak=peak, pitch_hz=pitch)) for pitch in (150, 200, 250)]
    gain = gain_db([Clip(clip) for clip in clips], target_lufs)
    factor = 10 ** (gain / 20)
    pause = [0] * (24 * 450)
    played = array("h", (round(sample * factor) for clip in clips for sample in [*hear(clip).samples, *pause]))

    assert Heard(played, 24_000).lufs() == pytest.approx(target_lufs, abs=0.5)


def test_silence_around_the_sentences_does_not_count():
    """Two engines that pad differently get the same gain."""
    bare = gain_db([Clip(as_wav(speak(1500)))], -19.0)
    padded = gain_db([Clip(as_wav(speak(1500, lead_ms=500, tail_ms=900)))], -19.0)

    assert padded == pytest.approx(bare, abs=0.2)


def test_one_short_word_can_be_measured():
    """A book may be a single word; BS.1770 measures from 400 ms up."""
    short = gain_db([Clip(as_wav(speak(150)))], -19.0)
    long = gain_db([Clip(as_wav(speak(150) * 10))], -19.0)

    assert short == pytest.approx(long, abs=0.2)


@pytest.mark.parametrize("bad", [b"<html>", as_wav(array("h", bytes(48_000)))], ids=["not audio", "silent"])
def test_a_clip_that_tells_nothing_is_left_out(bad):
    """The others tell what the voice is like; the chapter it belongs to says what is wrong with it."""
    good = Clip(as_wav(speak(1500)))

    assert gain_db([Clip(bad), good], -19.0) == gain_db([good], -19.0)
    assert gain_db([Clip(bad)], -19.0) == 0.0


def test_a_clip_of_another_sample_rate_tells_nothing():
    """It cannot be joined afterwards either, and fails there with its text; the others are measured without it."""
    usual = [Clip(as_wav(speak(lead_ms=lead))) for lead in (100, 200)]
    odd = Clip(as_wav(speak(peak=600, rate_hz=22_050), 22_050))

    assert gain_db([usual[0], odd, usual[1]], -19.0) == gain_db(usual, -19.0)


@pytest.mark.parametrize("gain", [3.0, 12.0, 50.0])
def test_peaks_are_held_and_the_length_stays(gain):
    """The limiter takes the peaks down to the ceiling, without moving a cue."""
    sound = segment(speak(800, peak=20_000).tobytes(), 24_000)
    louder = leveled(sound, gain, peak_dbfs=-4.0)

    assert louder.max_dBFS == pytest.approx(-4.0, abs=0.1)
    assert louder.frame_count() == sound.frame_count()
    assert louder.frame_rate == 24_000


def test_below_the_ceiling_there_is_nothing_but_the_gain():
    """No pumping: a soft passage after a loud one keeps its gain to the bit or two of rounding."""
    samples = speak(300, peak=20_000) + speak(600, peak=2_000)
    louder = array("h", leveled(segment(samples.tobytes(), 24_000), 6.0, peak_dbfs=-4.0).raw_data)
    soft = slice(24 * 450, 24 * 850)  # clear of the limiter's release

    assert max(abs(now - was * 10**0.3) for now, was in zip(louder[soft], samples[soft], strict=True)) < 2


def test_a_gain_without_peaks_is_exact():
    """Where no limit is needed, none is in the way."""
    samples = speak(300, peak=2_000)
    quieter = array("h", leveled(segment(samples.tobytes(), 24_000), -6.0, peak_dbfs=-4.0).raw_data)

    assert max(abs(now - was * 10**-0.3) for now, was in zip(quieter, samples, strict=True)) <= 1
