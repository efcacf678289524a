"""The one governor of all requests, against services of many tempers; hours pass at once, in the right order."""

import asyncio
import math

import pytest

from clocks import clock_of_the_loop, leaping
from engines_gone_wrong import Away, Crowded, Garbling, Good, Mute, Refusing, Slow, Tired, tone
from tingshu.engines.clock import Clock
from tingshu.engines.governed import CONTROL, GovernedSpeaker
from tingshu.engines.governor import BLOCKED_AFTER, DOUBT_AFTER, PATIENCE_S, START, Governor
from tingshu.errors import BlockedError, ClipError, ServiceError, SpeechError
from tingshu.model import Voice

VOICE = Voice("tone", "tone")


def texts(count):
    """Return sentences to be spoken, no two alike."""
    return [f"这是第{number}句话。" for number in range(count)]


def governed(speaker, jobs=16, told=None, prove=None):
    """Return ``speaker`` under a governor of its own, by the clock of the loop."""
    governor = Governor(jobs, clock_of_the_loop(), (told if told is not None else []).append)
    return GovernedSpeaker(speaker, governor, prove)


def spoken(speaker, count, jobs=16, told=None):
    """Ask for ``count`` texts at once; return what came of each, and the seconds that passed."""

    async def main():
        inside = governed(speaker, jobs, told)
        return await asyncio.gather(*(inside.speak(text, VOICE) for text in texts(count)), return_exceptions=True)

    return leaping(main())


# --- how many at once ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("places", "retry_after_s"), [(1, None), (2, 1.0), (3, None), (3, 1.0), (5, 1.0), (3, 5.0)])
def test_a_service_with_few_places_is_used_to_the_full(places, retry_after_s):
    """It answers 429 to the rest: every text comes, in little more than the service's own time, with few refusals."""
    crowded = Crowded(places, 0.7, retry_after_s)
    clips, seconds = spoken(crowded, 300)
    pauses = crowded.refused * (retry_after_s or 1.0)

    assert clips == [tone(text) for text in texts(300)]
    assert (crowded.most_at_once, crowded.refused <= 6) == (places, True)
    assert seconds <= 300 * 0.7 / places * 1.1 + pauses


def test_a_good_service_soon_has_all_the_places_it_may_have():
    """Four at first, sixteen after two rounds: 300 answers of 0.7 s take hardly more than 300 x 0.7 / 16."""
    wide = Crowded(1000)
    _, seconds = spoken(wide, 300)

    assert (wide.most_at_once, seconds < 300 * 0.7 / 16 * 1.1) == (16, True)


@pytest.mark.parametrize("jobs", [1, 2, START, 6])
def test_never_more_than_jobs_are_under_way(jobs):
    """However good the service."""
    wide = Crowded(1000)
    spoken(wide, 100, jobs)

    assert wide.most_at_once == jobs


def test_nothing_is_gained_from_a_service_that_slows_down():
    """It has four hands: asking for more at once only makes everybody wait, and is given up soon."""
    tired = Tired(0.5)
    _, seconds = spoken(tired, 300, 64)

    assert (seconds, tired.most_at_once <= 16) == (300 * 0.5 / 4, True)


@pytest.mark.parametrize("which", [0, 3, 100])
def test_one_drop_slows_nobody_else(which):
    """It may come with any sentence, the first among them: the others are said as fast as on a good day."""
    _, good_s = spoken(Crowded(1000), 300)
    wide = Crowded(1000)
    say = wide.speak

    async def speak_but_once(text, voice):
        clip = await say(text, voice)
        if text == texts(300)[which] and wide.asked.count(text) == 1:
            raise SpeechError("dropped", text=text, transient=True)
        return clip

    wide.speak = speak_but_once
    results, seconds = spoken(wide, 300)

    assert [type(result) for result in results].count(SpeechError) == 1
    assert seconds <= good_s + 0.7


def test_half_as_many_after_two_drops():
    """A service under load drops answers (edge-tts issue 235)."""

    async def limits():
        governor = Governor(16, clock_of_the_loop(), print)
        for _ in range(12):
            async with governor.place() as ticket:
                governor.answered(ticket, "字", 0.5)
        before = governor._limit  # noqa: SLF001  (what it allows is otherwise seen only by asking)
        async with governor.place() as one, governor.place() as other:
            for ticket in (one, other):
                governor.failed(ticket, SpeechError("dropped", text="字", transient=True))
        return before, governor._limit  # noqa: SLF001  (as above)

    assert leaping(limits())[0] == (16, 8)


def test_our_own_proof_is_no_slowness_of_the_service():
    """A computer that has ever more to do proves each clip more slowly: all the same the service kept its pace."""

    async def limit_after(proof_s):
        now = 0.0
        governor = Governor(16, Clock(lambda: now, asyncio.sleep, lambda: 1.0), print)

        def prove(_):
            nonlocal now
            now += proof_s[len(proofs)]
            proofs.append(1)

        proofs = []
        inside = GovernedSpeaker(Good(), governor, prove)
        for text in texts(20):
            now += 0.5
            await inside.speak(text, VOICE)
        return governor._limit  # noqa: SLF001  (what it allows is otherwise seen only by asking)

    steady, growing = (asyncio.run(limit_after(proof_s)) for proof_s in ([0.01] * 20, list(range(20))))

    assert (steady, growing) == (16, 16)


async def test_what_does_not_stand_the_proof_is_a_failure_in_passing():
    """It may be asked for again, and the error says what was found."""

    def must_be_wav(clip):
        if not clip.audio.startswith(b"RIFF"):
            raise ClipError("no audio")

    with pytest.raises(SpeechError) as caught:
        await governed(Garbling(), prove=must_be_wav).speak("坏。", VOICE)

    assert await governed(Good(), prove=must_be_wav).speak("好。", VOICE) == tone("好。")
    assert (caught.value.transient, caught.value.text, "no audio" in caught.value.problem) == (True, "坏。", True)


# --- who waits ------------------------------------------------------------------------------------------------


def test_one_pause_for_everybody_as_long_as_the_service_asks():
    """After a Retry-After of two minutes nobody has asked again sooner, and it has been said once."""
    told = []
    away = Away(lambda _: ServiceError("429", "Later", transient=True, retry_after_s=120.0), returns_at=0.1)
    clips, seconds = spoken(away, 20, told=told)

    assert clips == [tone(text) for text in texts(20)]
    assert (120 <= seconds < 125, told) == (True, ["429: waiting 120 seconds"])


def test_no_service_may_ask_for_a_day():
    """What it asks for is capped."""
    away = Away(lambda _: ServiceError("503", "Later", transient=True, retry_after_s=86_400.0), returns_at=0.1)

    assert 300 <= spoken(away, 1)[1] < 301


def test_a_service_that_asks_for_no_pause_gets_one():
    """Retry-After: 0 with every refusal is no invitation to hammer."""
    away = Away(lambda _: ServiceError("429", "Later", transient=True, retry_after_s=0.0), returns_at=100)
    clips, _ = spoken(away, 20)

    assert (clips == [tone(text) for text in texts(20)], len(away.asked) < 20 + 20) == (True, True)


def test_time_in_which_nothing_was_asked_is_no_outage():
    """After an hour of kept clips, the first failure is the first."""

    async def main():
        inside = governed(away := Away(lambda _: ServiceError("503", "Later", transient=True), returns_at=3601))
        await asyncio.sleep(3600)
        return await inside.speak("迟。", VOICE), away

    (clip, _), _ = leaping(main())

    assert clip == tone("迟。")


def test_the_first_come_is_the_first_served():
    """The beginning of the book is spoken first."""
    good = Good()
    spoken(good, 50)

    assert good.asked == texts(50)


async def test_whoever_waits_hears_that_it_is_over():
    """Cancelled in a pause of five minutes, behind others, and while being asked: it ends at once."""
    slow = Slow()
    busy = Away(lambda _: ServiceError("429", "Later", transient=True, retry_after_s=300.0))
    for inside, count in ((governed(slow, 1), 3), (governed(busy, 1), 3)):
        asking = [asyncio.create_task(inside.speak(text, VOICE)) for text in texts(count)]
        for _ in range(20):
            await asyncio.sleep(0)
        for one in asking:
            one.cancel()
        ended = await asyncio.wait_for(asyncio.gather(*asking, return_exceptions=True), 2)

        assert [type(one) for one in ended] == [asyncio.CancelledError] * 3
    assert slow.waiting == 0


# --- who is to blame ------------------------------------------------------------------------------------------


def test_a_bad_text_is_named_and_the_others_are_spoken():
    """Also when many bad ones come in a row: a text that every voice can say shows that the service is well."""
    mute = Mute("话")  # which is in every text, and not in the control
    errors, _ = spoken(mute, 30)

    assert [type(error) for error in errors] == [SpeechError] * 30
    assert 0 < mute.asked.count(CONTROL) <= 30 / DOUBT_AFTER + 1


def test_a_failure_of_everything_is_the_services_and_no_text_is_condemned():
    """Every text fails for a while, in a way that blames the text: all are waited for, and nobody is given up."""
    away = Away(lambda text: SpeechError("no audio", text=text, transient=False), returns_at=60)
    results, seconds = spoken(away, 40)
    condemned = [result for result in results if isinstance(result, SpeechError)]

    # the few that failed before there was a doubt may be asked again by whoever retries
    assert len(condemned) <= DOUBT_AFTER
    assert [result for result in results if not isinstance(result, SpeechError)] == [
        tone(text) for text, result in zip(texts(40), results, strict=True) if not isinstance(result, SpeechError)
    ]
    assert (60 < seconds < 200, len(away.asked) < 40 + 20) == (True, True)


@pytest.mark.parametrize(
    "error",
    [
        lambda text: SpeechError("dropped", text=text, transient=True),
        lambda text: SpeechError("no audio", text=text, transient=False),
        lambda _: ServiceError("unreachable", "Check the network", transient=True),
        lambda _: ServiceError("503", "Later", transient=True, retry_after_s=30.0),
    ],
)
def test_a_service_that_stays_away_is_given_up_after_ten_minutes(error):
    """With few requests, having said that it is waiting; the error is the service's and has a way out."""
    told = []
    away = Away(error)
    results, seconds = spoken(away, 200, told=told)
    final = [result for result in results if isinstance(result, ServiceError)]

    assert len(final) >= 200 - DOUBT_AFTER
    assert all((not result.transient, bool(result.way_out)) == (True, True) for result in final)
    assert PATIENCE_S < seconds < PATIENCE_S + 100
    assert (len(away.asked) < 60, len(told) > 0) == (True, True)


def test_a_refusal_of_this_program_is_believed_after_the_fifth():
    """Repeated 403: no hammering, and what to do is said."""
    away = Away(lambda _: BlockedError("403", "Check the clock", transient=True))
    results, seconds = spoken(away, 100)

    assert {(type(result), result.way_out) for result in results} == {(BlockedError, "Check the clock")}
    assert (len(away.asked) <= START + BLOCKED_AFTER - 1, seconds < 20) == (True, True)


def test_a_short_burst_of_refusals_is_survived():
    """A 403 for everybody under way, once: the book goes on."""
    away = Away(lambda _: BlockedError("403", "Check the clock", transient=True), returns_at=0.1)

    assert spoken(away, 50)[0] == [tone(text) for text in texts(50)]


def test_what_waiting_does_not_mend_is_not_waited_for():
    """A proxy that wants a password ends the run at once, for everybody."""
    refusing = Refusing()
    results, seconds = spoken(refusing, 50)

    assert {type(result) for result in results} == {ServiceError}
    assert len({id(result) for result in results}) == 50  # else each who raises it adds to one long traceback
    assert {str(result.__cause__) for result in results} == {"The service has closed its doors. Come back tomorrow."}
    assert (len(refusing.asked) <= START, seconds) == (True, 0)


def test_after_an_outage_the_old_speed_is_soon_back():
    """What was refused when nobody was served says nothing about how many there may be."""
    wide = Crowded(1000)

    async def main():
        inside = governed(wide)
        asking = [asyncio.create_task(inside.speak(text, VOICE)) for text in texts(600)]
        await asyncio.sleep(5)
        wide.open = False
        await asyncio.sleep(20)
        wide.open = True
        wide.most_at_once = 0
        await asyncio.gather(*asking)

    _, seconds = leaping(main())

    assert (wide.most_at_once, seconds < 20 + 30 + 600 * 0.7 / 16 * 1.3) == (16, True)
    assert not math.isnan(seconds)
