"""Captions beside a track, read by libraries that did not write them: every sentence, its text, its time."""

import io
from pathlib import Path

import av
import pytest
import srt
import webvtt
from hypothesis import given, strategies as st

from tingshu.model import Cue, Mark, Track
from tingshu.writers import CAPTIONS

CUES = (
    Cue("雪停了，山路上没有人。", 500, 2900, (Mark("雪", 500, 700), Mark("停了", 700, 1200), Mark("山路", 1500, 2000))),
    Cue("a < b && b > c\n\n--> <i>{\\an8}", 3350, 5000),
    Cue("“没有人回答。”", 10_800_004, 10_801_999),
)
TRACK = Track(1, "第一章\n水", Path("001 水.mp3"), 10_804_000, CUES)
SHOWN = ["雪停了，山路上没有人。", "a < b && b > c --> <i>{\\an8}", "“没有人回答。”"]
LETTERS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1).filter(str.strip)


def cued(texts):
    """Return a track of these sentences, a second each."""
    cues = tuple(Cue(text, index * 1500, index * 1500 + 1000) for index, text in enumerate(texts))
    return Track(1, "一", Path("001 一.mp3"), len(texts) * 1500, cues)


@pytest.mark.parametrize("name", CAPTIONS)
def test_captions_are_bare_utf_8_with_line_feeds(name):
    """A mark in front, or a carriage return, would be shown by some players."""
    written = CAPTIONS[name](TRACK)

    assert not {"\ufeff", "\r"} & set(written)
    assert written.endswith("\n")


def test_srt_is_read_by_a_library():
    """Beyond hours, and with what would be a tag made harmless."""
    read = list(srt.parse(CAPTIONS["srt"](TRACK)))

    assert [caption.index for caption in read] == [1, 2, 3]
    assert [(caption.start.total_seconds() * 1000, caption.end.total_seconds() * 1000) for caption in read] == [
        (cue.start_ms, cue.end_ms) for cue in CUES
    ]
    assert [caption.content for caption in read] == [SHOWN[0], "a < b && b > c --> < i>{ \\an8}", SHOWN[2]]


@given(texts=st.lists(LETTERS, min_size=1, max_size=5))
def test_srt_keeps_every_sentence_whatever_stands_in_it(texts):
    """One caption a sentence; between two a blank line, in none of them."""
    read = list(srt.parse(CAPTIONS["srt"](cued(texts))))

    assert ["".join(caption.content.split()) for caption in read] == ["".join(text.split()) for text in texts]


def test_vtt_is_read_by_a_library():
    """What would be markup is escaped, and read back as it was."""
    read = webvtt.from_string(CAPTIONS["vtt"](TRACK))

    assert [caption.start for caption in read] == ["00:00:00.500", "00:00:03.350", "03:00:00.004"]
    assert read[2].end == "03:00:01.999"
    assert [caption.text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for caption in read] == SHOWN


def test_vtt_shows_each_word_as_it_is_said():
    """A stamp stands before every word but the first, which begins with its sentence; punctuation stays."""
    payload = CAPTIONS["vtt"](TRACK).split("\n")[3]

    assert payload == "雪<00:00:00.700>停了，<00:00:01.500>山路上没有人。"


def test_vtt_escapes_on_both_sides_of_a_stamp():
    """What stands before a word is text like what stands behind it."""
    cue = Cue("1<2，好&坏", 0, 1000, (Mark("好", 500, 600),))

    assert CAPTIONS["vtt"](Track(1, "一", Path("001 一.mp3"), 1000, (cue,))).split("\n")[3] == (
        "1&lt;2，<00:00:00.500>好&amp;坏"
    )


@pytest.mark.parametrize(
    ("words", "payload"),
    [
        ([Mark("百分之五", 0, 400), Mark("好", 500, 900)], "5%，<00:00:00.500>好。"),
        ([Mark("好", 1000, 1000)], "5%，好。"),
        ([Mark("5%", 300, 400), Mark("好", 300, 900)], "<00:00:00.300>5%，好。"),
        ([Mark("好", 500, 600), Mark("5%", 700, 900)], "5%，<00:00:00.500>好。"),
    ],
    ids=["said otherwise", "at the end", "two at once", "out of order"],
)
def test_vtt_has_no_stamp_that_would_be_wrong(words, payload):
    """Stamps rise and stand inside the cue, as the standard wants; a word not found in the text has none."""
    track = Track(1, "一", Path("001 一.mp3"), 1000, (Cue("5%，好。", 0, 1000, tuple(words)),))

    assert CAPTIONS["vtt"](track).split("\n")[3] == payload


@given(texts=st.lists(LETTERS, min_size=1, max_size=5))
def test_vtt_keeps_every_sentence_whatever_stands_in_it(texts):
    """Read by FFmpeg: one cue a sentence."""
    with av.open(io.BytesIO(CAPTIONS["vtt"](cued(texts)).encode()), format="webvtt") as container:
        packets = [packet for packet in container.demux() if packet.size]

    assert [packet.pts for packet in packets] == [index * 1500 for index in range(len(texts))]


def test_lrc_is_read_by_ffmpeg():
    """To a hundredth of a second, with minutes beyond 59 instead of hours."""
    written = CAPTIONS["lrc"](TRACK)
    with av.open(io.BytesIO(written.encode()), format="lrc") as container:
        metadata = dict(container.metadata)
        lines = [
            (float(packet.pts * packet.time_base), bytes(packet).decode().rstrip())
            for packet in container.demux()
            if packet.size
        ]

    assert metadata["title"] == "第一章 水"
    assert lines == [(0.5, SHOWN[0]), (3.35, SHOWN[1]), (10_800.0, SHOWN[2])]
    assert "[180:00.00]" in written


def test_lrc_has_one_line_for_each_sentence():
    """Besides the title and the length."""
    assert CAPTIONS["lrc"](TRACK).splitlines()[:3] == ["[ti:第一章 水]", "[length:180:04]", f"[00:00.50]{SHOWN[0]}"]
    assert len(CAPTIONS["lrc"](TRACK).splitlines()) == 2 + len(CUES)
