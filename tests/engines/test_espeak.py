"""The embedded voice, with the real espeak-ng in its real process."""

import asyncio
import io
import os
import signal
import subprocess
import sys
from array import array
from itertools import pairwise

import av
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from tingshu.engines.espeak import EspeakEngine, manner_of, word_marks
from tingshu.errors import SpeechError
from tingshu.model import Mark, Voice

TEXT = "老街尽头有一家修表铺，门脸不大，钟声却准。二十年来，他修好过三千块表，也送走了不少老主顾。"
CMN = Voice("espeak", "cmn")
WAV_HEAD_BYTES = 44


@pytest.fixture
async def speaker():
    """A speaker with its worker."""
    async with EspeakEngine().open() as opened:
        yield opened


def samples(clip):
    """Return the samples of a clip, by a decoder that is not ours."""
    found = array("h")
    with av.open(io.BytesIO(clip.audio)) as container:
        for frame in container.decode(audio=0):
            found.frombytes(bytes(frame.planes[0])[: frame.samples * 2])
        assert (container.streams.audio[0].rate, container.streams.audio[0].channels) == (22_050, 1)
    return found


def worker_of(speaker):
    """Return the worker's process."""
    return speaker._workers._workers[0]._process  # noqa: SLF001  (nobody else needs to know it)


def length_ms(clip):
    """Return how long a clip lasts."""
    return len(samples(clip)) * 1000 / 22_050


# --- one clip ------------------------------------------------------------------------------------------------


async def test_a_sentence_becomes_a_wav_at_reading_speed(speaker):
    """Four 汉字 a second, give or take, and no sample at full scale."""
    clip = await speaker.speak(TEXT, CMN)

    heard = samples(clip)
    speed = sum(character.isalpha() for character in TEXT) / (len(heard) / 22_050)
    assert 3.4 < speed < 5.0
    assert 5_000 < max(map(abs, heard)) < 32_000


async def test_marks_follow_the_text_and_lie_inside_the_clip(speaker):
    """Every word has its place, in order, and together they are the sentence without its punctuation."""
    clip = await speaker.speak(TEXT, CMN)

    moments = [moment for mark in clip.marks for moment in (mark.start_ms, mark.end_ms)]
    assert "".join(mark.text for mark in clip.marks) == "".join(filter(str.isalnum, TEXT))
    assert moments == sorted(moments)
    assert moments[-1] <= length_ms(clip)
    assert all(mark.start_ms < mark.end_ms for mark in clip.marks)


async def test_a_pause_belongs_to_no_word(speaker):
    """The word before a full stop ends with its sound, not with the silence."""
    clip = await speaker.speak("走。停。", CMN)

    first, second = clip.marks
    assert second.start_ms - first.end_ms > 100


async def test_three_hundred_characters_without_a_stop_are_all_said(speaker):
    """The longest sentence there is loses nothing, although espeak-ng's own clauses are shorter."""
    text = "山高月小水落石出" * 37 + "了了了了"

    clip = await speaker.speak(text, CMN)

    assert (len(text), "".join(mark.text for mark in clip.marks)) == (300, text)
    assert length_ms(clip) > 300 * 150


@pytest.mark.parametrize("text", ["……", "。，！？", "", "   ", "😀", "\x00\x01", "《》"])
async def test_what_has_no_sound_fails_for_good(speaker, text):
    """Silence is never handed over for a sentence."""
    with pytest.raises(SpeechError) as caught:
        await speaker.speak(text, CMN)

    assert (caught.value.transient, caught.value.text) == (False, text)


async def test_half_a_character_is_refused_by_its_sentence(speaker):
    """A lone surrogate does not reach the worker."""
    with pytest.raises(SpeechError) as caught:
        await speaker.speak("坏\udfff字", CMN)

    assert caught.value.transient is False


async def test_control_characters_neither_end_the_text_nor_command_the_voice(speaker):
    """NUL would end it, 0x01 would set the pitch: both are spaces."""
    clip = await speaker.speak("前半\x00后半\x0190P完", CMN)
    plain = await speaker.speak("前半 后半 90P完", CMN)

    assert clip == plain
    assert clip.marks[-1].text == "完"


async def test_characters_beyond_the_basic_plane_keep_the_marks_in_place(speaker):
    """A character of plane 2 counts as one."""
    clip = await speaker.speak("𠮷野家😀好吃", CMN)

    assert [mark.text for mark in clip.marks][-2:] == ["好", "吃"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_any_text_is_said_with_sound_marks_or_fails_for_good(text):
    """No text crashes the worker, and no marks overlap or leave the clip."""
    clip = LATEST.say(text)
    if clip is None:
        return
    moments = [moment for mark in clip.marks for moment in (mark.start_ms, mark.end_ms)]
    assert moments == sorted(moments)
    assert moments[-1] <= (len(clip.audio) - WAV_HEAD_BYTES) * 500 / 22_050


async def test_what_would_end_the_process_is_refused(speaker):
    """Telugu has no data here; the process goes on, and the sentence is not asked for again and again."""
    with pytest.raises(SpeechError, match="Telugu") as refused:
        await speaker.speak("水\u0c15", CMN)

    assert not refused.value.transient
    assert (await speaker.speak("水。", CMN)).marks


class Held:
    """One speaker for many examples, in a loop of its own."""

    def __init__(self) -> None:
        self._runner = self._context = None

    def say(self, text):
        """Return the clip, or None when there is nothing to say; any other error is the test's."""
        if self._runner is None:
            self._runner = asyncio.Runner()
            self._context = EspeakEngine().open()
            self._speaker = self._runner.run(self._context.__aenter__())
        try:
            return self._runner.run(self._speaker.speak(text, CMN))
        except SpeechError as error:
            if error.transient:  # the worker has crashed
                raise
            return None

    def end(self):
        """End the worker."""
        if self._runner is not None:
            self._runner.run(self._context.__aexit__(None, None, None))
            self._runner.close()
            self._runner = None


LATEST = Held()


@pytest.fixture(scope="module", autouse=True)
def _end_of_held():
    yield
    LATEST.end()


# --- always the same -----------------------------------------------------------------------------------------


async def test_the_same_words_are_the_same_bytes_whatever_was_said_before(speaker):
    """Twenty times in one process, between other texts, voices and manners."""
    others = ["下一站，终点站。", "Who knows? 谁知道呢", "好好好好好"]
    clips = []
    for number in range(20):
        clips.append(await speaker.speak(TEXT, CMN))
        for voice in ("cmn+f2", "yue", "cmn+linda")[: number % 4]:
            await speaker.speak(others[number % 3], Voice("espeak", voice, f"+{number}%", "+20Hz"))

    assert len({clip.audio for clip in clips}) == 1
    assert len({clip.marks for clip in clips}) == 1


async def test_the_same_words_are_the_same_bytes_in_another_process(speaker):
    """Every voice on offer can be taken up again another day."""
    async with EspeakEngine().open() as other:
        for offered in await EspeakEngine().voices():
            voice = Voice("espeak", offered.name)
            await other.speak("先说一句别的。", voice)

            assert await other.speak(TEXT, voice) == await speaker.speak(TEXT, voice)


async def test_voices_on_offer_speak_and_differ(speaker):
    """Each name is known to espeak-ng, each sounds different, and the default is one of them."""
    offered = await EspeakEngine().voices()
    audio = {(await speaker.speak(TEXT, Voice("espeak", voice.name))).audio for voice in offered}

    assert len(audio) == len(offered) > 5
    assert EspeakEngine.default_voice in [voice.name for voice in offered]
    assert {voice.locale for voice in offered} == {"zh-CN", "zh-HK"}


# --- the manner of speaking ----------------------------------------------------------------------------------


async def test_rate_changes_the_length_in_order(speaker):
    """Faster is shorter, all the way, and twice as fast about half as long."""
    lengths = [length_ms(await speaker.speak(TEXT, Voice("espeak", "cmn", rate))) for rate in RATES]

    assert lengths == sorted(lengths, reverse=True)
    assert 0.4 < lengths[-1] / lengths[2] < 0.6


RATES = ("-50%", "-20%", "+0%", "+20%", "+50%", "+100%")


async def test_volume_changes_the_level_in_order_and_never_clips(speaker):
    """Louder is louder up to the limit, and the limit stays under full scale."""
    volumes = ("-80%", "-40%", "+0%", "+50%", "+100%", "+999%")
    clips = [await speaker.speak(TEXT, Voice("espeak", "cmn+f2", volume=volume)) for volume in volumes]
    peaks = [max(map(abs, samples(clip))) for clip in clips]

    assert peaks == sorted(peaks)
    assert peaks[0] < peaks[2] < peaks[-1] < 32_000


async def test_pitch_moves_the_voice(speaker):
    """Hertz are hertz: the voice stands as much higher or lower as was asked."""
    pitches = ("-20Hz", "+0Hz", "+60Hz")
    clips = [await speaker.speak("妈", Voice("espeak", "cmn", pitch=pitch)) for pitch in pitches]
    tones = [fundamental(samples(clip)) for clip in clips]

    assert [tone - tones[1] for tone in tones] == pytest.approx([-20, 0, 60], abs=6)


def fundamental(sound):
    """Return the pitch (Hz) in the middle of a vowel, by autocorrelation of what is left below the formants."""
    middle = sound[len(sound) // 3 :][:2400]
    low = [sum(middle[at : at + 32]) for at in range(len(middle) - 32)]
    likeness = {lag: sum(a * b for a, b in zip(low[:1500], low[lag:], strict=False)) for lag in range(70, 500)}
    return 22_050 / max(likeness, key=likeness.get)


def manners(**changes):
    """Return espeak-ng's parameters for one manner."""
    found = manner_of(Voice("espeak", "cmn", **changes))
    return found["rate"], found["pitch"], found["volume"]


@given(st.integers(-99, 998), st.integers(-999, 998), st.integers(-99, 998))
def test_more_is_never_less(rate, pitch, volume):
    """Every step up in rate, pitch or volume stays or goes up, within what espeak-ng takes."""
    lower = manners(rate=f"{rate:+d}%", pitch=f"{pitch:+d}Hz", volume=f"{volume:+d}%")
    higher = manners(rate=f"{rate + 1:+d}%", pitch=f"{pitch + 1:+d}Hz", volume=f"{volume + 1:+d}%")

    assert all(one <= other for one, other in zip(lower, higher, strict=True))
    assert (80 <= lower[0] <= 450, 0 <= lower[1] <= 99, 1 <= lower[2] <= 100) == (True, True, True)


@pytest.mark.parametrize("name", ["cmn", "cmn+f2", "cmn+linda", "cmn+m1", "yue"])
def test_within_its_limits_a_voice_follows(name):
    """At each limit something other comes of it than one step inside, as far as espeak-ng tells steps apart."""
    limits = EspeakEngine().prosody_limits(name)
    for option, unit, (least, most) in (("rate", "%", limits.rate), ("pitch", "Hz", limits.pitch)):
        inside, outside = (
            [manner_of(Voice("espeak", name, **{option: f"{value:+d}{unit}"}))[option] for value in values]
            for values in ((least, least + 9, most - 9, most), (least, least - 9, most, most + 9))
        )

        assert (inside[0] < inside[1], inside[2] < inside[3]) == (True, True)
        assert (abs(outside[0] - outside[1]) <= 2, abs(outside[2] - outside[3]) <= 2) == (True, True)


@pytest.mark.parametrize("name", ["cmn", "cmn+f4", "cmn+m1", "yue+f2"])
async def test_at_its_softest_a_voice_is_still_heard(speaker, name):
    """One word of a syllable counts as a sound at the lowest volume that is taken."""
    softest = EspeakEngine().prosody_limits(name).volume[0]
    clip = await speaker.speak("嗯。", Voice("espeak", name, volume=f"{softest}%"))

    assert max(map(abs, samples(clip))) > 32768 / 1000  # -60 dBFS


# --- many at once, and accidents -----------------------------------------------------------------------------


async def test_four_at_once_get_each_their_own(speaker):
    """Requests made side by side are not mixed up."""
    texts = ["东边日出。", "西边雨落。", "南来北往。", "春去秋来。"]
    alone = [await speaker.speak(text, CMN) for text in texts]

    assert await asyncio.gather(*(speaker.speak(text, CMN) for text in texts)) == alone


async def test_a_worker_that_is_killed_is_replaced(speaker):
    """The sentence it had fails in passing; the next one is spoken by a new worker, and sounds the same."""
    before = await speaker.speak(TEXT, CMN)
    os.kill(worker_of(speaker).pid, signal.SIGTERM)

    with pytest.raises(SpeechError) as caught:
        await speaker.speak(TEXT, CMN)

    assert caught.value.transient
    assert await speaker.speak(TEXT, CMN) == before


async def test_a_cancelled_request_does_not_answer_the_next(speaker):
    """What is given up in the middle leaves no answer lying about."""
    asking = asyncio.create_task(speaker.speak("这一句没有人要听。" * 20, CMN))
    for _ in range(3):
        await asyncio.sleep(0)  # the request is written in the first turns of the loop, and not answered in them
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking

    clip = await speaker.speak("这一句要听。", CMN)

    assert "".join(mark.text for mark in clip.marks) == "这一句要听"


async def test_leaving_ends_the_worker():
    """No process outlives its speaker."""
    async with EspeakEngine().open() as opened:
        await opened.speak(TEXT, CMN)
        process = worker_of(opened)

    assert process.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="sessions are POSIX")
async def test_ctrl_c_does_not_reach_the_worker(speaker):
    """The terminal's interrupt goes to our group, and the worker has one of its own."""
    assert os.getpgid(worker_of(speaker).pid) != os.getpgid(os.getpid())


def test_the_worker_ends_when_its_parent_is_gone(tmp_path):
    """Also when the parent is killed and can end nothing."""
    program = (
        "import asyncio, os, signal\n"
        "from tingshu.engines.espeak import EspeakEngine\n"
        "async def main():\n"
        "    async with EspeakEngine().open() as speaker:\n"
        "        print(speaker._workers._workers[0]._process.pid, flush=True)\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "asyncio.run(main())\n"
    )
    environment = os.environ | {"TINGSHU_CACHE": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, env=environment, timeout=60, check=False
    )
    worker = int(done.stdout)

    assert done.returncode == -signal.SIGKILL
    assert gone(worker)


def gone(pid):
    """Wait until a process that is not our child is gone."""
    for _ in range(100_000):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        with open(f"/proc/{pid}/stat") as file:  # noqa: PTH123
            if file.read().split()[2] == "Z":
                return True
    return False


# --- marks, from the events alone ----------------------------------------------------------------------------


def test_what_espeak_splits_further_is_one_mark():
    """A word of the dictionary spans its characters; a number said in parts repeats its position."""
    sound = b"\1\0" * 8820 + bytes(400)

    marks = word_marks("一起3.5%。", [(0, 0), (2, 2205), (3, 4410), (3, 5000), (5, 6615)], sound)

    assert marks == (Mark("一起", 0, 100), Mark("3", 100, 200), Mark(".5", 200, 300), Mark("%", 300, 400))


@given(
    st.text(min_size=1, max_size=20),
    st.lists(st.tuples(st.integers(0, 25), st.integers(0, 1000)), max_size=20),
    st.binary(min_size=2000, max_size=2000),
)
def test_marks_are_in_order_whatever_the_events(text, words, sound):
    """Positions that repeat, go back or point behind the text make no mark of their own."""
    in_order = sorted(sample for _, sample in words)
    events = [(position, sample) for (position, _), sample in zip(words, in_order, strict=True)]

    marks = word_marks(text, events, sound)

    assert all(one.start_ms <= one.end_ms <= other.start_ms for one, other in pairwise(marks))
    assert all(mark.text and mark.text in text for mark in marks)
