"""Clips kept on disk."""

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from engines_gone_wrong import Flaky, Good, Mute, Refusing, Slow, engine_of, tone
from tingshu.engines.joining import joined
from tingshu.engines.kept import KeptSpeaker, clip_key
from tingshu.engines.store import ClipStore
from tingshu.errors import FolderError, ServiceError, SpeechError
from tingshu.model import Voice

VOICE = Voice("tone", "tone")
ENGINE = engine_of(Good())
LONE = st.text(st.characters())


def kept(speaker, store):
    """Return ``speaker`` with its clips kept in ``store``."""
    return KeptSpeaker(speaker, engine_of(speaker), ClipStore(store))


def only_file(store):
    """Return the one file of a store."""
    (path,) = (path for path in store.rglob("*") if path.is_file())
    return path


async def test_what_was_said_once_is_never_asked_for_again(tmp_path):
    """Also not by the next run, and it sounds the same."""
    first, later = Good(), Good()
    clip = await kept(first, tmp_path).speak("一次。", VOICE)

    assert await kept(later, tmp_path).speak("一次。", VOICE) == clip == tone("一次。")
    assert (first.asked, later.asked) == (["一次。"], [])


@pytest.mark.parametrize("change", ["name", "rate", "pitch", "volume"])
def test_every_side_of_a_voice_makes_another_clip(change):
    """Nothing that can be heard is left out of the key."""
    assert clip_key(ENGINE, VOICE, "字") != clip_key(ENGINE, replace(VOICE, **{change: "+7%"}), "字")


@pytest.mark.parametrize("change", ["name", "version"])
def test_every_engine_and_version_makes_another_clip(change, monkeypatch):
    """A clip of one engine is never taken for another's."""
    before = clip_key(ENGINE, VOICE, "字")
    monkeypatch.setattr(engine_of, change, "other")

    assert clip_key(ENGINE, VOICE, "字") != before


@given(st.tuples(LONE, LONE), st.tuples(LONE, LONE))
def test_keys_are_not_ambiguous(one, other):
    """No text can be written so that it borrows a letter from the voice's volume."""
    keys = [clip_key(ENGINE, replace(VOICE, volume=volume), text) for volume, text in (one, other)]

    assert (keys[0] == keys[1]) is (one == other)


@pytest.mark.parametrize(
    "damage", [lambda whole: whole[:-9], lambda _: b"", lambda whole: whole[:60] + b"?" + whole[61:]]
)
async def test_a_damaged_clip_is_asked_for_again_and_replaced(tmp_path, damage):
    """The damage is healed, not played."""
    await kept(Good(), tmp_path).speak("坏了。", VOICE)
    path = only_file(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    again = Good()

    assert await kept(again, tmp_path).speak("坏了。", VOICE) == tone("坏了。")
    assert (again.asked, path.read_bytes()) == (["坏了。"], whole)


async def test_two_clips_in_each_others_place_are_asked_for_again(tmp_path):
    """Whole as they are, neither is what its name stands for."""
    speaker, store = kept(good := Good(), tmp_path), ClipStore(tmp_path)
    for text in ("来。", "去。"):
        await speaker.speak(text, VOICE)
    one, other = (store.place(clip_key(engine_of(good), VOICE, text)) for text in ("来。", "去。"))
    swapped = other.read_bytes(), one.read_bytes()
    for path, data in zip((one, other), swapped, strict=True):
        path.write_bytes(data)

    assert [await speaker.speak(text, VOICE) for text in ("来。", "去。")] == [tone("来。"), tone("去。")]
    assert good.asked == ["来。", "去。"] * 2


async def test_a_sentence_that_failed_is_not_kept(tmp_path):
    """The next run may have more luck."""
    with pytest.raises(SpeechError):
        await kept(Mute(), tmp_path).speak("难。", VOICE)

    assert await kept(Good(), tmp_path).speak("难。", VOICE) == tone("难。")


async def test_the_same_request_twice_at_once_is_one(tmp_path):
    """Refrains and repeated titles are paid for once, also on the first run."""
    slow = Slow()
    speaker = kept(slow, tmp_path)
    asking = [asyncio.create_task(speaker.speak(text, VOICE)) for text in ("副歌。", "副歌。", "主歌。", "副歌。")]
    await slow.has(2)
    slow.go.set()

    assert await asyncio.gather(*asking) == [tone("副歌。"), tone("副歌。"), tone("主歌。"), tone("副歌。")]
    assert sorted(slow.asked) == ["主歌。", "副歌。"]


async def test_a_shared_request_survives_whoever_leaves(tmp_path):
    """The one who asked first gives up; the second still gets the clip, and nobody asks again."""
    slow = Slow()
    speaker = kept(slow, tmp_path)
    first, second = (asyncio.create_task(speaker.speak("共。", VOICE)) for _ in range(2))
    await slow.has(1)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    slow.go.set()

    assert (await second, slow.asked) == (tone("共。"), ["共。"])


async def test_a_request_nobody_waits_for_is_given_up(tmp_path):
    """It ends inside too, and can be made again."""
    slow = Slow()
    speaker = kept(slow, tmp_path)
    asking = asyncio.create_task(speaker.speak("弃。", VOICE))
    await slow.has(1)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert slow.waiting == 0
    slow.go.set()

    assert await speaker.speak("弃。", VOICE) == tone("弃。")


async def test_a_shared_failure_is_everybodys_and_over(tmp_path):
    """Both hear of it; the next request is a new one."""
    flaky = Flaky(1)
    speaker = kept(flaky, tmp_path)
    results = await asyncio.gather(*(speaker.speak("咳。", VOICE) for _ in range(2)), return_exceptions=True)

    assert [type(result) for result in results] == [SpeechError, SpeechError]
    assert await speaker.speak("咳。", VOICE) == tone("咳。")


async def test_a_store_that_cannot_be_used_is_named(tmp_path):
    """Losing what was paid for is an error with a way out, not a secret."""
    (tmp_path / "file").write_text("")

    with pytest.raises(FolderError) as caught:
        await kept(Good(), tmp_path / "file").speak("字。", VOICE)

    assert (str(tmp_path / "file") in caught.value.problem, "TINGSHU_CACHE" in caught.value.way_out) == (True, True)


class Swallowing(Good):
    """Says nothing longer than ``most`` characters."""

    def __init__(self, most):
        super().__init__()
        self.most = most

    async def speak(self, text, voice):
        """Say a short ``text``."""
        clip = await super().speak(text, voice)
        if len(text) > self.most:
            raise SpeechError("too long", text=text, transient=True)
        return clip


LONG = "清晨的雾还没有散去，渡口已经站满了人，谁也不说话，只听见水声。"
FIRST_HALF = "清晨的雾还没有散去，渡口已经站满了人，"


async def test_a_sentence_that_fails_is_said_in_parts_and_joined(tmp_path):
    """Cut at its marks, every character once and in order, and one clip in the end, which is kept as a whole."""
    short = Swallowing(12)
    clip = await kept(short, tmp_path).speak(LONG, VOICE)
    said = [text for text in short.asked if len(text) <= 12]
    again = Good()

    assert said == ["清晨的雾还没有散去，", "渡口已经站满了人，", "谁也不说话，只听见水声。"]
    assert clip == joined([joined([tone(text) for text in said[:2]]), tone(said[2])])
    assert (await kept(again, tmp_path).speak(LONG, VOICE), again.asked) == (clip, [])


async def test_what_cannot_be_said_even_in_parts_is_named_whole(tmp_path):
    """The person looks for the sentence in the book, not for a part of it; and is told of parts once."""
    with pytest.raises(SpeechError) as caught:
        await kept(Mute("水声"), tmp_path).speak(LONG, VOICE)

    assert (caught.value.text, str(caught.value)) == (LONG, "The voice has lost its tongue, also not in parts.")


async def test_the_parts_that_were_said_are_kept(tmp_path):
    """The next run asks only for the part that failed; a sentence that shares a part does not ask for it either."""
    with pytest.raises(SpeechError):
        await kept(Mute("水声"), tmp_path).speak(LONG, VOICE)
    again = Swallowing(len(LONG) - 1)
    clip = await kept(again, tmp_path).speak(LONG, VOICE)
    after = Good()

    assert (clip.marks[0].text, again.asked) == (FIRST_HALF, [LONG, LONG.removeprefix(FIRST_HALF)])
    assert (await kept(after, tmp_path).speak(FIRST_HALF, VOICE), after.asked) == (tone(FIRST_HALF), [])


async def test_a_short_sentence_stays_whole(tmp_path):
    """Two characters and a stop are not cut further."""
    mute = Mute()
    with pytest.raises(SpeechError):
        await kept(mute, tmp_path).speak("走吧。", VOICE)

    assert mute.asked == ["走吧。"]


async def test_the_services_troubles_cut_nothing(tmp_path):
    """A closed door is no reason to say less."""
    refusing = Refusing()
    with pytest.raises(ServiceError):
        await kept(refusing, tmp_path).speak(LONG, VOICE)

    assert refusing.asked == [LONG]


async def test_no_request_outlives_the_context(tmp_path):
    """Whoever still waits when it is left hears that nothing comes any more."""
    slow = Slow()
    async with kept(slow, tmp_path) as speaker:
        asking = asyncio.create_task(speaker.speak("慢。", VOICE))
        await slow.has(1)

    assert slow.waiting == 0
    with pytest.raises(asyncio.CancelledError):
        await asking
