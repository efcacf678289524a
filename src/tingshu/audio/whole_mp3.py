"""Tracks -> one MP3 of the whole book, with chapters in its tag, without encoding anything again.

The frames of the tracks are put one behind another. A track's encoder started afresh, so its first frame needs none
before it; it ends in silence, so the last frames can be left out. Chapters stand in the tag as "ID3v2 Chapter Frame
Addendum" 1.0 says: CHAP for each, and CTOC, without which many players show none.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, BinaryIO

from tingshu.audio.framefile import FrameFile
from tingshu.audio.frames import HEADER_BYTES, FrameFormat
from tingshu.audio.infoframe import ENCODER_DELAY, info_bytes, info_frame
from tingshu.audio.tags import Tags, book_frames, packed, tag_bytes
from tingshu.errors import ClipError, UsageError
from tingshu.files import written_to
from tingshu.model import Audiobook, Track

LARGEST_BYTES = 2**32 - 1
"""An Info frame can count no further, and a FAT card can hold no larger file."""

_PIECE_BYTES = 1 << 20
_LONGEST_LIST = 255  # CTOC counts its children in one byte
_CONTENTS = "toc"
_TOP_LEVEL, _ORDERED = 0b10, 0b01  # CTOC's flags
_NO_OFFSET = 0xFFFFFFFF  # players shall go by the time


def write_whole_mp3(audiobook: Audiobook, path: Path) -> None:
    """Write one MP3; its timeline is that of the tracks, one after another, to half a frame (12 ms at 24 kHz).

    Args:
        audiobook: whose tracks' files are joined.
        path: the file; what stands there is replaced.

    Raises:
        UsageError: the file would be longer than an MP3 may be.
        FolderError: the file cannot be written.
    """
    total_bytes = sum(track.path.stat().st_size for track in audiobook.tracks)
    if total_bytes > LARGEST_BYTES:
        raise UsageError(
            f"The whole book would be an MP3 of {total_bytes / 2**30:.1f} GiB; 4 is the most",
            "Use --format m4b, a lower --bitrate, or fewer --chapters",
        )
    form = _format_of(audiobook.tracks[0])
    with written_to(path), FrameFile(path, head=_tag(audiobook), info_bytes=info_bytes(form)) as book:
        for piece in _joined(form, audiobook.tracks):
            book.append(piece)
        book.finish(_info(form, audiobook.tracks, book))


def _info(form: FrameFormat, tracks: Sequence[Track], book: FrameFile) -> bytes:
    """Return the Info frame for what was appended: as long as the tracks together, or as the frames last."""
    heard = round(sum(track.duration_ms for track in tracks) * form.rate_hz / 1000)
    held = form.frames_in(book.audio_bytes) * form.samples - ENCODER_DELAY
    return info_frame(form, samples=min(heard, held), audio_bytes=book.audio_bytes, audio_crc=book.audio_crc)


def _joined(form: FrameFormat, tracks: Sequence[Track]) -> Iterator[bytes]:
    """Yield the frames of all tracks.

    A track's frames last longer than it, by what the encoder put in front and filled up behind. Silence at its end is
    left out in frames, so that each track begins as near to its time as a frame allows, and no error adds up.
    """
    at = 0
    for track, end_ms in zip(tracks, accumulate(track.duration_ms for track in tracks), strict=True):
        wanted = round(end_ms * form.rate_hz / (1000 * form.samples)) - at
        at += wanted
        with track.path.open("rb") as file:
            file.seek(_audio_at(file))
            yield from _pieces(file, None if track is tracks[-1] else _length(file, form, wanted))


def _pieces(file: BinaryIO, length: int | None) -> Iterator[bytes]:
    """Yield the next ``length`` bytes of a file, or all that are left."""
    left = length
    while piece := file.read(_PIECE_BYTES if left is None else min(_PIECE_BYTES, left)):
        if left is not None:
            left -= len(piece)
        yield piece


def _length(file: BinaryIO, form: FrameFormat, frames: int) -> int:
    """Return how many bytes the next ``frames`` frames of a file are: up to where another one begins."""
    start = file.tell()
    for length in form.bytes_of(frames):
        file.seek(start + length)
        if form.begins(file.read(HEADER_BYTES)):
            file.seek(start)
            return length
    raise ClipError(f"{file.name} is not made of frames of {form.bitrate_kbps} kbit/s at {form.rate_hz} Hz")


def _audio_at(file: BinaryIO) -> int:
    """Return where the first frame with sound stands in a track: behind the tag and the Info frame."""
    file.seek(0)
    info_at = tag_bytes(file.read(10))
    file.seek(info_at)
    return info_at + FrameFormat.of(file.read(HEADER_BYTES)).frame_bytes


def _format_of(track: Track) -> FrameFormat:
    with track.path.open("rb") as file:
        file.seek(_audio_at(file))
        return FrameFormat.of(file.read(HEADER_BYTES))


def _tag(audiobook: Audiobook) -> bytes:
    import mutagen.id3

    frames: Any = mutagen.id3  # its functions carry no types
    utf16 = frames.Encoding.UTF16
    tags = Tags(
        title=audiobook.title,
        album=audiobook.title,
        artist=audiobook.author,
        narrator=audiobook.voice.name,
        language=audiobook.language,
        number=1,
        of=1,
        year=audiobook.year,
    )
    edges = pairwise(accumulate((track.duration_ms for track in audiobook.tracks), initial=0))
    chapters = [
        frames.CHAP(
            element_id=f"ch{number}",
            start_time=start_ms,
            end_time=end_ms,
            start_offset=_NO_OFFSET,
            end_offset=_NO_OFFSET,
            sub_frames=[frames.TIT2(encoding=utf16, text=track.title)],
        )
        for number, (track, (start_ms, end_ms)) in enumerate(zip(audiobook.tracks, edges, strict=True), start=1)
    ]
    contents = _contents([chapter.element_id for chapter in chapters], audiobook.title)
    return packed([*book_frames(tags, audiobook.cover), *contents, *chapters])


def _contents(chapters: Sequence[str], title: str) -> list[Any]:
    """Return the table of contents: one list, or one of lists where there are more chapters than fit into one."""
    if len(chapters) <= _LONGEST_LIST:
        return [_list(_CONTENTS, chapters, title)]
    starts = range(0, len(chapters), _LONGEST_LIST)
    parts = [
        _list(f"{_CONTENTS}{start + 1}", chapters[start : start + _LONGEST_LIST], f"{title} {start + 1}")
        for start in starts
    ]
    return [_list(_CONTENTS, [part.element_id for part in parts], title), *parts]


def _list(name: str, children: Sequence[str], title: str) -> Any:  # noqa: ANN401 - mutagen has no types
    import mutagen.id3

    frames: Any = mutagen.id3
    return frames.CTOC(
        element_id=name,
        flags=_ORDERED | (_TOP_LEVEL if name == _CONTENTS else 0),
        child_element_ids=list(children),
        sub_frames=[frames.TIT2(encoding=frames.Encoding.UTF16, text=title)],
    )
