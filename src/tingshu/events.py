"""What the conductor says happened. Facts only: how they are shown is the listener's business."""

from dataclasses import dataclass
from pathlib import Path

from tingshu.model import Audiobook, Book, Forecast, Track, Voice


@dataclass(frozen=True, slots=True)
class BookPlanned:
    """The text is read, cleaned and split; nothing has been spoken yet."""

    book: Book
    forecast: Forecast


@dataclass(frozen=True, slots=True)
class VoiceChosen:
    """The voice that narrates this book is decided; roles may have others of the same engine."""

    voice: Voice


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something a person should know, although the run goes on."""

    text: str


@dataclass(frozen=True, slots=True)
class SentenceSpoken:
    """One more sentence of a chapter stands in its audio."""

    chapter: int
    text: str


@dataclass(frozen=True, slots=True)
class SentenceFailed:
    """A sentence could not be spoken; its chapter will not be finished."""

    chapter: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class TrackFinished:
    """A chapter's audio file stands under its final name and can be played."""

    track: Track


@dataclass(frozen=True, slots=True)
class TrackKept:
    """A chapter's audio file stands from an earlier run, and need not be made again."""

    track: Track


@dataclass(frozen=True, slots=True)
class BookFinished:
    """Every file of the book stands in its folder."""

    audiobook: Audiobook
    folder: Path


Event = BookPlanned | VoiceChosen | Noticed | SentenceSpoken | SentenceFailed | TrackFinished | TrackKept | BookFinished
