"""A file of MP3 frames: behind its tag, in their order, with a first one that tells what the others come to."""

from pathlib import Path
from types import TracebackType
from typing import Self

from tingshu.audio.infoframe import StreamCrc16
from tingshu.files import written_to


class FrameFile:
    """An MP3 file that frames are appended to; memory does not grow with its length.

    The place of the Info frame is kept free until ``finish``. A file that was not finished is of no use: write it
    aside. As a context it lets go of the file, whichever way the block ends.

    Args:
        path: the file; what stands there is replaced.
        head: bytes to put in front of the audio: an ID3 tag.
        info_bytes: how long the Info frame will be.

    Raises:
        FolderError: the file cannot be written (here, in ``append`` and in ``finish``).
    """

    def __init__(self, path: Path, *, head: bytes, info_bytes: int) -> None:
        self.audio_bytes = 0
        """How long all frames so far are, without the Info frame."""
        self._path = path
        self._info_at = len(head)
        self._crc = StreamCrc16()
        with written_to(path):
            self._file = path.open("wb")
            self._file.write(head + bytes(info_bytes))

    @property
    def audio_crc(self) -> int:
        """The CRC-16 of all frames so far."""
        return self._crc.value()

    def append(self, frames: bytes) -> None:
        """Write the next frames, which need not be whole ones."""
        self.audio_bytes += len(frames)
        self._crc.update(frames)
        with written_to(self._path):
            self._file.write(frames)

    def finish(self, info: bytes) -> None:
        """Fill in the Info frame and close the file."""
        with written_to(self._path):
            self._file.seek(self._info_at)
            self._file.write(info)
            self._file.close()

    def release(self) -> None:
        """Let go of a file that will not be finished; nothing happens to one that is."""
        with written_to(self._path):
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
