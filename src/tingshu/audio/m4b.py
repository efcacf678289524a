"""AAC parts -> M4B: the whole book in one file, with its chapters and its cover, as Apple Books and others want it.

The parts are put one behind another as they are. Each begins and ends in silence, so that nothing is heard at a join.
Chapters are written twice, as the Nero list (``chpl``) and as a QuickTime text track: some players know one of them,
some the other. FFmpeg's muxer writes both, and mutagen the cover behind it.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from tingshu.audio.aac import FRAME_SAMPLES, PRIMING_SAMPLES
from tingshu.audio.tags import GENRE, is_jpeg, language_code
from tingshu.files import written_to
from tingshu.model import Audiobook

if TYPE_CHECKING:
    from av import Packet
    from av.audio.stream import AudioStream
    from av.container import OutputContainer
    from av.container.core import Chapter

_MUXER = {
    "brand": "M4B ",
    "movflags": "+faststart",  # the index in front, so that a player on the network can begin at once
    "fflags": "+bitexact",  # no version and no date: the same book is the same file
}
_AUDIOBOOK = "2"  # iTunes' number for the kind of media, in the atom ``stik``


def write_m4b(audiobook: Audiobook, parts: Sequence[Path], path: Path) -> None:
    """Write an M4B; its timeline is that of the tracks, one after another, to half a frame (21 ms at 24 kHz).

    Args:
        audiobook: whose chapters these are.
        parts: an ADTS file for each track, of the same sentences.
        path: the file; what stands there is replaced.

    Raises:
        FolderError: the file cannot be written.
    """
    import av

    with (
        written_to(path),
        av.open(str(parts[0])) as first,
        av.open(str(path), "w", format="ipod", options=_MUXER) as book,
    ):
        _describe(book, audiobook)
        stream = book.add_stream_from_template(first.streams.audio[0])
        for packet in _joined(audiobook, parts, first.streams.audio[0].rate):
            packet.stream = stream
            book.mux(packet)
    with written_to(path):
        _add_cover(audiobook.cover, path)


def _describe(book: "OutputContainer", audiobook: Audiobook) -> None:
    """Set title, people, kind and chapters."""
    said = {
        "title": audiobook.title,
        "album": audiobook.title,
        "artist": audiobook.author,
        "album_artist": audiobook.author,
        "composer": audiobook.voice.name,  # where audiobook players look for the narrator
        "genre": GENRE,
        "date": audiobook.year,
        "media_type": _AUDIOBOOK,
        "language": language_code(audiobook.language),
    }
    book.metadata.update({name: text for name, text in said.items() if text})
    edges = pairwise(accumulate((track.duration_ms for track in audiobook.tracks), initial=0))
    chapters: list[Chapter] = [
        {
            "id": number,
            "start": start_ms,
            "end": end_ms,
            "time_base": Fraction(1, 1000),
            "metadata": {"title": track.title},
        }
        for number, (track, (start_ms, end_ms)) in enumerate(zip(audiobook.tracks, edges, strict=True))
    ]
    book.set_chapters(chapters)


def _joined(audiobook: Audiobook, parts: Sequence[Path], rate_hz: int) -> Iterator["Packet[AudioStream]"]:
    """Yield the packets of all parts with their times in the book.

    A part is longer than its track, by what the encoder put in front and filled up behind. Silence at its end is left
    out in frames, so that each track begins as near to its time as a frame allows, and no error adds up.
    """
    at = 0
    ends_ms = accumulate(track.duration_ms for track in audiobook.tracks)
    for part, end_ms in zip(parts, ends_ms, strict=True):
        last = part is parts[-1]
        wanted = round(end_ms * rate_hz / (1000 * FRAME_SAMPLES)) - at
        for packet in _packets(part, None if last else wanted):
            packet.time_base = Fraction(1, rate_hz)
            packet.pts = packet.dts = at * FRAME_SAMPLES - PRIMING_SAMPLES
            packet.duration = FRAME_SAMPLES
            yield packet
            at += 1


def _packets(part: Path, most: int | None) -> Iterator["Packet[AudioStream]"]:
    """Yield the packets of a part, ``most`` at most."""
    import av

    with av.open(str(part)) as container:
        for number, packet in enumerate(container.demux(audio=0)):
            if packet.dts is None or number == most:  # an empty packet says that no more will come
                return
            yield packet


def _add_cover(cover: bytes, path: Path) -> None:
    from mutagen.mp4 import MP4, MP4Cover

    kind = MP4Cover.FORMAT_JPEG if is_jpeg(cover) else MP4Cover.FORMAT_PNG
    file = MP4(path)  # type: ignore[no-untyped-call]
    file["covr"] = [MP4Cover(cover, imageformat=kind)]  # type: ignore[no-untyped-call]
    file.save()  # type: ignore[no-untyped-call]
