"""The ID3 tag of a track, as players read it.

ID3v2.3 in UTF-16, without an ID3v1 tag behind the audio (which has no Chinese): what Windows Explorer, car radios and
phone players of every age agree on. ID3v2.4 and its UTF-8 do not reach all of them.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

_GENRE = "Audiobook"
_LANGUAGES = {"zh": "chi", "en": "eng", "ja": "jpn", "ko": "kor"}
"""ISO 639-2 codes, which ID3v2.3 asks for in TLAN; of two for a language, the bibliographic one."""
_UNDETERMINED = "und"


@dataclass(frozen=True, slots=True)
class Tags:
    """What is said about one track.

    Args:
        title: of the chapter; may be empty.
        album: title of the book.
        artist: its author; may be empty.
        narrator: name of the voice.
        language: BCP 47 tag of the text, such as ``zh-CN``.
        number: of the track, from 1.
        of: how many tracks the book has.
    """

    title: str
    album: str
    artist: str
    narrator: str
    language: str
    number: int
    of: int


def id3(tags: Tags) -> bytes:
    """Return the tag that stands in front of the audio.

    A chapter without a title of its own, or with the book's, gets its number: players list tracks by title and
    take the album's for the whole.
    """
    import mutagen.id3

    frames: Any = mutagen.id3  # its functions carry no types

    title = tags.title if tags.title not in {"", tags.album} else f"{tags.number} {tags.title}".strip()
    texts = {
        frames.TIT2: title,
        frames.TALB: tags.album,
        frames.TPE1: tags.artist,
        frames.TPE2: tags.artist,
        frames.TCOM: tags.narrator,
        frames.TRCK: f"{tags.number}/{tags.of}",
        frames.TCON: _GENRE,
        frames.TLAN: _LANGUAGES.get(tags.language.split("-")[0].lower(), _UNDETERMINED),
    }
    id3v2 = frames.ID3()
    for frame, text in texts.items():
        id3v2.add(frame(encoding=frames.Encoding.UTF16, text=text))  # one without text is not written
    written = BytesIO()
    id3v2.save(written, v1=0, v2_version=3, padding=lambda _: 0)
    return written.getvalue()
