"""Who speaks a book: decided once, before its first sentence, and never changed in the middle."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tingshu.engines import AUTO, ENGINES, Choice, check_offered, choose
from tingshu.errors import ServiceError
from tingshu.model import OfferedVoice, Role, Sentence, Voice
from tingshu.protocols import Engine
from tingshu.records import Begun
from tingshu.settings import Settings


@dataclass(frozen=True, slots=True)
class Cast:
    """The one engine of a book, the voice that narrates, those of roles that have their own, and how that came."""

    engine: Engine
    voice: Voice
    roles: Mapping[Role, Voice]
    notices: tuple[str, ...] = ()

    def voice_of(self, sentence: Sentence) -> Voice:
        """Return who speaks a sentence."""
        return self.roles.get(sentence.role, self.voice)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all voices that speak, each once."""
        return tuple(dict.fromkeys((self.voice.name, *(voice.name for voice in self.roles.values()))))


async def cast_for(settings: Settings, begun: Begun | None) -> Cast:
    """Decide who speaks.

    Args:
        settings: which engine and voices are wanted.
        begun: what stands of the book already. ``auto`` then is the engine that began it: another one in the middle
            would leave half a book in each, or make all of it anew with the voice that was to stand in.

    Raises:
        UnknownVoiceError: the engine of the book has no voice of that name.
        ServiceError: the engine that would have to be used cannot be asked.
    """
    choice = await _choice(settings, begun)
    names = {Role.DIALOGUE: settings.dialogue_voice, Role.TITLE: settings.title_voice}
    named = {role: name for role, name in names.items() if name}
    offered = await choice.engine.voices() if named else ()
    for name in named.values():
        check_offered(name, offered)
    roles = {role: replace(choice.voice, name=name) for role, name in named.items()}
    return Cast(choice.engine, choice.voice, roles, choice.notices)


async def _choice(settings: Settings, begun: Begun | None) -> Choice:
    goes_on = (
        begun is not None
        and settings.engine == AUTO
        and begun.engine in ENGINES
        and (settings.voice is None or settings.voice in begun.voices)
    )
    engine = begun.engine if begun and goes_on else settings.engine
    prosody = settings.rate, settings.pitch, settings.volume
    try:
        return await choose(engine, settings.voice, *prosody, proxy=settings.proxy)
    except ServiceError as error:
        if not goes_on:
            raise
        raise ServiceError(
            f"This book was begun with {engine}, and cannot go on with it: {error.problem}",
            "Run the same command again later, or name another engine with --engine to make all of the book with that",
        ) from error


async def voices_on_offer(engine: str, proxy: str | None = None) -> tuple[tuple[OfferedVoice, ...], tuple[str, ...]]:
    """Return the voices of an engine, or of all for ``auto``, and a notice for each engine that did not answer.

    Args:
        engine: its name, or ``auto``.
        proxy: the way to it, None for what the environment says.

    Raises:
        ServiceError: the one engine that was asked for does not answer.
    """
    offered: list[OfferedVoice] = []
    notices: list[str] = []
    for name in ENGINES if engine == AUTO else (engine,):
        try:
            offered += await ENGINES[name](proxy=proxy).voices()
        except ServiceError as error:
            if engine != AUTO:
                raise
            notices.append(str(error))
    return tuple(offered), tuple(notices)
