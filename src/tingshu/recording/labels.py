"""What the tracks of a book are called, where they go, and by what one is known again."""

from dataclasses import dataclass, field
from pathlib import Path

from tingshu.audio import Tags, track_titles
from tingshu.model import Book, Chapter
from tingshu.names import track_stem
from tingshu.recording.casting import Cast
from tingshu.recording.signatures import signature
from tingshu.settings import Settings


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one book's tracks.

    Attributes:
        book: what the tracks are part of.
        folder: where they go.
        cast: who speaks them.
        settings: how they are to sound.
        cover: the book's front cover, a JPEG or PNG file.
    """

    book: Book
    folder: Path
    cast: Cast
    settings: Settings
    cover: bytes
    _titles: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        titles = track_titles([chapter.title for chapter in self.book.chapters], self.book.title)
        object.__setattr__(self, "_titles", titles)

    def title(self, chapter: Chapter) -> str:
        """Return the chapter's title as lists show it."""
        return chapter.title or self.book.title

    def path(self, chapter: Chapter) -> Path:
        """Return where the chapter's track stands."""
        stem = track_stem(chapter.number, len(self.book.chapters), self.title(chapter))
        return self.folder / f"{stem}.mp3"

    def tags(self, chapter: Chapter) -> Tags:
        """Return what the track says about itself."""
        return Tags(
            title=self._titles[chapter.number - 1],
            album=self.book.title,
            artist=self.book.author,
            narrator=self.cast.voice.name,
            language=self.book.language,
            number=chapter.number,
            of=len(self.book.chapters),
            year=self.book.year,
        )

    def sound(self, chapter: Chapter) -> str:
        """Return what decides how a chapter sounds, as a hash; a voice that is not heard in it does not."""
        settings, cast = self.settings, self.cast
        how = (settings.spacing, settings.bitrate_kbps, settings.loudness_lufs, settings.lossless)
        return signature(chapter.sentences, cast.speaking(chapter.sentences), cast.engine.version, *how)

    def tag(self, chapter: Chapter) -> str:
        """Return what decides a track's tag besides its sentences, as a hash."""
        return signature(self.tags(chapter), self.cover)
