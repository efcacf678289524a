"""Deciding who speaks a book: one book, one engine, one voice, before the first sentence."""

import asyncio
import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from tingshu.engines.clock import REAL
from tingshu.engines.governed import CONTROL
from tingshu.engines.retrying import RetryingSpeaker
from tingshu.engines.table import AUTO, ENGINES, Engines
from tingshu.errors import ServiceError, SpeechError, UnknownVoiceError, UsageError
from tingshu.model import OfferedVoice, Voice
from tingshu.protocols import Engine

PREFERRED, ALWAYS_THERE = "edge", "espeak"

PATIENCE_S = 5.0
"""How long ``auto`` waits for the preferred engine to speak before the embedded voice takes the book."""

_NEAR = 3  # names to propose in place of an unknown one
_PERCENTAGE = re.compile(r"[+-][0-9]{1,3}%")
_FREQUENCY = re.compile(r"[+-][0-9]{1,4}Hz")


@dataclass(frozen=True, slots=True)
class Choice:
    """The engine and voice of a book, and the plain sentences a person should be told about how that came."""

    engine: Engine
    voice: Voice
    notices: tuple[str, ...] = ()


async def choose(  # noqa: PLR0913  (the options of a voice, as the command line has them)
    wanted: str,
    name: str | None,
    rate: str,
    pitch: str,
    volume: str,
    *,
    proxy: str | None = None,
    engines: Engines = ENGINES,
) -> Choice:
    """Decide on the engine and the voice.

    Args:
        wanted: a name in ``engines``, or ``auto``: then a voice's name decides, if one is given, else the Edge
            service if it speaks within ``PATIENCE_S``, else the embedded voice, with a notice.
        name: the voice's name, or None for the engine's default.
        rate: signed percentage, as ``+10%``.
        pitch: signed frequency, as ``-5Hz``.
        volume: signed percentage, as ``+0%``.
        proxy: the way to the services, None for what the environment says.
        engines: the table to choose from.

    Raises:
        UsageError: there is no such engine, or rate, pitch or volume is not what it should be.
        UnknownVoiceError: no engine that may be used has this voice.
        ServiceError: the engine that would have to be used cannot be asked.
    """
    check_prosody(rate, pitch, volume)
    if wanted == AUTO:
        engine, notices = await _best(name, engines, proxy)
    elif wanted in engines:
        engine, notices = engines[wanted](proxy=proxy), ()
        check_offered(name or engine.default_voice, await engine.voices())
    else:
        raise UsageError(f"There is no engine {wanted!r}", f"Choose one of: {', '.join((AUTO, *engines))}")
    return Choice(engine, Voice(engine.name, name or engine.default_voice, rate, pitch, volume), notices)


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


async def _best(name: str | None, engines: Engines, proxy: str | None) -> tuple[Engine, tuple[str, ...]]:
    preferred, embedded = engines[PREFERRED](proxy=proxy), engines[ALWAYS_THERE](proxy=proxy)
    its_voices = await embedded.voices()
    if name in _names(its_voices):
        return embedded, ()
    try:
        async with asyncio.timeout(PATIENCE_S):
            offered = await preferred.voices()
            await _heard(preferred)
    except (ServiceError, SpeechError, TimeoutError) as error:
        problem = "The Edge service does not answer" if isinstance(error, TimeoutError) else error.problem
        if name is not None:
            raise ServiceError(
                f"{problem}, and the embedded voice has no {name!r}",
                f"Try again later, or leave out --voice; the embedded voices are: {', '.join(_names(its_voices))}",
            ) from error
        return embedded, (_stand_in(problem),)
    check_offered(name or preferred.default_voice, (*offered, *its_voices))
    return preferred, ()


async def _heard(engine: Engine) -> None:
    """Have ``engine`` say something: many a network lets its list of voices through, and not its speech."""
    async with engine.open() as speaker:
        await RetryingSpeaker(speaker, REAL).speak(CONTROL, Voice(engine.name, engine.default_voice))


def _stand_in(problem: str) -> str:
    return (
        f"{problem}. The embedded voice reads this book instead: it needs no network and sounds like a machine. "
        f"For the natural voice, run the same command with --engine {PREFERRED} once the service answers."
    )


def check_offered(name: str, offered: Iterable[OfferedVoice]) -> None:
    """Check that a voice of this name is on offer.

    Raises:
        UnknownVoiceError: it is not; the nearest names are proposed.
    """
    names = _names(offered)
    if name not in names:
        near = _near(name, names)
        raise UnknownVoiceError(
            f"There is no voice {name!r}",
            (f"Did you mean {', '.join(near)}? " if near else "") + "See them all with: tingshu voices",
        )


def _names(offered: Iterable[OfferedVoice]) -> tuple[str, ...]:
    return tuple(voice.name for voice in offered)


def _near(name: str, names: Iterable[str]) -> list[str]:
    """Return the names most like ``name``: those it is a part of, then those that read alike."""
    by_fold = {candidate.casefold(): candidate for candidate in names}
    wanted = name.casefold()
    holding = [fold for fold in by_fold if wanted in fold]
    alike = difflib.get_close_matches(wanted, by_fold, n=_NEAR)
    return [by_fold[fold] for fold in dict.fromkeys(holding + alike)][:_NEAR]
