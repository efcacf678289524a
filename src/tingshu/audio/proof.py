"""Whether a clip can be listened to at all, found out before anybody keeps it."""

from tingshu.audio.decode import decode
from tingshu.audio.trim import SOUNDLESS_DBFS
from tingshu.errors import ClipError
from tingshu.model import Clip


def prove(clip: Clip) -> None:
    """Decode the whole clip and listen for a sound.

    Raises:
        ClipError: it is not audio, is damaged, or holds no sound.
    """
    peak_dbfs = decode(clip.audio).max_dBFS
    if peak_dbfs < SOUNDLESS_DBFS:
        raise ClipError(f"A clip of {len(clip.audio)} bytes holds no sound (peak {peak_dbfs:.0f} dBFS)")
