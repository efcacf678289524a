"""Writes what the embedded voice makes of each line of standard input, in espeak-ng's phonemes, to standard output.

Run in a process of its own, as the voice is: it changes the locale and is not thread-safe.
"""

import ctypes
import sys

import espeakng_loader

from tingshu.engines.espeak_data import espeak_data
from tingshu.engines.espeak_worker import Synthesizer

UTF8 = 1


def main():
    """Answer line by line."""
    with espeak_data() as data:
        espeak = Synthesizer(espeakng_loader.get_library_path(), str(data))._espeak  # noqa: SLF001  (as the worker)
        espeak.espeak_TextToPhonemes.restype = ctypes.c_char_p
        espeak.espeak_SetVoiceByName(b"cmn")
        for line in sys.stdin.buffer.read().split(b"\n"):
            left, phonemes = ctypes.c_char_p(line), []
            while left.value is not None:
                phonemes.append(espeak.espeak_TextToPhonemes(ctypes.byref(left), UTF8, 0) or b"")
            sys.stdout.buffer.write(b" ".join(phonemes) + b"\n")


if __name__ == "__main__":
    main()
