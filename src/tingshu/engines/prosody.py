"""How a voice is to speak: the notation of it, and how far each voice can go."""

import re

from tingshu.errors import UsageError
from tingshu.model import ProsodyLimits, Voice

_PERCENTAGE = re.compile(r"[+-][0-9]{1,3}%")
_FREQUENCY = re.compile(r"[+-][0-9]{1,4}Hz")


def check_prosody(rate: str, pitch: str, volume: str) -> None:
    """Check the notation of a voice's manner.

    Raises:
        UsageError: one of them is not signed, has another unit, or leaves nothing to hear.
    """
    for option, value in (("--rate", rate), ("--volume", volume)):
        if not _PERCENTAGE.fullmatch(value) or int(value[:-1]) <= -100:  # noqa: PLR2004  (a hundred percent less)
            raise UsageError(f"{option} {value!r} is not a signed percentage above -100%", "Write it like +10% or -20%")
    if not _FREQUENCY.fullmatch(pitch):
        raise UsageError(f"--pitch {pitch!r} is not a signed frequency", "Write it like +10Hz or -5Hz")


def check_within(voice: Voice, limits: ProsodyLimits) -> None:
    """Check that a voice can speak in the manner asked for, whose notation has been checked.

    Raises:
        UsageError: it cannot; the limits are named.
    """
    for option, value, (least, most) in (
        ("--rate", voice.rate, limits.rate),
        ("--pitch", voice.pitch, limits.pitch),
        ("--volume", voice.volume, limits.volume),
    ):
        unit = value.lstrip("+-0123456789")
        if not least <= int(value.removesuffix(unit)) <= most:
            raise UsageError(
                f"{option} {value} is more than the voice {voice.name!r} of {voice.engine} can do",
                f"Choose from {least:+d}{unit} to {most:+d}{unit}, or another voice",
            )
