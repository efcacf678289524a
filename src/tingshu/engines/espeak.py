"""The embedded voice: espeak-ng with its Mandarin dictionary, which speaks with no network and no account.

Here are its voices, its manner of speaking and its clips; ``espeak_worker`` is the process that runs it.
"""

import asyncio
import io
import json
import math
import re
import wave
from collections.abc import AsyncIterator, Sequence
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tingshu.engines.espeak_data import data_version, espeak_data
from tingshu.engines.espeak_worker import SAMPLE_RATE
from tingshu.engines.espeak_workers import EspeakWorkers
from tingshu.errors import SpeechError
from tingshu.model import Clip, Mark, OfferedVoice, ProsodyLimits, Voice

# Control characters end the text (NUL) or begin a command to espeak-ng (0x01); each becomes one space, so that
# positions stay what they were.
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")


# Every letter and sign of Telugu ends the process of espeak-ng 1.52 that has no data for that language; tried with all
# of Unicode's characters, and no other does.
_DEADLY = re.compile("[\u0c00-\u0c7f]")


@dataclass(frozen=True, slots=True)
class _Person:
    """Who speaks under a name of espeak-ng's.

    ``base_hz`` is what espeak-ng's pitch parameter multiplies: the lower pitch in the voice's file less 9 Hz
    (espeak-ng 1.52, voices.c, V_PITCH); the melody is added to it.
    """

    locale: str
    gender: str
    base_hz: int


# Mandarin and Cantonese, and of the variants a few that differ clearly in pitch and colour.
_PEOPLE = {
    "cmn": _Person("zh-CN", "male", 71),
    "cmn+f2": _Person("zh-CN", "female", 133),
    "cmn+f4": _Person("zh-CN", "female", 133),
    "cmn+linda": _Person("zh-CN", "female", 191),
    "cmn+m1": _Person("zh-CN", "male", 66),
    "cmn+m7": _Person("zh-CN", "male", 66),
    "yue": _Person("zh-HK", "male", 71),
    "yue+f2": _Person("zh-HK", "female", 133),
}


class EspeakEngine:
    """The voice that is always there."""

    name = "espeak"
    default_voice = "cmn"

    def __init__(self) -> None:
        self.version = f"{data_version()}-{MANNER}"

    async def voices(self) -> tuple[OfferedVoice, ...]:
        """List the voices; nothing is asked for that."""
        return tuple(OfferedVoice(self.name, name, person.locale, person.gender) for name, person in _PEOPLE.items())

    def prosody_limits(self, voice: str) -> ProsodyLimits:
        """Return how far a voice can be changed: the pitch of each goes by its own."""
        return ProsodyLimits(_rate_limits(), _pitch_limits(_PEOPLE[voice].base_hz), VOLUME_LIMITS)

    @asynccontextmanager
    async def open(self) -> AsyncIterator["EspeakSpeaker"]:
        """Open a speaker with its worker processes.

        Raises:
            ServiceError: the worker cannot be started.
        """
        import espeakng_loader

        with ExitStack() as stack:
            data = await asyncio.to_thread(stack.enter_context, espeak_data())
            async with EspeakWorkers(espeakng_loader.get_library_path(), data) as workers:
                yield EspeakSpeaker(workers)


class EspeakSpeaker:
    """Speaks as many sentences at once as there are cores, each at some hundred times the speed of listening."""

    def __init__(self, workers: EspeakWorkers) -> None:
        self._workers = workers

    async def speak(self, text: str, voice: Voice) -> Clip:
        """Return the clip of ``text`` (WAV, 22,050 Hz, 16 bit, mono) with a mark for each word.

        Raises:
            SpeechError: there is nothing in it that can be said, or the worker died over it (transient).
            ServiceError: no worker can be started.
        """
        said = text.translate(_CONTROLS)
        if _DEADLY.search(said):
            raise SpeechError("The embedded voice cannot say Telugu writing", text=text, transient=False)
        try:
            request = json.dumps({**manner_of(voice), "text": said}, ensure_ascii=False).encode()
        except UnicodeEncodeError as error:
            problem = "The sentence holds half a character, which cannot be said"
            raise SpeechError(problem, text=text, transient=False) from error
        answer, samples = await self._workers.ask(request, text)
        if answer["error"]:
            raise SpeechError(f"The embedded voice failed ({answer['error']})", text=text, transient=False)
        if not samples.strip(b"\0"):
            raise SpeechError("The embedded voice finds nothing to say in this", text=text, transient=False)
        return Clip(_wav(samples), word_marks(said, answer["words"], samples))


# --- the manner of speaking ----------------------------------------------------------------------------------

MANNER = 1
"""Goes up when the mapping below changes."""

NATURAL_RATE = 190  # espeak's "words per minute"; measured on news prose: 4.0 Han characters a second, pauses included
RATE_LIMITS = 80, 450  # past 450 espeak-ng hands over to another algorithm
NATURAL_PITCH = 50
PITCH_LIMITS = 0, 99
PITCH_STEPS_PER_OCTAVE = 50  # espeak-ng 1.52, wavegen.c, pitch_adjust_tab
NATURAL_VOLUME = 50
VOLUME_LIMITS = -80, 100  # percent; measured: below, a short word is softer than what counts as a sound
LOUDEST_VOLUME = 64  # measured: the highest peak of all voices and pitches then stays under full scale


def manner_of(voice: Voice) -> dict[str, Any]:
    """Return espeak-ng's own parameters for ``voice``."""
    rate, volume, hertz = (int(value.rstrip("%Hz")) for value in (voice.rate, voice.volume, voice.pitch))
    return {
        "voice": voice.name,
        "rate": _within(RATE_LIMITS, NATURAL_RATE * (1 + rate / 100)),
        "pitch": _within(PITCH_LIMITS, _pitch(_PEOPLE[voice.name].base_hz, hertz)),
        "volume": _volume(volume),
    }


def _pitch(base_hz: int, change_hz: int) -> float:
    return NATURAL_PITCH + PITCH_STEPS_PER_OCTAVE * math.log2(max(base_hz + change_hz, 1) / base_hz)


def _rate_limits() -> tuple[int, int]:
    """Return the percentages within which the rate follows."""
    slowest, fastest = (100 * (limit / NATURAL_RATE - 1) for limit in RATE_LIMITS)
    return math.ceil(slowest), math.floor(fastest)


def _pitch_limits(base_hz: int) -> tuple[int, int]:
    """Return the changes in Hz within which the pitch of a voice follows."""
    lowest, highest = (
        base_hz * (2 ** ((limit - NATURAL_PITCH) / PITCH_STEPS_PER_OCTAVE) - 1) for limit in PITCH_LIMITS
    )
    return math.ceil(lowest), math.floor(highest)


def _volume(percent: int) -> int:
    room = LOUDEST_VOLUME - NATURAL_VOLUME if percent > 0 else NATURAL_VOLUME  # quieter to silence, louder to the limit
    return _within((1, LOUDEST_VOLUME), NATURAL_VOLUME + room * percent / 100)


def _within(limits: tuple[int, int], value: float) -> int:
    lowest, highest = limits
    return min(max(round(value), lowest), highest)


# --- clips ---------------------------------------------------------------------------------------------------


def _wav(samples: bytes) -> bytes:
    whole = io.BytesIO()
    with wave.open(whole, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes(samples)
    return whole.getvalue()


def word_marks(text: str, words: Sequence[tuple[int, int]], samples: bytes) -> tuple[Mark, ...]:
    """Return the marks of a clip.

    Args:
        text: what was said.
        words: (position in ``text``, first sample) of each word; what espeak-ng splits further repeats a position.
        samples: 16-bit samples of the clip. Pauses in them are zeros, and no part of the word before.
    """
    starts: list[tuple[int, int]] = []
    for position, sample in words:
        if position < len(text) and (not starts or position > starts[-1][0]):
            starts.append((position, sample))
    marks = []
    for (position, sample), (next_position, next_sample) in pairwise([*starts, (len(text), len(samples) // 2)]):
        sounding = (len(samples[2 * sample : 2 * next_sample].rstrip(b"\0")) + 1) // 2
        marks.append(Mark(_word(text[position:next_position]), _ms(sample), _ms(sample + sounding)))
    return tuple(marks)


def _word(piece: str) -> str:
    """Return ``piece`` without the punctuation and spaces that follow the word."""
    length = len(piece)
    while length > 1 and not piece[length - 1].isalnum():
        length -= 1
    return piece[:length]


def _ms(sample: int) -> int:
    return sample * 1000 // SAMPLE_RATE
