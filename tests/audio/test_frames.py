"""What is known of a frame by its header alone is what a demuxer finds in the stream."""

import io

import av
import pytest
from hypothesis import given, strategies as st
from sounds import as_mp3, speak

from tingshu.audio.frames import FrameFormat
from tingshu.errors import ClipError, UsageError


@pytest.mark.parametrize("rate_hz", [16_000, 22_050, 24_000, 32_000, 44_100, 48_000])
@pytest.mark.parametrize("kbps", [48, 64, 96, 160])
def test_a_frame_tells_its_format_and_frames_are_as_long_as_said(rate_hz, kbps):
    """Rate and bitrate come back; any number of frames ends within a byte of the average, where one begins."""
    audio = as_mp3(speak(3000, rate_hz=rate_hz), rate_hz, kbps)
    form = FrameFormat.of(audio)
    with av.open(io.BytesIO(audio), format="mp3") as container:
        sizes = [packet.size for packet in container.demux(audio=0) if packet.size]

    assert (form.rate_hz, form.bitrate_kbps) == (rate_hz, kbps)
    assert len(sizes) == form.frames_in(len(audio))
    for count in range(len(sizes)):
        end = sum(sizes[:count])
        assert end in form.bytes_of(count)
        assert form.begins(audio[end : end + 4])


@given(data=st.binary(max_size=12))
def test_what_is_no_frame_is_an_error_and_nothing_else(data):
    """Whatever the bytes."""
    try:
        form = FrameFormat.of(data)
    except ClipError:
        return

    assert data[:3] == form.header(form.bitrate_kbps)[:2] + data[2:3]


@pytest.mark.parametrize("data", [b"", b"RIFF", b"\xff\xf3\x64\x04", b"\xff\xf3\xf4\xc4", b"\xff\xf3\x04\xc4"])
def test_other_bytes_stereo_and_free_bitrates_are_no_frames(data):
    """Nothing, a WAV, two channels, no such bitrate, a bitrate that is not said."""
    with pytest.raises(ClipError):
        FrameFormat.of(data)


@pytest.mark.parametrize(
    ("rate_hz", "kbps", "way_out"), [(24_000, 320, "96"), (44_100, 144, "128"), (96_000, 96, "another voice")]
)
def test_what_mp3_cannot_do_is_said_with_the_way_out(rate_hz, kbps, way_out):
    """An impossible bitrate is a matter of options, and the possible ones are named."""
    with pytest.raises(UsageError, match=way_out):
        FrameFormat(rate_hz, kbps)
