"""The ID3 tag of an MP3 file, as players read it.

ID3v2.3 in UTF-16, without an ID3v1 tag behind the audio (which has no Chinese): what Windows Explorer, car radios and
phone players of every age agree on. ID3v2.4 and its UTF-8 do not reach all of them.

The tag stands in front of the audio, and the times of the lyrics are known only behind it. Its length does not depend
on them: a time is four bytes in SYLT. So the tag is written with all times zero, and once more over itself.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from tingshu.model import Cue

GENRE = "Audiobook"
"""What library programs sort by."""

_LANGUAGES = {"zh": "chi", "en": "eng", "ja": "jpn", "ko": "kor"}
"""ISO 639-2 codes, which ID3v2.3 asks for in TLAN; of two for a language, the bibliographic one."""
_UNDETERMINED = "und"
_FRONT_COVER = 3  # APIC's picture type
TAG_HEAD_BYTES = 10
"""What of an ID3v2 tag tells how long it is (ID3v2.3, section 3.1)."""

_MILLISECONDS, _LYRICS = 2, 1  # SYLT's time stamp format and content type


@dataclass(frozen=True, slots=True)
class Tags:
    """What is said about one track.

    Args:
        title: of the chapter; unlike every other one of the book, and unlike the book's.
        album: title of the book.
        artist: its author; may be empty.
        narrator: name of the voice.
        language: BCP 47 tag of the text, such as ``zh-CN``.
        number: of the track, from 1.
        of: how many tracks the book has.
        year: of the text's publication, four digits; may be empty.
    """

    title: str
    album: str
    artist: str
    narrator: str
    language: str
    number: int
    of: int
    year: str = ""


def track_titles(chapters: Sequence[str], album: str) -> tuple[str, ...]:
    """Return the titles of the tracks of a book, all different, for the titles of its chapters.

    Players list tracks by title and take the album's for the whole; Audiobookshelf makes its chapters of the titles
    only where no two are alike. So one that is empty, the book's, or another chapter's too, gets its number in front.
    """
    counts = Counter(chapters)
    numbered = [f"{number} {title or album}" for number, title in enumerate(chapters, start=1)]
    titles = [
        title if title not in {"", album} and counts[title] == 1 else instead
        for title, instead in zip(chapters, numbered, strict=True)
    ]
    return tuple(titles if len(set(titles)) == len(titles) else numbered)


def id3(tags: Tags, *, cover: bytes = b"", lyrics: Sequence[Cue] = ()) -> bytes:
    """Return the tag that stands in front of a track's audio.

    Args:
        tags: what is said about the track.
        cover: the front cover, a JPEG or PNG file; may be empty.
        lyrics: its text, plain and synchronised; the tag is as long whatever the times are.
    """
    import mutagen.id3

    frames: Any = mutagen.id3  # its functions carry no types
    utf16, language = frames.Encoding.UTF16, language_code(tags.language)
    added = [frames.TRCK(encoding=utf16, text=f"{tags.number}/{tags.of}")]
    if lyrics:
        lines, timed = "\n".join(cue.text for cue in lyrics), [(cue.text, cue.start_ms) for cue in lyrics]
        added += [
            frames.USLT(encoding=utf16, lang=language, desc="", text=lines),
            frames.SYLT(encoding=utf16, lang=language, format=_MILLISECONDS, type=_LYRICS, desc="", text=timed),
        ]
    return packed([*book_frames(tags, cover), *added])


def rewrite(path: Path, tag: bytes) -> None:
    """Write ``tag`` over the one in front of the file at ``path``, which is exactly as long.

    Raises:
        OSError: the file cannot be written.
    """
    with path.open("r+b") as file:
        file.write(tag)


def book_frames(tags: Tags, cover: bytes) -> list[Any]:
    """Return the frames that any MP3 file of this book has; a text that is empty is left out."""
    import mutagen.id3

    frames: Any = mutagen.id3
    utf16 = frames.Encoding.UTF16
    texts = {
        frames.TIT2: tags.title,
        frames.TALB: tags.album,
        frames.TPE1: tags.artist,
        frames.TPE2: tags.artist,
        frames.TCOM: tags.narrator,
        frames.TCON: GENRE,
        frames.TLAN: language_code(tags.language),
        frames.TYER: tags.year,
    }
    made = [frame(encoding=utf16, text=text) for frame, text in texts.items() if text]
    if cover:
        made.append(
            frames.APIC(
                encoding=frames.Encoding.LATIN1,  # of the description, which is empty
                mime="image/jpeg" if is_jpeg(cover) else "image/png",
                type=_FRONT_COVER,
                desc="",
                data=cover,
            )
        )
    return made


def packed(frames: Iterable[Any]) -> bytes:
    """Return frames of mutagen's as the bytes of a tag without padding."""
    import mutagen.id3

    tag: Any = mutagen.id3.ID3()  # type: ignore[no-untyped-call]
    for frame in frames:
        tag.add(frame)
    written = BytesIO()
    tag.save(written, v1=0, v2_version=3, padding=lambda _: 0)
    return written.getvalue()


def language_code(language: str) -> str:
    """Return the ISO 639-2 code for a BCP 47 tag."""
    return _LANGUAGES.get(language.partition("-")[0].lower(), _UNDETERMINED)


def is_jpeg(cover: bytes) -> bool:
    """Say whether a picture is a JPEG; a cover that is none is a PNG."""
    return cover.startswith(b"\xff\xd8\xff")


def tag_bytes(head: bytes) -> int:
    """Return how long the ID3v2 tag is of which these are the first ten bytes; 0 if they are none of a tag."""
    if not head.startswith(b"ID3"):
        return 0
    size = 0
    for byte in head[6:10]:  # seven bits in each
        size = size << 7 | byte
    return len(head) + size
