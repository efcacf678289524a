"""A player that knows only ID3v2.3 shows the chapter, the book, the author and the narrator in Chinese."""

import av
import mutagen.mp3
import pytest
from sounds import speak

from tingshu.audio import Tags, id3
from tingshu.audio.encode import Mp3File

TAGS = Tags(
    title="第一回　风雪夜",
    album="山中旧事",
    artist="无名氏",
    narrator="zh-CN-XiaoxiaoNeural",
    language="zh-CN",
    number=3,
    of=12,
)


def changed(**fields):
    """Return the tags with some fields of another value."""
    return Tags(**{name: getattr(TAGS, name) for name in TAGS.__slots__} | fields)


@pytest.fixture
def tagged(track):
    """Write a short file with these tags and return its path."""

    def write(tags):
        with Mp3File(track, rate_hz=24_000, bitrate_kbps=96, head=id3(tags)) as file:
            file.write(speak().tobytes())
        return track

    return write


def test_every_field_is_read_back_by_another_reader(tagged):
    """FFmpeg's reader, which shares nothing with the one that wrote."""
    with av.open(str(tagged(TAGS))) as container:
        read = dict(container.metadata)

    assert read == {
        "title": "第一回　风雪夜",
        "album": "山中旧事",
        "artist": "无名氏",
        "album_artist": "无名氏",
        "composer": "zh-CN-XiaoxiaoNeural",
        "track": "3/12",
        "genre": "Audiobook",
        "language": "chi",
    }


def test_the_tag_is_version_2_3_in_utf_16_and_the_only_one(tagged):
    """Windows and car radios ignore UTF-8 and version 2.4; an ID3v1 tag has no Chinese."""
    data = tagged(TAGS).read_bytes()

    assert data[:5] == b"ID3\x03\x00"
    assert b"TIT2" + (1 + 2 * (1 + len(TAGS.title) + 1)).to_bytes(4, "big") + b"\0\0\x01\xff\xfe" in data
    assert b"TAG" not in id3(TAGS) + data[-128:]


def test_the_audio_behind_the_tag_is_whole(tagged):
    """The reader's length comes from the Info frame, found behind the tag."""
    assert mutagen.mp3.MP3(tagged(TAGS)).info.length == pytest.approx(0.6)


@pytest.mark.parametrize(("title", "shown"), [("", "3"), ("山中旧事", "3 山中旧事"), ("楔子", "楔子")])
def test_a_chapter_is_never_called_like_its_book(tagged, title, shown):
    """Shelves that take the track's title for the chapter's need one of its own."""
    assert mutagen.mp3.MP3(tagged(changed(title=title)))["TIT2"].text == [shown]


def test_what_is_not_known_is_left_out(tagged):
    """An empty author is no author, not one with an empty name."""
    tags = mutagen.mp3.MP3(tagged(changed(artist="", language="xx"))).tags

    assert {"TPE1", "TPE2"} & set(tags) == set()
    assert tags["TLAN"].text == ["und"]
