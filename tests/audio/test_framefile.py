"""Frames stand in their file as they were given, behind the tag and the frame that counts them."""

import pytest

from tingshu.audio.framefile import FrameFile
from tingshu.audio.infoframe import crc16


def test_frames_stand_behind_the_tag_and_the_info_frame(track):
    """However they are cut, every byte of them is there, counted and summed up."""
    with FrameFile(track, head=b"tag", info_bytes=4) as file:
        file.append(b"one, ")
        file.append(b"and two")
        file.finish(b"info")

    assert track.read_bytes() == b"taginfoone, and two"
    assert (file.audio_bytes, file.audio_crc) == (12, crc16(b"one, and two"))


def test_an_unfinished_file_is_let_go(track):
    """After an error the file can be removed, on Windows too, and the error is the one that happened."""
    with pytest.raises(LookupError), FrameFile(track, head=b"", info_bytes=4) as file:
        raise LookupError

    assert file._file.closed  # noqa: SLF001 - nothing else shows that the handle is gone
