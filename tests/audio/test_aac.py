"""The parts of an M4B sound like the tracks: as loud, in the same place, and no peak above the ceiling."""

import pytest
from books import SPACING
from sounds import as_mp3, hear, speak

from tingshu.audio import gain_db, open_part
from tingshu.audio.aac import FRAME_SAMPLES, PRIMING_SAMPLES, AacFile
from tingshu.model import Clip, Pause, Sentence

GOOD = Sentence("好", "好", Pause.SENTENCE)


@pytest.mark.parametrize(("peak", "harmonics"), [(1_500, 3), (32_000, 3), (29_000, 8)])
def test_a_part_has_the_loudness_and_no_peak_above_the_ceiling(tmp_path, peak, harmonics):
    """The same gain serves both codecs: within a unit of -19 LUFS, no sample above -3 dBFS."""
    clips = [Clip(as_mp3(speak(1500, peak=peak, pitch_hz=pitch, harmonics=harmonics))) for pitch in (110, 150, 200)]
    gain = gain_db(clips, -19.0)
    with open_part(tmp_path / "1.aac", spacing=SPACING) as part:
        for clip in clips:
            part.add(GOOD, clip, gain)
    heard = hear(tmp_path / "1.aac")

    assert heard.lufs() == pytest.approx(-19.0, abs=0.8)
    assert heard.peak_dbfs() <= -3.0


def test_a_part_is_the_sound_behind_the_priming(tmp_path):
    """What the encoder puts in front is one frame; behind the end it fills up to whole frames."""
    with open_part(tmp_path / "1.aac", spacing=SPACING) as part:
        part.add(GOOD, Clip(as_mp3(speak(700))), 0.0)
    heard = hear(tmp_path / "1.aac")
    ((start_ms, end_ms),) = heard.sounds_ms()
    late_ms = PRIMING_SAMPLES / 24

    assert start_ms - late_ms == pytest.approx(part.cues[0].start_ms, abs=10)
    assert end_ms - late_ms == pytest.approx(part.cues[0].end_ms, abs=24)
    assert len(heard.samples) % FRAME_SAMPLES == 0
    assert 0 <= len(heard.samples) - PRIMING_SAMPLES - part.duration_ms * 24 < 2 * FRAME_SAMPLES


def test_a_part_sounds_like_what_was_said(tmp_path):
    """What the encoder adds or leaves out lies 30 dB below the voice."""
    samples = speak(1500)
    file = AacFile(tmp_path / "1.aac", rate_hz=24_000)
    file.write(samples.tobytes())
    file.close()
    heard = hear(tmp_path / "1.aac").samples[PRIMING_SAMPLES:][: len(samples)]
    off = sum((now - was) ** 2 for now, was in zip(heard, samples, strict=True))

    assert off < sum(was**2 for was in samples) / 1000
