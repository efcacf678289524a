"""The nouns of tingshu, in the order in which a text becomes an audiobook.

Every value is frozen and made of tuples, so that one can be handed on, kept and compared without a copy.
Times are whole milliseconds: they add up without drift, and every player format can express them.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

# --- what a reader hands over --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes a person pointed at, and the name they were found under.

    ``name`` is a path, a URL or ``-``, as given; ``encoding`` is the charset the person insists on, if any.
    """

    name: str
    data: bytes
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that the source's own format marks as one; level 1 is the highest."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as the author broke it, still with whatever dirt the page added."""

    text: str


Block = Heading | Paragraph


@dataclass(frozen=True, slots=True)
class Removal:
    """What was taken out: the rule that did it, the text it took, and how often.

    ``contexts`` shows some of the places, each as ``…before【text】after…``; it is evidence for a person and no
    part of what makes two removals equal.
    """

    rule: str
    text: str
    count: int
    contexts: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A source without its file format: here formats end. An empty title or author is unknown.

    ``notices`` are the plain sentences a person should know about how it was read, such as that characters
    were damaged; ``removals`` is what the reader left out that a person might have seen, such as running heads.
    ``year`` is that of its publication, four digits; ``cover`` is a picture that the source brings, a file of any kind.
    Both are empty where there is none.
    """

    title: str
    author: str
    language: str
    blocks: tuple[Block, ...]
    notices: tuple[str, ...] = ()
    removals: tuple[Removal, ...] = ()
    year: str = ""
    cover: bytes = b""


# --- what the text room makes of it --------------------------------------------------------------------------


class Pause(StrEnum):
    """The kind of silence that follows a sentence; how long each kind lasts is a setting."""

    CUT = "cut"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    TITLE = "title"
    SCENE = "scene"


class Role(StrEnum):
    """Who speaks a sentence; a role can be given a voice of its own."""

    NARRATION = "narration"
    DIALOGUE = "dialogue"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Sentence:
    """The unit of speech. ``text`` is the author's and is shown; ``spoken`` is what the voice is asked to say."""

    text: str
    spoken: str
    pause: Pause
    role: Role = Role.NARRATION


@dataclass(frozen=True, slots=True)
class Chapter:
    """One section of the book, which becomes one audio file.

    ``number`` counts from 1. ``title`` names the chapter in lists and tags; what of it is the author's own
    text is also the first sentence. The title is empty for text that stands before the first heading.
    """

    number: int
    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """A text ready to be spoken, with a record of everything that will not be.

    ``notices``, ``year`` and ``cover`` are the manuscript's, handed on.
    """

    title: str
    author: str
    language: str
    chapters: tuple[Chapter, ...]
    removals: tuple[Removal, ...]
    notices: tuple[str, ...] = ()
    year: str = ""
    cover: bytes = b""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What making a book will come to, before the first request: estimates, except the two counts."""

    sentences: int
    characters: int
    duration_ms: int
    size_bytes: int


# --- what the voices deal in ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of an engine and how it is to speak.

    ``rate`` and ``volume`` are signed percentages (``+10%``), ``pitch`` a signed frequency (``-5Hz``), relative
    to the voice as it comes: the notation of SSML's prosody element as the Edge service takes it.
    """

    engine: str
    name: str
    rate: str = "+0%"
    pitch: str = "+0Hz"
    volume: str = "+0%"


@dataclass(frozen=True, slots=True)
class ProsodyLimits:
    """How far a voice can be changed: the least and the most, as whole numbers of what ``Voice`` writes with a unit."""

    rate: tuple[int, int]
    pitch: tuple[int, int]
    volume: tuple[int, int]


@dataclass(frozen=True, slots=True)
class OfferedVoice:
    """A voice that an engine has on offer; ``locale`` is a BCP 47 tag such as ``zh-CN``."""

    engine: str
    name: str
    locale: str
    gender: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the engine says a word stands in its clip, or we say it stands in a chapter (ms)."""

    text: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Clip:
    """One spoken sentence, still encoded: a whole MP3 or WAV file in memory, and its word marks."""

    audio: bytes
    marks: tuple[Mark, ...] = ()


# --- what the listener gets ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cue:
    """Where a sentence is heard in its track (ms): from its first sound to its last."""

    text: str
    start_ms: int
    end_ms: int
    words: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Track:
    """One finished audio file: a chapter as it can be played; ``sha256`` is the file's, in hexadecimal digits.

    ``texts`` is what was to be spoken, sentence by sentence, and ``cues`` what was.
    """

    number: int
    title: str
    path: Path
    duration_ms: int
    cues: tuple[Cue, ...]
    sha256: str = ""
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Audiobook:
    """The finished book, from which every list, caption and container is written.

    ``notices`` are the plain sentences a person should know about how it was made, such as a voice that had
    to stand in for another. ``missing`` is (chapter number, text) of every sentence that could not be spoken; its
    chapter has no track. ``unfinished`` are the numbers of the chapters that were asked for and not made before the run
    ended. ``cover`` is the front cover, a JPEG or PNG file; ``year`` that of the text's publication, if it is known.
    ``roles`` are the roles with a voice of their own, beside ``voice`` for all others.
    """

    title: str
    author: str
    language: str
    voice: Voice
    tracks: tuple[Track, ...]
    notices: tuple[str, ...] = ()
    missing: tuple[tuple[int, str], ...] = ()
    unfinished: tuple[int, ...] = ()
    cover: bytes = b""
    year: str = ""
    roles: tuple[tuple[Role, Voice], ...] = ()
