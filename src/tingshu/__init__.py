"""tingshu 听书: turns a Chinese article or book into an audiobook.

The door of the house. ``plan`` shows what would be spoken, ``narrate`` makes the book::

    audiobook = asyncio.run(tingshu.narrate("article.txt", tingshu.Settings(), print))

The verbs are loaded when first used, so that whoever only wants the nouns, or the help, does not wait for them.
"""

from typing import TYPE_CHECKING, Any

from tingshu.errors import (
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
    Removal,
    Role,
    Sentence,
    Source,
    Track,
    Voice,
)
from tingshu.protocols import Engine, Listener, Reader, Speaker, Writer
from tingshu.settings import Settings

if TYPE_CHECKING:
    from tingshu.pipeline import forecast_of, narrate, plan, voices_on_offer

__all__ = [
    "Audiobook",
    "Block",
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
    "Speaker",
    "SpeechError",
    "TingshuError",
    "Track",
    "TrackFinished",
    "UnknownVoiceError",
    "UsageError",
    "Voice",
    "VoiceChosen",
    "Writer",
    "forecast_of",
    "narrate",
    "plan",
    "voices_on_offer",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a verb, typed where it is defined
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from tingshu import pipeline

    return getattr(pipeline, name)
