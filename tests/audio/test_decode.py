"""Every clip an engine gives becomes the samples it holds, at its own rate; what is no audio is an error."""

from array import array

import pytest
from sounds import as_mp3, as_wav, hear, speak

from tingshu.audio.decode import FRAMES_AT_ONCE, decode
from tingshu.audio.encode import Mp3File
from tingshu.errors import ClipError

CAPTIONS = b"WEBVTT\n\n00:00.000 --> 00:01.000\nA file with a stream, but not of sound\n"


@pytest.mark.parametrize("rate_hz", [16_000, 22_050, 24_000, 44_100, 48_000])
def test_a_wav_comes_back_sample_for_sample(rate_hz):
    """Nothing is resampled or rounded on the way."""
    samples = speak(rate_hz=rate_hz, lead_ms=13)
    sound = decode(as_wav(samples, rate_hz))

    assert (sound.frame_rate, sound.channels, sound.sample_width) == (rate_hz, 1, 2)
    assert sound.raw_data == samples.tobytes()


@pytest.mark.parametrize("rate_hz", [22_050, 24_000])
def test_an_mp3_comes_back_as_any_player_hears_it(rate_hz):
    """The one conversion at the end gives what converting frame by frame gives."""
    audio = as_mp3(speak(3000, rate_hz=rate_hz), rate_hz)
    sound = decode(audio)

    assert sound.frame_rate == rate_hz
    assert array("h", sound.raw_data) == hear(audio).samples


def test_stereo_is_mixed_to_one_channel():
    """A voice stands in the middle, whatever the engine sends."""
    samples = speak()
    both = array("h", (sample for pair in zip(samples, samples, strict=True) for sample in pair))
    stereo = bytearray(as_wav(both))
    stereo[22:24] = (2).to_bytes(2, "little")  # channels
    stereo[28:32] = (24_000 * 4).to_bytes(4, "little")  # bytes a second
    stereo[32:34] = (4).to_bytes(2, "little")  # bytes a moment
    sound = decode(bytes(stereo))

    assert sound.channels == 1
    assert len(sound.get_array_of_samples()) == len(samples)
    assert max(abs(ours - was) for ours, was in zip(sound.get_array_of_samples(), samples, strict=True)) <= 1


@pytest.mark.parametrize("damaged", [0, 3, FRAMES_AT_ONCE - 1, FRAMES_AT_ONCE, -1])
def test_an_mp3_with_one_bad_frame_is_an_error(damaged):
    """Wherever it stands among those that are decoded together: a gap of 24 ms is part of a sentence."""
    audio = bytearray(as_mp3(speak(900)))
    at = range(0, len(audio), 144)[damaged]
    audio[at + 4 : at + 13] = b"\xff" * 9  # side information that cannot be

    with pytest.raises(ClipError, match=f"{len(audio)} bytes"):
        decode(bytes(audio))


def test_an_mp3_that_counts_its_frames_comes_back_as_any_player_hears_it(tmp_path):
    """An Info frame is no sound, and what it says of the encoder's delay is believed."""
    samples = speak(700)
    file = Mp3File(tmp_path / "一.mp3", rate_hz=24_000, bitrate_kbps=96)
    file.write(samples.tobytes())
    file.close()

    assert len(decode((tmp_path / "一.mp3").read_bytes()).get_array_of_samples()) == len(samples)


@pytest.mark.parametrize(
    "audio",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"<html>503</html>", id="page"),
        pytest.param(bytes(4000), id="zeros"),
        pytest.param("听书".encode() * 500, id="text"),
        pytest.param(CAPTIONS, id="captions"),
        pytest.param(as_wav(array("h")), id="no samples"),
        pytest.param(as_wav(speak(50)).replace(b"fmt \x10\0\0\0\1\0", b"fmt \x10\0\0\0\x99\x99"), id="unknown codec"),
        pytest.param(as_mp3(speak(900)) + as_mp3(speak(900, rate_hz=16_000), 16_000), id="two rates in one"),
    ],
)
def test_what_is_not_audio_is_an_error(audio, capfd):
    """Never silence for a sentence, and nothing printed behind the person's back."""
    with pytest.raises(ClipError, match=f"{len(audio)} bytes"):
        decode(audio)

    assert capfd.readouterr() == ("", "")


def test_one_clip_leaves_nothing_in_the_next():
    """Decoded one after another, whatever their kinds, each is what it is by itself."""
    clips = [as_mp3(speak(700)), as_wav(speak(300)), as_mp3(speak(500), 22_050), as_mp3(speak(700, lead_ms=90))] * 2
    heard = [array("h", decode(audio).raw_data) for audio in clips]

    assert heard == [hear(audio).samples for audio in clips]
