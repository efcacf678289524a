"""Whether a clip can be listened to at all, found out before anybody keeps it."""

from tingshu.audio.speech import speech_in
from tingshu.model import Clip


def prove(clip: Clip) -> None:
    """Decode the whole clip and look for speech in it, just as it is done when a track is made of it.

    Raises:
        ClipError: it is not audio, is damaged, or holds no sound.
    """
    speech_in(clip.audio)
