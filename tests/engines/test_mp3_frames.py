"""Seeing that audio is whole, by its frames."""

import pytest
from hypothesis import given, strategies as st

from edge_service.speech import speech
from tingshu.engines.mp3_frames import FRAME_BYTES, duration_ms, fault_in
from tingshu.model import Mark

WHOLE = speech("雨停了。").audio


def test_real_frames_are_whole():
    """What an encoder makes in the service's format has no fault, with a last word inside it."""
    assert fault_in(WHOLE, [Mark("了", 0, duration_ms(WHOLE))]) == ""


@given(st.integers(1, len(WHOLE) - 1))
def test_a_cut_anywhere_is_seen(kept):
    """Wherever the audio ends early, a frame or the last word is missing."""
    assert fault_in(WHOLE[:kept], [Mark("了", 0, duration_ms(WHOLE))]) != ""


@pytest.mark.parametrize("missing", [1, 70, 143])
def test_a_cut_inside_a_frame_is_seen_without_marks(missing):
    """What is left of the last frame is not taken for one."""
    assert fault_in(WHOLE[:-missing], ()) != ""


@given(st.integers(0, len(WHOLE) // FRAME_BYTES - 1), st.integers(0, 1), st.integers(0, 255))
def test_a_damaged_header_is_seen(frame, byte, value):
    """Every frame is looked at: one wrong sync, version, bitrate or rate is enough."""
    at = frame * FRAME_BYTES + byte * 2
    damaged = WHOLE[:at] + bytes([value]) + WHOLE[at + 1 :]

    same = value & (0xFF, 0xFE)[byte] == WHOLE[at] & (0xFF, 0xFE)[byte]
    assert (fault_in(damaged, ()) == "") is same


@pytest.mark.parametrize("audio", [b"", b"<html></html>", b"ID3\x04" + bytes(140), bytes(FRAME_BYTES)])
def test_what_is_no_audio_is_seen(audio):
    """Nothing, a page, a tag and silence of the wrong kind are not frames."""
    assert fault_in(audio, ()) != ""
