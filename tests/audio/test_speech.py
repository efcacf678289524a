"""What is said in a clip is found once, whoever asks for it."""

from array import array

import pytest
from sounds import as_wav, speak

from tingshu.audio.speech import REMEMBERED_BYTES, speech_in
from tingshu.errors import ClipError


def test_what_was_found_last_is_not_looked_for_again():
    """A clip is proven and then joined: the second time its speech is there already; one long gone is found anew."""
    first, half = as_wav(speak(500)), REMEMBERED_BYTES // 2 // 4  # each takes its clip, and its speech beside it
    later = [as_wav(array("h", [level]) * half) for level in (100, 200, 300)]
    speech = speech_in(first)

    assert speech_in(bytes(bytearray(first))) is speech
    for audio in later:
        speech_in(audio)
    assert speech_in(first) is not speech
    assert speech_in(first).sound.raw_data == speech.sound.raw_data


def test_what_is_no_speech_is_not_kept_as_such():
    """The second time, too, it is an error."""
    silent = as_wav(array("h", bytes(48_000)))

    for _ in range(2):
        with pytest.raises(ClipError, match="no sound"):
            speech_in(silent)
