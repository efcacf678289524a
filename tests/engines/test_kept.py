"""Clips kept on disk."""

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from engines_gone_wrong import Flaky, Good, Mute, Slow, engine_of, tone
from tingshu.engines.kept import KeptSpeaker, clip_key
from tingshu.engines.store import ClipStore
from tingshu.errors import FolderError, SpeechError
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


async def test_a_clip_that_turns_out_to_be_no_good_is_asked_for_again(tmp_path):
    """Forgetting it is enough, and forgetting what is not there is no error."""
    speaker = kept(good := Good(), tmp_path)
    await speaker.speak("错。", VOICE)
    await speaker.forget("错。", VOICE)
    await speaker.forget("错。", VOICE)

    assert (await speaker.speak("错。", VOICE), good.asked) == (tone("错。"), ["错。", "错。"])
