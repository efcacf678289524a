"""The numbers in front of the audio are the ones the format's own descriptions ask for."""

import random

import pytest
from hypothesis import given, strategies as st

from tingshu.audio.frames import FrameFormat
from tingshu.audio.infoframe import StreamCrc16, crc16, info_bytes, info_frame


def test_the_checksum_is_the_published_one():
    """CRC-16/ARC of the digits is 0xBB3D in every catalogue of checksums."""
    assert crc16(b"123456789") == 0xBB3D


@given(sizes=st.lists(st.sampled_from([0, 1, 144, 5_000, 32_766, 32_767, 32_768, 70_000]), max_size=5))
def test_the_stream_checksum_is_that_of_the_whole(sizes):
    """Folding blocks on top of one another changes nothing, however the stream is cut."""
    noise = random.Random(len(sizes)).randbytes(sum(sizes))  # noqa: S311 - noise, no secret
    stream = StreamCrc16()
    start = 0
    for size in sizes:
        stream.update(noise[start : start + size])
        start += size

    assert stream.value() == crc16(noise)


@pytest.mark.parametrize(
    ("rate_hz", "kbps", "expected_bytes"),
    [(24_000, 96, 288), (24_000, 48, 192), (22_050, 48, 182), (44_100, 48, 182), (44_100, 128, 417), (48_000, 48, 192)],
)
def test_the_frame_has_room_for_its_fields(rate_hz, kbps, expected_bytes):
    """Where a frame of the stream's own bitrate is too short, the next one that is not stands in."""
    form = FrameFormat(rate_hz, kbps)
    frame = info_frame(form, samples=1, audio_bytes=10_000, audio_crc=0)

    assert info_bytes(form) == expected_bytes
    assert len(frame) == expected_bytes
