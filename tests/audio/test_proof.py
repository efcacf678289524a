"""Whether a clip can be listened to."""

import pytest

from edge_service.speech import speech
from engines_gone_wrong import tone
from tingshu.audio import prove
from tingshu.errors import ClipError
from tingshu.model import Clip


@pytest.mark.parametrize("audio", [tone("听得见。").audio, speech("听得见。").audio])
def test_speech_is_proven(audio):
    """WAV and MP3, as the engines send them."""
    prove(Clip(audio))


@pytest.mark.parametrize("audio", [b"", b"\x00not audio\xff" * 20, tone("无声。").audio[:44] + bytes(2000)])
def test_what_nobody_can_hear_is_not(audio):
    """Nothing, no audio, and silence at length."""
    with pytest.raises(ClipError):
        prove(Clip(audio))
