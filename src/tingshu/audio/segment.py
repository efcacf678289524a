"""The one place where pydub is imported: without its warnings, and without a foreign program behind it.

pydub looks for ``ffmpeg`` as it is imported, in the current directory first, and warns when it finds none; its
source also holds escapes that Python 3.12 and later warn about. tingshu hands it decoded samples only, so it never
needs a program, and a file that happens to be called ``ffmpeg`` must never run. Import this module inside functions:
it is slow to load, and the import lock is what makes the warning filter safe between threads.
"""

import os
import warnings

os.environ.setdefault("PATH", os.defpath)  # pydub takes for granted that it is there
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

__all__ = ["AudioSegment", "segment"]

AudioSegment.converter = None  # whatever would start a program now fails instead


def segment(samples: bytes, rate_hz: int) -> AudioSegment:
    """Return samples (signed 16 bit, mono) as pydub's kind of sound."""
    return AudioSegment(data=samples, sample_width=2, frame_rate=rate_hz, channels=1)
