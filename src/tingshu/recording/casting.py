"""Who speaks a book: decided once, before its first sentence, and never changed in the middle."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tingshu.engines import AUTO, ENGINES, Choice, choose, engine_named
from tingshu.errors import ServiceError
from tingshu.model import Chapter, OfferedVoice, Role, Sentence, Voice
from tingshu.protocols import Engine
from tingshu.recording.records import Begun
from tingshu.settings import Settings

LOUDNESS_AS_IT_CAME = "--lossless: the service's own sound is joined unaltered, and so is its loudness"

_UNHEARD = {
    Role.DIALOGUE: "--dialogue-voice {} is not heard: nothing here was taken for speech in quotation marks",
    Role.TITLE: "--title-voice {} is not heard: there is no heading here",
}


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

    def speaking(self, sentences: Iterable[Sentence]) -> Mapping[Role, Voice]:
        """Return who speaks ``sentences``: the voice of each role that is among them, in the order of roles."""
        there = {sentence.role for sentence in sentences}
        return {role: self.roles.get(role, self.voice) for role in Role if role in there}

    def notices_for(self, chapters: Iterable[Chapter]) -> tuple[str, ...]:
        """Return what a person should know about who speaks ``chapters``, and how."""
        return (*self.notices, *self._unheard(chapters))

    def _unheard(self, chapters: Iterable[Chapter]) -> tuple[str, ...]:
        """Return a notice for each role with a voice of its own that has nothing to say in ``chapters``."""
        there = self.speaking(sentence for chapter in chapters for sentence in chapter.sentences)
        return tuple(_UNHEARD[role].format(voice.name) for role, voice in self.roles.items() if role not in there)

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
        UsageError: the voices belong to several engines, or cannot speak in the manner that is asked for.
        UnknownVoiceError: the engine of the book has no voice of that name.
        ServiceError: the engine that would have to be used cannot be asked.
    """
    names = {Role.DIALOGUE: settings.dialogue_voice, Role.TITLE: settings.title_voice}
    named = {role: name for role, name in names.items() if name}
    choice = await _choice(settings, tuple(named.values()), begun)
    roles = {role: replace(choice.voice, name=name) for role, name in named.items()}
    as_it_came = (LOUDNESS_AS_IT_CAME,) if settings.lossless else ()
    return Cast(choice.engine, choice.voice, roles, (*choice.notices, *as_it_came))


async def _choice(settings: Settings, beside: tuple[str, ...], begun: Begun | None) -> Choice:
    engine, known = settings.engine, tuple[str, ...]()
    if begun and begun.voices and begun.engine in ENGINES and engine in {AUTO, begun.engine}:
        known = begun.voices
        if {*beside, settings.voice or known[0]} <= {*known}:  # the book goes on with those that began it
            engine = begun.engine
    prosody = settings.rate, settings.pitch, settings.volume
    return await choose(engine, settings.voice, *prosody, beside=beside, known=known, proxy=settings.proxy)


async def voices_on_offer(engine: str, proxy: str | None = None) -> tuple[tuple[OfferedVoice, ...], tuple[str, ...]]:
    """Return the voices of an engine, or of all for ``auto``, and a notice for each engine that did not answer.

    Args:
        engine: its name, or ``auto``.
        proxy: the way to it, None for what the environment says.

    Raises:
        UsageError: there is no such engine.
        ServiceError: the one engine that was asked for does not answer.
    """
    offered: list[OfferedVoice] = []
    notices: list[str] = []
    for name in ENGINES if engine == AUTO else (engine,):
        try:
            offered += await engine_named(name, ENGINES, proxy).voices()
        except ServiceError as error:
            if engine != AUTO:
                raise
            notices.append(str(error))
    return tuple(offered), tuple(notices)
