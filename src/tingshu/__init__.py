"""tingshu 听书: turns a Chinese article or book into an audiobook.

The door of the house. ``plan`` shows what would be spoken, ``narrate`` makes the book, ``verify`` checks it::

    settings = tingshu.Settings()
    book = tingshu.plan("article.txt", settings)
    audiobook = asyncio.run(tingshu.narrate(book, settings, print))

What stands behind a name is loaded when it is first used, so that the command line answers at once.
"""

from importlib import import_module

TYPE_CHECKING = False  # as type checkers know it; typing itself would be the slowest import here
if TYPE_CHECKING:
    from typing import Any

    from tingshu.audio import Spacing
    from tingshu.errors import (
        BlockedError,
        ClipError,
        FolderError,
        GapError,
        IncompleteBookError,
        ServiceError,
        SourceError,
        SpeechError,
        TingshuError,
        UnknownVoiceError,
        UsageError,
    )
    from tingshu.events import (
        BookFinished,
        BookPlanned,
        Event,
        Noticed,
        SentenceFailed,
        SentenceSpoken,
        TrackFinished,
        TrackKept,
        VoiceChosen,
    )
    from tingshu.model import (
        Audiobook,
        Block,
        Book,
        Chapter,
        Clip,
        Cue,
        Forecast,
        Heading,
        Manuscript,
        Mark,
        OfferedVoice,
        Paragraph,
        Pause,
        ProsodyLimits,
        Removal,
        Role,
        Sentence,
        Source,
        Track,
        Voice,
    )
    from tingshu.pipeline import narrate
    from tingshu.planning import forecast_of, plan
    from tingshu.protocols import Engine, Listener, Reader, Speaker, Writer
    from tingshu.recording import voices_on_offer
    from tingshu.settings import Settings
    from tingshu.verification import Gap, verify

_ROOMS = (
    "errors",
    "model",
    "events",
    "protocols",
    "audio",
    "settings",
    "planning",
    "recording",
    "pipeline",
    "verification",
)

__all__ = [
    "Audiobook",
    "Block",
    "BlockedError",
    "Book",
    "BookFinished",
    "BookPlanned",
    "Chapter",
    "Clip",
    "ClipError",
    "Cue",
    "Engine",
    "Event",
    "FolderError",
    "Forecast",
    "Gap",
    "GapError",
    "Heading",
    "IncompleteBookError",
    "Listener",
    "Manuscript",
    "Mark",
    "Noticed",
    "OfferedVoice",
    "Paragraph",
    "Pause",
    "ProsodyLimits",
    "Reader",
    "Removal",
    "Role",
    "Sentence",
    "SentenceFailed",
    "SentenceSpoken",
    "ServiceError",
    "Settings",
    "Source",
    "SourceError",
    "Spacing",
    "Speaker",
    "SpeechError",
    "TingshuError",
    "Track",
    "TrackFinished",
    "TrackKept",
    "UnknownVoiceError",
    "UsageError",
    "Voice",
    "VoiceChosen",
    "Writer",
    "forecast_of",
    "narrate",
    "plan",
    "verify",
    "voices_on_offer",
]


def __getattr__(name: str) -> "Any":  # noqa: ANN401 - each name is typed where it is defined
    if name in __all__:
        for room in _ROOMS:
            defined = vars(import_module(f"{__name__}.{room}"))
            if name in defined:
                globals()[name] = defined[name]  # the next time it is found without asking here
                return defined[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
