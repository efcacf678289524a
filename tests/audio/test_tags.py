"""A player that knows only ID3v2.3 shows the chapter, the book, its cover, its text and who speaks, in Chinese."""

import struct
from dataclasses import replace
from itertools import pairwise

import av
import mutagen.mp3
import pytest
from hypothesis import given, strategies as st
from sounds import speak

from tingshu.audio import Tags, track_titles
from tingshu.audio.encode import Mp3File
from tingshu.audio.tags import id3, rewrite, tag_bytes
from tingshu.model import Cue

TAGS = Tags(
    title="第一回　风雪夜",
    album="山中旧事",
    artist="无名氏",
    narrator="zh-CN-XiaoxiaoNeural",
    language="zh-CN",
    number=3,
    of=12,
    year="1998",
)
CUES = [Cue("雪停了。", 500, 1800), Cue("𠮷田说：“走！”", 2250, 4000), Cue("没有人回答。", 10_800_000, 10_801_000)]
JPEG = b"\xff\xd8\xff\xe0 a picture"
PNG = b"\x89PNG\r\n\x1a\n a picture"


@pytest.fixture
def tagged(track):
    """Write a short file with these tags and return its path."""

    def write(tags, **more):
        file = Mp3File(track, rate_hz=24_000, bitrate_kbps=96, head=id3(tags, **more))
        file.write(speak().tobytes())
        file.close()
        return track

    return write


def synchronised(tag):
    """Return (ms, text) of each line of SYLT, read by the letter of ID3v2.3 §4.10 alone."""
    frame = tag[tag.index(b"SYLT") :]
    body = frame[10 : 10 + int.from_bytes(frame[4:8], "big")]

    assert body[:6] == b"\x01chi\x02\x01"  # UTF-16, Chinese, milliseconds, lyrics
    at, lines = 6, []
    while at < len(body):
        end = next(index for index in range(at, len(body), 2) if body[index : index + 2] == b"\0\0")
        text, at = body[at:end].decode("utf-16"), end + 2
        if lines or text:
            lines.append((struct.unpack_from(">I", body, at)[0], text))
            at += 4
        else:
            lines.append(None)  # the description
    return lines[1:]


def test_every_field_is_read_back_by_another_reader(tagged):
    """FFmpeg's reader, which shares nothing with the one that wrote."""
    with av.open(str(tagged(TAGS, lyrics=CUES))) as container:
        read = dict(container.metadata)

    assert read == {
        "title": "第一回　风雪夜",
        "album": "山中旧事",
        "artist": "无名氏",
        "album_artist": "无名氏",
        "composer": "zh-CN-XiaoxiaoNeural",
        "track": "3/12",
        "date": "1998",
        "genre": "Audiobook",
        "language": "chi",
        "lyrics-chi": "雪停了。\n𠮷田说：“走！”\n没有人回答。",
    }


@pytest.mark.parametrize(("cover", "codec"), [(JPEG, "mjpeg"), (PNG, "png")])
def test_the_cover_is_the_front_cover(tagged, cover, codec):
    """FFmpeg takes it for a picture of its kind, bytes unaltered."""
    path = tagged(TAGS, cover=cover)
    with av.open(str(path)) as container:
        picture = next(iter(container.streams.video))
        packet = next(packet for packet in container.demux(picture))

    assert picture.codec_context.name == codec
    assert bytes(packet) == cover
    assert mutagen.mp3.MP3(path)["APIC:"].type == 3


def test_the_lines_of_the_text_have_their_times():
    """Also behind the first hour, and with characters beyond the first plane."""
    assert synchronised(id3(TAGS, lyrics=CUES)) == [(cue.start_ms, cue.text) for cue in CUES]


@given(
    texts=st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1), min_size=1),
    times=st.data(),
)
def test_the_tag_is_as_long_whatever_the_times(texts, times):
    """So its place can be kept free before the first sentence is spoken."""
    unknown = [Cue(text, 0, 0) for text in texts]
    known = [Cue(text, times.draw(st.integers(0, 2**32 - 1)), 0) for text in texts]

    assert len(id3(TAGS, lyrics=unknown)) == len(id3(TAGS, lyrics=known))


def test_the_tag_is_written_over_itself(tagged):
    """The audio behind it stays where it is."""
    path = tagged(TAGS, lyrics=[replace(cue, start_ms=0) for cue in CUES])
    before = path.read_bytes()
    rewrite(path, id3(TAGS, lyrics=CUES))
    after = path.read_bytes()

    assert synchronised(after) == [(cue.start_ms, cue.text) for cue in CUES]
    assert after[tag_bytes(after[:10]) :] == before[tag_bytes(before[:10]) :]
    assert mutagen.mp3.MP3(path).info.length == pytest.approx(0.6)


def test_the_tag_of_a_long_chapter_is_short():
    """The text of three hours is a third of a percent of their sound."""
    lines = [Cue("山路越来越窄，马蹄声也越来越慢了。", index * 4500, 0) for index in range(2800)]

    assert len(id3(TAGS, lyrics=lines)) < 0.004 * 3 * 3600 * 12_000


def test_the_tag_is_version_2_3_in_utf_16_and_the_only_one(tagged):
    """Windows and car radios ignore UTF-8 and version 2.4; an ID3v1 tag has no Chinese."""
    data = tagged(TAGS).read_bytes()

    assert data[:5] == b"ID3\x03\x00"
    assert b"TIT2" + (1 + 2 * (1 + len(TAGS.title) + 1)).to_bytes(4, "big") + b"\0\0\x01\xff\xfe" in data
    assert b"TAG" not in id3(TAGS) + data[-128:]


def test_the_length_of_a_tag_is_where_the_sound_begins(tagged):
    """A file without one begins with its sound."""
    data = tagged(TAGS, cover=JPEG * 1000, lyrics=CUES).read_bytes()

    assert data[tag_bytes(data[:10]) :][:2] == b"\xff\xf3"
    assert tag_bytes(b"\xff\xf3\x64\xc4 no tag") == 0


def test_what_is_not_known_is_left_out(tagged):
    """An empty author is no author, not one with an empty name."""
    tags = mutagen.mp3.MP3(tagged(replace(TAGS, artist="", language="xx"))).tags

    assert {"TPE1", "TPE2", "APIC:", "USLT::chi"} & set(tags) == set()
    assert tags["TLAN"].text == ["und"]


@given(
    chapters=st.lists(st.sampled_from(["", "一", "二", "书", "1", "2 一", "1 书", "3"]), min_size=1, max_size=6),
)
def test_no_two_tracks_of_a_book_have_one_title(chapters):
    """Nor the book's, nor none, so that players which go by titles find the chapters."""
    titles = track_titles(chapters, "书")

    assert len(set(titles)) == len(titles) == len(chapters)
    assert {"", "书"} & set(titles) == set()
    assert all(title.endswith(chapter) for title, chapter in zip(titles, chapters, strict=True))


def test_a_title_of_its_own_stays_as_it_is():
    """Only what is empty, or found twice, gets its number."""
    assert track_titles(["", "楔子", "一", "二", "一"], "书") == ("1 书", "楔子", "3 一", "二", "5 一")
    assert all(before != after for before, after in pairwise(track_titles(["一"] * 5, "书")))
