"""Deciding who speaks a book: one book, one engine, one voice, before the first sentence."""

import asyncio
import difflib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from tingshu.engines.clock import REAL
from tingshu.engines.governed import CONTROL
from tingshu.engines.prosody import check_prosody, check_within
from tingshu.engines.retrying import RetryingSpeaker
from tingshu.engines.table import AUTO, ENGINES, Engines, engine_named
from tingshu.errors import ServiceError, SpeechError, UnknownVoiceError, UsageError
from tingshu.model import OfferedVoice, Voice
from tingshu.protocols import Engine

PREFERRED, ALWAYS_THERE = "edge", "espeak"

PATIENCE_S = 5.0
"""How long ``auto`` waits for the preferred engine to speak before the embedded voice takes the book."""

_NEAR = 3  # names to propose in place of an unknown one


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
    beside: Sequence[str] = (),
    known: Collection[str] = (),
    proxy: str | None = None,
    engines: Engines = ENGINES,
) -> Choice:
    """Decide on the engine and the voice.

    Args:
        wanted: a name in ``engines``, or ``auto``: then the names of voices decide, if any are given, else the Edge
            service if it speaks within ``PATIENCE_S``, else the embedded voice, with a notice.
        name: the voice's name, or None for the engine's default.
        beside: names of further voices that the same book needs, as for dialogue.
        known: names of voices that this engine is known to have; it is not asked for its list if they are all.
        rate: signed percentage, as ``+10%``.
        pitch: signed frequency, as ``-5Hz``.
        volume: signed percentage, as ``+0%``.
        proxy: the way to the services, None for what the environment says.
        engines: the table to choose from.

    Raises:
        UsageError: there is no such engine, the voices belong to several, or rate, pitch or volume is not what it
            should be, or more than a voice can do.
        UnknownVoiceError: no engine that may be used has such a voice.
        ServiceError: the engine that would have to be used cannot be asked.
    """
    check_prosody(rate, pitch, volume)
    names = (*([name] if name else []), *beside)
    if wanted == AUTO:
        engine, notices = await _best(names, engines, proxy)
    else:
        engine, notices = engine_named(wanted, engines, proxy), ()
        if not {*names, name or engine.default_voice} <= {*known}:
            _check_all_offered(names, engine, await engine.voices())
    voice = Voice(engine.name, name or engine.default_voice, rate, pitch, volume)
    for each in (voice, *(replace(voice, name=other) for other in beside)):
        check_within(each, engine.prosody_limits(each.name))
    return Choice(engine, voice, notices)


async def _best(names: Sequence[str], engines: Engines, proxy: str | None) -> tuple[Engine, tuple[str, ...]]:
    """Return the engine that has all of ``names``, or the best one that answers, and what should be said about it."""
    preferred, embedded = engines[PREFERRED](proxy=proxy), engines[ALWAYS_THERE](proxy=proxy)
    its_voices = await embedded.voices()
    its_own = [name for name in names if name in _names(its_voices)]
    if names and len(its_own) == len(names):
        return embedded, ()
    if its_own:
        others = [name for name in names if name not in its_own]
        raise UsageError(
            f"One book has one engine, and {_quoted(its_own)} belongs to {embedded.name}, {_quoted(others)} does not",
            "Name voices of one engine; whose each is, is listed by: tingshu voices",
        )
    try:
        async with asyncio.timeout(PATIENCE_S):
            offered = await preferred.voices()
            await _heard(preferred)
    except (ServiceError, SpeechError, TimeoutError) as error:
        problem = "The Edge service does not answer" if isinstance(error, TimeoutError) else error.problem
        if names:
            raise ServiceError(
                f"{problem}, and the embedded voice has no {_quoted(names)}",
                f"Try again later, or name embedded voices: {', '.join(_names(its_voices))}",
            ) from error
        return embedded, (_stand_in(problem),)
    _check_all_offered(names, preferred, (*offered, *its_voices))
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


def _check_all_offered(names: Sequence[str], engine: Engine, offered: Sequence[OfferedVoice]) -> None:
    for name in names or (engine.default_voice,):
        check_offered(name, offered)


def check_offered(name: str, offered: Sequence[OfferedVoice]) -> None:
    """Check that a voice of this name is on offer.

    Raises:
        UnknownVoiceError: it is not; the nearest names are proposed.
    """
    names = _names(offered)
    if name not in names:
        near = _near(name, names)
        raise UnknownVoiceError(
            f"There is no voice {name!r} among those of {' and '.join(dict.fromkeys(each.engine for each in offered))}",
            (f"Did you mean {', '.join(near)}? " if near else "") + "See them all with: tingshu voices",
        )


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(map(repr, names))


def _names(offered: Iterable[OfferedVoice]) -> tuple[str, ...]:
    return tuple(voice.name for voice in offered)


def _near(name: str, names: Iterable[str]) -> list[str]:
    """Return the names most like ``name``: those it is a part of, then those that read alike."""
    by_fold = {candidate.casefold(): candidate for candidate in names}
    wanted = name.casefold()
    holding = [fold for fold in by_fold if wanted in fold]
    alike = difflib.get_close_matches(wanted, by_fold, n=_NEAR)
    return [by_fold[fold] for fold in dict.fromkeys(holding + alike)][:_NEAR]
