"""Dialogue and headings in voices of their own: by the real embedded voice, read back from the files."""

import asyncio
import json
import math
from itertools import pairwise

import pytest

from listening import samples_of
from tingshu.errors import UnknownVoiceError
from tingshu.events import TrackFinished
from tingshu.pipeline import narrate
from tingshu.planning import plan
from tingshu.settings import Settings

TEXT = "# 渡口\n\n## 第一章 水\n\n“你去哪儿？”他问。船在1998年就没有了，他还在重庆等着。\n"


@pytest.fixture
def source(tmp_path):
    """A chapter with a heading, speech and narration."""
    file = tmp_path / "渡口.md"
    file.write_text(TEXT, "utf-8")
    return str(file)


def made(source, output, **settings):
    """Make a book with the embedded voice; return its tracks and its ledger."""
    events = []
    wanted = Settings(output=output, engine="espeak", **settings)
    asyncio.run(narrate(plan(source, wanted), wanted, events.append))
    tracks = [event.track for event in events if isinstance(event, TrackFinished)]
    return tracks, json.loads((events[-1].folder / "book.json").read_text("utf-8"))


def sound_of(track, cue):
    """Return the samples of a cue."""
    samples, rate_hz = samples_of(track.path)
    return samples[cue.start_ms * rate_hz // 1000 : cue.end_ms * rate_hz // 1000]


def pitch(samples):
    """Return how often a sound crosses zero, which goes with the pitch and colour of a voice."""
    return sum((one < 0) != (other < 0) for one, other in pairwise(samples))


def rms_db(samples):
    """Return how loud a sound is, in dB of one step."""
    return 10 * math.log10(sum(sample * sample for sample in samples) / len(samples))


def test_cues_show_the_author_s_text_whoever_speaks(source, tmp_path):
    """The pieces are in the ledger in order, and joined they are the sentences."""
    _, ledger = made(source, tmp_path, dialogue_voice="cmn+f2", title_voice="cmn+m1")

    cues = [cue["text"] for cue in ledger["tracks"][0]["cues"]]
    assert cues[-3:] == ["“你去哪儿？”", "他问。", "船在1998年就没有了，他还在重庆等着。"]


def test_every_voice_is_heard_and_at_one_level(source, tmp_path):
    """Another voice changes what it speaks, and nothing else; none is much louder than another."""
    (one,), _ = made(source, tmp_path / "one", dialogue_voice="cmn", title_voice="cmn")
    (several,), _ = made(source, tmp_path / "several", dialogue_voice="cmn+f2", title_voice="cmn+f4")

    pairs = list(zip(one.cues, several.cues, strict=True))
    changes = [pitch(sound_of(several, other)) / pitch(sound_of(one, cue)) for cue, other in pairs]
    assert [cue.text for (cue, _), change in zip(pairs, changes, strict=True) if abs(change - 1) < 0.02] == [
        "他问。",
        "船在1998年就没有了，他还在重庆等着。",
    ]
    peaks = [max(map(abs, sound_of(several, cue))) for cue in several.cues]
    assert max(peaks) < 4 * min(peaks)


def test_each_voice_has_a_gain_of_its_own(tmp_path):
    """A voice that is 4 dB louder by nature than the narrator's speaks its lines as loud as it does alone."""
    source = tmp_path / "渡口.txt"
    source.write_text("“我要去很远很远的地方，也许明年才能回来，也许再也不回来了。”他慢慢地说。", "utf-8")

    (beside,), _ = made(str(source), tmp_path / "beside", voice="cmn+m1", dialogue_voice="cmn+f2")
    (alone,), _ = made(str(source), tmp_path / "alone", voice="cmn+f2", dialogue_voice="cmn+f2")

    levels = [rms_db(sound_of(track, track.cues[0])) for track in (beside, alone)]
    assert levels[0] == pytest.approx(levels[1], abs=1)


def test_words_are_shown_as_they_are_written(source, tmp_path):
    """What is heard as one-nine-nine-eight, and as pinyin, is lit up in the author's characters."""
    (track,), _ = made(source, tmp_path)

    words = [word.text for word in track.cues[-1].words]
    assert ("1998" in words, "重庆" in words, "".join(words)) == (True, True, "船在1998年就没有了他还在重庆等着")


@pytest.mark.parametrize("option", ["dialogue_voice", "title_voice"])
def test_a_voice_that_the_engine_does_not_have_is_refused(source, tmp_path, option):
    """Before anything is spoken, with the nearest names."""
    with pytest.raises(UnknownVoiceError) as caught:
        made(source, tmp_path, **{option: "cmn+f22"})

    assert "cmn+f2" in caught.value.way_out
    assert list(tmp_path.glob("*.mp3")) == []
