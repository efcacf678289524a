"""The process that holds the embedded voice.

It is run as a script, with nothing but the standard library::

    python espeak_worker.py LIBRARY DATA_FOLDER

The library is not thread-safe, changes the locale of its process and ends it on some errors, so it lives alone here.
It is asked over stdin and answers over stdout, one request after the other, until stdin ends. A message is its length
(4 bytes, big-endian) and that many bytes. First it says ``{"error": ""}``, or why it cannot begin. Then for each
request ``{"voice", "rate", "pitch", "volume", "text"}`` it sends two messages::

    {"error": "", "words": [[position, sample], …]}     in UTF-8 JSON
    signed 16-bit samples, one channel, SAMPLE_RATE

A position counts characters from 0.
"""

import ctypes
import json
import os
import struct
import sys
from typing import Any, BinaryIO

SAMPLE_RATE = 22_050
LENGTH = struct.Struct(">I")

# From espeak-ng 1.52, src/include/espeak-ng/speak_lib.h
_SYNCHRONOUS = 2
_DO_NOT_EXIT = 0x8000
_UTF8 = 1
_BY_CHARACTER = 1
_RATE, _VOLUME, _PITCH = 1, 2, 3
_LIST_TERMINATED, _WORD = 0, 1


class _Event(ctypes.Structure):
    """``espeak_EVENT``."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)  # fmt: skip


class Synthesizer:
    """The one espeak-ng of this process.

    Args:
        library: path of the shared library.
        data: path of its data folder, shorter than 160 bytes.

    Raises:
        OSError: the library cannot be loaded, or does not take the data.
    """

    def __init__(self, library: str, data: str) -> None:
        self._espeak = ctypes.CDLL(library)
        self._espeak.espeak_Synth.argtypes = (
            ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int, ctypes.c_uint, ctypes.c_uint,
            ctypes.c_void_p, ctypes.c_void_p,
        )  # fmt: skip
        rate = self._espeak.espeak_Initialize(_SYNCHRONOUS, 0, os.fsencode(data), _DO_NOT_EXIT)
        if rate != SAMPLE_RATE:
            raise OSError(f"espeak-ng does not take its data in {data} (it answers {rate})")
        self._callback = _Callback(self._hear)  # kept, or it would be collected under espeak's hands
        self._espeak.espeak_SetSynthCallback(self._callback)
        self._manner: tuple[object, ...] = ()
        self._samples = bytearray()
        self._words: list[tuple[int, int]] = []

    def say(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Return the two messages that answer ``request``."""
        self._samples, self._words = bytearray(), []
        text = request["text"].encode()
        status = self._set_manner(request) or self._espeak.espeak_Synth(
            text, len(text) + 1, 0, _BY_CHARACTER, 0, _UTF8, None, None
        )
        error = f"espeak-ng answers {status}" if status else ""
        return {"error": error, "words": self._words}, bytes(self._samples)

    def _set_manner(self, request: dict[str, Any]) -> int:
        manner = request["voice"], request["rate"], request["pitch"], request["volume"]
        if manner == self._manner:
            return 0
        self._manner = ()
        if status := int(self._espeak.espeak_SetVoiceByName(request["voice"].encode())):
            return status
        for parameter, value in ((_RATE, request["rate"]), (_PITCH, request["pitch"]), (_VOLUME, request["volume"])):
            self._espeak.espeak_SetParameter(parameter, value, 0)
        self._manner = manner
        return 0

    def _hear(self, samples: Any, count: int, events: Any) -> int:  # noqa: ANN401  (ctypes pointers)
        if samples and count:
            self._samples += ctypes.string_at(samples, count * 2)
        index = 0
        while (event := events[index]).type != _LIST_TERMINATED:
            if event.type == _WORD:
                self._words.append((event.text_position - 1, event.sample))
            index += 1
        return 0  # go on


def receive(pipe: BinaryIO) -> bytes | None:
    """Return the next message; None when there is no whole one any more."""
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    body = pipe.read(length)
    return body if len(body) == length else None


def send(pipe: BinaryIO, *messages: bytes) -> None:
    """Send ``messages`` at once."""
    pipe.writelines(LENGTH.pack(len(message)) + message for message in messages)
    pipe.flush()


def main(library: str, data: str) -> None:
    """Serve until stdin ends."""
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what the library prints is no message
    try:
        synthesizer = Synthesizer(library, data)
    except OSError as error:
        send(replies, json.dumps({"error": str(error)}).encode())
        return
    send(replies, json.dumps({"error": ""}).encode())
    while (request := receive(sys.stdin.buffer)) is not None:
        answer, samples = synthesizer.say(json.loads(request))
        send(replies, json.dumps(answer).encode(), samples)


if __name__ == "__main__":
    main(*sys.argv[1:])
