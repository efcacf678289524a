"""A finished track tells in front what comes behind: its text, line by line, at the moments it is heard."""

import mutagen.mp3
import pytest
from books import SPACING

from edge_service.speech import speech
from tingshu.audio import Tags, open_track
from tingshu.model import Clip, Pause, Sentence

TEXTS = ["雪停了。", "山路上没有人。", "“你听。”"]
TAGS = Tags("一", "书", "某人", "晓晓", "zh-CN", 1, 1)


@pytest.mark.parametrize("lossless", [False, True])
def test_the_lyrics_have_the_times_of_the_cues(track, lossless):
    """Whichever way the track is put together, and although the tag stands before the sound."""
    said = [Sentence(text, text, Pause.SENTENCE) for text in TEXTS]
    with open_track(track, said, TAGS, cover=b"", spacing=SPACING, bitrate_kbps=96, lossless=lossless) as joiner:
        for sentence in said:
            joiner.add(sentence, Clip(speech(sentence.spoken).audio), 0.0)
    tags = mutagen.mp3.MP3(track).tags

    assert tags["SYLT::chi"].text == [(cue.text, cue.start_ms) for cue in joiner.cues]
    assert tags["USLT::chi"].text == "\n".join(TEXTS)
    assert joiner.cues[0].start_ms > 0
