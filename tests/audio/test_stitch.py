"""A track is its sentences and our pauses: cues where they are heard, silences as asked, one level, no click."""

import threading
from array import array
from itertools import pairwise

import mutagen.mp3
import pytest
from sounds import as_mp3, as_wav, hear, speak

from edge_service.speech import speech
from tingshu.audio import Spacing, gain_db
from tingshu.audio.decode import decode
from tingshu.audio.encode import Mp3File
from tingshu.audio.stitch import Stitcher
from tingshu.errors import ClipError, SpeechError, UsageError
from tingshu.files import written_aside
from tingshu.model import Clip, Mark, Pause, Sentence

CLIP = Clip(as_wav(speak(400, lead_ms=120, tail_ms=500)))


def say(text, pause=Pause.SENTENCE):
    """Return a sentence that is said as it is written."""
    return Sentence(text, text, pause)


def stitch(path, spacing, spoken, gain=0.0, kbps=96):
    """Write a track and return its cues and its duration in ms."""
    with Stitcher(
        lambda first: Mp3File(path, rate_hz=decode(first.audio).frame_rate, bitrate_kbps=kbps), spacing
    ) as track:
        cues = [track.add(sentence, clip, gain) for sentence, clip in spoken]
    return cues, track.duration_ms


@pytest.mark.parametrize("rate_hz", [22_050, 24_000])
def test_silences_are_as_long_as_asked(track, spacing, rate_hz):
    """In what a player hears, whatever silence the engine had put around its sentences."""
    clips = [
        Clip(as_wav(speak(400, rate_hz=rate_hz, lead_ms=lead, tail_ms=tail), rate_hz))
        for lead, tail in ((0, 0), (180, 560), (10, 870), (300, 20), (5, 5), (0, 900))
    ]
    spoken = list(zip(map(say, "一二三四五六", [*Pause, Pause.SCENE]), clips, strict=True))
    cues, duration_ms = stitch(track, spacing, spoken)
    asked = [spacing.head_ms, *(spacing.after[sentence.pause] for sentence, _ in spoken[:-1]), spacing.tail_ms]
    edges = [(0, 0), *((cue.start_ms, cue.end_ms) for cue in cues), (duration_ms, duration_ms)]
    heard = [(0, 0), *hear(track).sounds_ms(), (duration_ms, duration_ms)]

    assert [start - end for (_, end), (start, _) in pairwise(edges)] == pytest.approx(asked, abs=20)
    assert [start - end for (_, end), (start, _) in pairwise(edges)][:-1] == pytest.approx(asked[:-1], abs=1)
    assert [start - end for (_, end), (start, _) in pairwise(heard)] == pytest.approx(asked, abs=25)


@pytest.mark.parametrize("rate_hz", [22_050, 24_000])
@pytest.mark.parametrize("tail_ms", [1000, 1001, 1003])
def test_the_duration_is_exact(track, spacing, rate_hz, tail_ms):
    """Three readers and the count of samples agree to the last one, in whole milliseconds."""
    clip = Clip(as_wav(speak(400, rate_hz=rate_hz), rate_hz))
    spacing = Spacing(head_ms=333, tail_ms=tail_ms, after=spacing.after)
    _, duration_ms = stitch(track, spacing, [(say("一"), clip), (say("二"), clip)])

    assert len(hear(track).samples) * 1000 == duration_ms * rate_hz
    assert mutagen.mp3.MP3(track).info.length * 1000 == pytest.approx(duration_ms, abs=1e-6)


def test_cues_do_not_drift(track):
    """The last of many sentences, with pauses that are no whole number of samples, is where its cue says."""
    clip = Clip(as_wav(speak(301, rate_hz=22_050, lead_ms=7, tail_ms=3), 22_050))
    spacing = Spacing(head_ms=333, tail_ms=333, after={Pause.SENTENCE: 101})
    cues, _ = stitch(track, spacing, [(say(str(number)), clip) for number in range(120)])
    start_ms, end_ms = hear(track).sounds_ms()[-1]

    assert len(cues) == 120
    assert cues[-1].start_ms == pytest.approx(start_ms, abs=5)
    assert cues[-1].end_ms == pytest.approx(end_ms, abs=8)


def test_cues_name_the_text_and_follow_one_another(track, spacing):
    """What is shown is the author's text, not what the voice was told."""
    sentences = [Sentence("5%。", "百分之五。", Pause.SENTENCE), say("好。")]
    cues, duration_ms = stitch(track, spacing, [(sentence, CLIP) for sentence in sentences])

    assert [cue.text for cue in cues] == ["5%。", "好。"]
    assert 0 < cues[0].start_ms < cues[0].end_ms < cues[1].start_ms < cues[1].end_ms < duration_ms


def test_word_marks_move_with_their_sentence(track, spacing):
    """A word is heard as long after its sentence's start as it was in the clip."""
    clip = Clip(CLIP.audio, (Mark("大", 130, 250), Mark("家", 250, 400)))
    cues, _ = stitch(track, spacing, [(say("大家"), clip), (say("大家"), clip)])

    for cue in cues:
        assert [(word.text, word.start_ms - cue.start_ms, word.end_ms - cue.start_ms) for word in cue.words] == [
            ("大", 10, 130),
            ("家", 130, 280),
        ]


def test_word_marks_never_leave_their_sentence(track, spacing):
    """Services place the last word's end in the silence that is cut away."""
    clip = Clip(CLIP.audio, (Mark("大", 0, 300), Mark("家", 300, 990)))
    ((cue,), _) = stitch(track, spacing, [(say("大家"), clip)])

    assert cue.words[0].start_ms == cue.start_ms
    assert cue.words[-1].end_ms == cue.end_ms


@pytest.mark.parametrize("peak", [1_500, 8_000, 32_000])
@pytest.mark.parametrize("kbps", [48, 96])
def test_the_track_has_the_loudness_and_no_peak_above_the_ceiling(track, spacing, peak, kbps):
    """Measured on the finished file: within a unit of -19 LUFS, no sample above -3 dBFS."""
    clips = [Clip(as_mp3(speak(1500, peak=peak, pitch_hz=pitch))) for pitch in (150, 200, 250, 300)]
    stitch(track, spacing, [(say("好"), clip) for clip in clips], gain_db(clips[:2], -19.0), kbps)
    heard = hear(track)

    assert heard.lufs() == pytest.approx(-19.0, abs=0.5)
    assert heard.peak_dbfs() <= -3.0


@pytest.mark.parametrize("sentences", [1, 2, 5, 12])
def test_a_chapter_of_any_length_has_the_loudness_of_the_voice(track, spacing, sentences):
    """One gain, measured on other sentences: the stand-in's voice, which speaks every character at another pitch."""
    texts = [
        f"{character}边的灯一盏一盏地亮了起来，谁也没有说话。"
        for character in "江河湖海桥街路村山门窗墙田井巷店渡城楼塔亭院"
    ]
    clips = [Clip(speech(text).audio) for text in texts]
    spoken = list(zip(map(say, texts), clips, strict=True))
    stitch(track, spacing, spoken[-sentences:], gain_db(clips[:10], -19.0))

    assert hear(track).lufs() == pytest.approx(-19.0, abs=1.0)


def test_a_voice_with_high_peaks_is_no_less_loud(track, spacing):
    """What the limiter takes away is part of what is measured."""
    clips = [Clip(as_mp3(speak(1500, peak=29_000, pitch_hz=pitch, harmonics=8))) for pitch in (110, 150)]
    stitch(track, spacing, [(say("好"), clip) for clip in clips * 2], gain_db(clips, -19.0))
    heard = hear(track)

    assert heard.lufs() == pytest.approx(-19.0, abs=0.7)
    assert heard.peak_dbfs() <= -3.0


def test_a_loud_sentence_in_a_quiet_voice_is_held_below_the_ceiling(track, spacing):
    """The gain was measured on other sentences; the ceiling holds for this one too."""
    stitch(track, spacing, [(say("好"), CLIP), (say("好！"), Clip(as_wav(speak(400, peak=32_000))))], gain=9.0)

    assert hear(track).peak_dbfs() <= -3.0


def test_joins_do_not_click(track):
    """Clips that are cut off in full swing begin and end without a step."""
    spacing = Spacing(head_ms=200, tail_ms=200, after={Pause.CUT: 100})
    stitch(track, spacing, [(say("一", Pause.CUT), Clip(as_wav(speak(400))))] * 3)
    samples = hear(track).samples
    steps = array("i", (abs(after - before) for before, after in pairwise(samples)))
    swing = max(steps[24 * 300 : 24 * 500])

    assert max(steps) <= swing * 1.1


@pytest.mark.parametrize(
    ("clip", "problem"),
    [
        (Clip(b"<html>"), "not audio"),
        (Clip(as_wav(array("h", bytes(48_000)))), "no sound"),
        (Clip(as_wav(speak(rate_hz=22_050), 22_050)), "22050 Hz cannot be joined to a track at 24000 Hz"),
    ],
    ids=["not audio", "silent", "other rate"],
)
def test_a_sentence_without_sound_fails_with_its_text_and_leaves_no_file(track, spacing, clip, problem):
    """It never becomes silence, and half a chapter never stands under the chapter's name."""

    def make():
        with written_aside(track) as aside:
            stitch(aside, spacing, [(say("好。"), CLIP), (say("风停了。"), clip)])

    with pytest.raises(SpeechError, match=problem) as caught:
        make()

    assert caught.value.text == "风停了。"
    assert list(track.parent.iterdir()) == []


def test_an_impossible_bitrate_is_a_usage_error(track, spacing):
    """It is the option that is wrong, not the sentence."""
    with pytest.raises(UsageError, match="320"):
        stitch(track, spacing, [(say("好。"), CLIP)], kbps=320)


def test_a_track_of_nothing_is_an_error(track, spacing):
    """There is no chapter without a sentence."""
    with pytest.raises(ClipError, match="without a sentence"):
        stitch(track, spacing, [])


def test_chapters_made_side_by_side_are_the_same_as_one_by_one(tmp_path, spacing):
    """Nothing is shared between two tracks: the same clips give the same bytes in any thread."""
    spoken = [(say("好。"), Clip(as_mp3(speak(700, peak=peak, tail_ms=300)))) for peak in (3_000, 30_000, 9_000)] * 5
    paths = [tmp_path / f"{number}.mp3" for number in range(5)]
    threads = [threading.Thread(target=stitch, args=(path, spacing, spoken, 6.0)) for path in paths[1:]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    stitch(paths[0], spacing, spoken, 6.0)

    assert len({path.read_bytes() for path in paths}) == 1
