"""Joined without a second lossy step: every frame is the service's own or silent, and cues are where sound is heard."""

from itertools import pairwise

import mutagen.mp3
import pytest
from sounds import as_mp3, as_wav, hear, speak

from edge_service.speech import speech
from tingshu.audio import Spacing
from tingshu.audio.lossless import LosslessFile
from tingshu.audio.stitch import Stitcher
from tingshu.errors import ClipError, SpeechError, UsageError
from tingshu.model import Clip, Mark, Pause, Sentence

TEXTS = ["雪停了，山路上没有人。", "他把灯放下。", "“你听。”", "远处有一匹马，跑得很慢很慢。"]
FRAME = 144


def say(text, pause=Pause.SENTENCE):
    """Return a sentence that is said as it is written."""
    return Sentence(text, text, pause)


def clip(text):
    """Return what the Edge service would send, with its marks."""
    said = speech(text)
    return Clip(said.audio, tuple(Mark(word.text, word.start_ms, word.end_ms) for word in said.words))


def join(path, spacing, spoken, head=b""):
    """Write a track and return its cues and its duration in ms."""
    with Stitcher(lambda first: LosslessFile(path, first, head=head), spacing) as track:
        for sentence, said in spoken:
            track.add(sentence, said, 12.0)  # a gain, which is of no effect
    return track.cues, track.duration_ms


def test_every_frame_is_the_services_own_or_silent(track, spacing):
    """In order, from the first frame of each clip to past its last sound; nothing else stands in the file."""
    clips = [clip(text) for text in TEXTS]
    join(track, spacing, [(say(text), said) for text, said in zip(TEXTS, clips, strict=True)], head=b"tag")
    data = track.read_bytes().removeprefix(b"tag")
    frames = [data[at : at + FRAME] for at in range(FRAME, len(data), FRAME)]
    silent = b"\xff\xf3\x64\xc4".ljust(FRAME, b"\0")
    sounding = b"".join(frame for frame in frames if frame != silent)
    kept = [max(end for end in range(0, len(said.audio) + 1, FRAME) if said.audio[:end] in sounding) for said in clips]

    assert sounding == b"".join(said.audio[:end] for said, end in zip(clips, kept, strict=True))
    assert all(0 < len(said.audio) - end < 30 * FRAME for said, end in zip(clips, kept, strict=True))


def test_decoders_hear_each_clip_as_if_alone(track, spacing):
    """The bit reservoir of one clip does not reach into the next: sample for sample the same sound."""
    cues, _ = join(track, spacing, [(say(text), clip(text)) for text in TEXTS])
    heard = hear(track).samples
    for text, cue in zip(TEXTS, cues, strict=True):
        alone = hear(speech(text).audio).samples
        first = next(index for index, sample in enumerate(alone) if abs(sample) > 500)
        length = (cue.end_ms - cue.start_ms) * 24
        at = next(
            index
            for index in range((cue.start_ms - 40) * 24, (cue.start_ms + 200) * 24)
            if heard[index : index + 2000] == alone[first : first + 2000]
        )

        assert heard[at : at + length - 4000] == alone[first : first + length - 4000]


def test_cues_and_pauses_are_exact_to_half_a_frame(track, spacing):
    """At the end of the track as at its start: nothing adds up."""
    texts = TEXTS * 8
    pauses = [Pause.PARAGRAPH, Pause.SENTENCE, Pause.TITLE, Pause.SCENE] * 8
    cues, duration_ms = join(
        track, spacing, [(say(text, kind), clip(text)) for text, kind in zip(texts, pauses, strict=True)]
    )
    heard = hear(track).sounds_ms(shortest_gap_ms=30)
    starts, ends = [start for start, _ in heard], [end for _, end in heard]

    for cue in cues:
        assert min(abs(cue.start_ms - start) for start in starts) <= 24
        assert min(abs(cue.end_ms - end) for end in ends) <= 24
    for (one, other), kind in zip(pairwise(cues), pauses, strict=False):
        assert other.start_ms - one.end_ms == pytest.approx(spacing.after[kind], abs=13)
    assert cues[0].start_ms == pytest.approx(spacing.head_ms, abs=13)
    assert duration_ms - cues[-1].end_ms == pytest.approx(spacing.tail_ms, abs=13)


@pytest.mark.parametrize("lead_ms", [0, 180, 900])
@pytest.mark.parametrize("tail_ms", [0, 560, 2000])
def test_the_ends_of_a_long_clip_are_found_however_long_its_silences(track, spacing, lead_ms, tail_ms, capfd):
    """Cues begin and end with the sound, pauses count the silence that a clip brings; and nothing is printed."""
    said = Clip(as_mp3(speak(3000, lead_ms=lead_ms, tail_ms=tail_ms), kbps=48))
    cues, _ = join(track, spacing, [(say("一"), said), (say("二"), said)])
    heard = hear(track).sounds_ms(shortest_gap_ms=100)

    assert [(cue.start_ms, cue.end_ms) for cue in cues] == [pytest.approx(stretch, abs=24) for stretch in heard]
    assert cues[0].start_ms == pytest.approx(max(spacing.head_ms, lead_ms), abs=60)
    assert cues[1].start_ms - cues[0].end_ms == pytest.approx(max(450, lead_ms + 60), abs=60)
    assert capfd.readouterr() == ("", "")


def test_a_pause_is_never_shorter_than_what_the_clips_bring(track):
    """Their heads cannot be cut off, so a pause of nothing is their silence."""
    cues, _ = join(track, Spacing(0, 0, {Pause.SENTENCE: 0}), [(say(text), clip(text)) for text in TEXTS])

    assert all(0 < other.start_ms - one.end_ms < 320 for one, other in pairwise(cues))


def test_two_readers_agree_on_the_duration(track, spacing):
    """FFmpeg by decoding, mutagen by the Info frame."""
    _, duration_ms = join(track, spacing, [(say(text), clip(text)) for text in TEXTS])

    assert len(hear(track).samples) == duration_ms * 24
    assert mutagen.mp3.MP3(track).info.length * 1000 == pytest.approx(duration_ms, abs=1e-6)


def test_words_are_where_the_service_said(track, spacing):
    """A mark moves by where its clip begins, and stays inside its sentence."""
    cues, _ = join(track, spacing, [(say(text), clip(text)) for text in TEXTS])

    for cue, text in zip(cues, TEXTS, strict=True):
        ends = [word.end_ms for word in speech(text).words[:-1]]
        moved = [word.end_ms for word in cue.words[:-1]]
        assert [end - moved[0] for end in moved[1:]] == [end - ends[0] for end in ends[1:]]
        assert cue.words[0].start_ms >= cue.start_ms
        assert cue.words[-1].end_ms <= cue.end_ms


def test_a_voice_without_frames_is_a_usage_error(track, spacing):
    """The embedded voice gives WAV: the option does not fit it."""
    with pytest.raises(UsageError, match=r"--lossless.*Leave out"):
        join(track, spacing, [(say("好。"), Clip(as_wav(speak())))])


@pytest.mark.parametrize(
    ("audio", "problem"),
    [
        (as_mp3(speak(900), kbps=64), "not all alike"),
        (speech("好。").audio[:-10], "not all alike"),
        (b"", "sends none"),
    ],
    ids=["another bitrate", "cut inside a frame", "nothing"],
)
def test_a_clip_that_cannot_be_joined_is_an_error(track, spacing, audio, problem):
    """It never becomes silence, and no frame of it gets into the track."""
    with pytest.raises((SpeechError, UsageError), match=problem):
        join(track, spacing, [(say("一。"), clip("一个。")), (say("二。"), Clip(audio))])


def test_a_track_of_nothing_is_an_error(track, spacing):
    """There is no chapter without a sentence."""
    with pytest.raises(ClipError, match="without a sentence"):
        join(track, spacing, [])
