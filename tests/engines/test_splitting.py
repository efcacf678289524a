"""Saying a sentence in parts."""

import pytest
from hypothesis import given, strategies as st

from engines_gone_wrong import Good, Mute, tone
from tingshu.engines.joining import joined
from tingshu.engines.splitting import SHORTEST_PART, SplittingSpeaker, in_two
from tingshu.errors import ServiceError, SpeechError
from tingshu.model import Voice

VOICE = Voice("tone", "tone")
LONG = "清晨的雾还没有散去，渡口已经站满了人，谁也不说话，只听见水声。"


class TooLong(Good):
    """Says nothing longer than ``most`` characters."""

    def __init__(self, most):
        super().__init__()
        self.most = most

    async def speak(self, text, voice):
        """Say a short ``text``."""
        if len(text) > self.most:
            self.asked.append(text)
            raise SpeechError("too long", text=text, transient=True)
        return await super().speak(text, voice)


async def test_a_good_sentence_is_said_as_it_is():
    """Nothing is cut that need not be."""
    good = Good()

    assert await SplittingSpeaker(good).speak(LONG, VOICE) == tone(LONG)
    assert good.asked == [LONG]


async def test_a_sentence_that_fails_is_said_in_parts_and_joined():
    """Cut at its marks, every character once and in order, and one clip in the end."""
    short = TooLong(12)
    clip = await SplittingSpeaker(short).speak(LONG, VOICE)
    said = [text for text in short.asked if len(text) <= 12]

    assert "".join(said) == LONG
    assert (
        said == ["清晨的雾还没有散去，", "渡口已经站满了人，", "谁也不说话，", "只听见水声。"][: len(said)]
        or len(said) > 2
    )
    assert clip == joined([tone(text) for text in said])


async def test_what_cannot_be_said_even_in_parts_is_named_whole():
    """The person looks for the sentence in the book, not for a part of it."""
    mute = Mute("水声")

    with pytest.raises(SpeechError) as caught:
        await SplittingSpeaker(mute).speak(LONG, VOICE)

    assert (caught.value.text, "parts" in caught.value.problem) == (LONG, True)


async def test_a_short_sentence_stays_whole():
    """Two characters and a stop are not cut further."""
    mute = Mute()

    with pytest.raises(SpeechError):
        await SplittingSpeaker(mute).speak("走吧。", VOICE)

    assert mute.asked == ["走吧。"]


async def test_the_services_troubles_cut_nothing():
    """A closed door is no reason to say less."""

    class Closed(Good):
        async def speak(self, text, voice):
            await super().speak(text, voice)
            raise ServiceError("closed")

    with pytest.raises(ServiceError):
        await SplittingSpeaker(closed := Closed()).speak(LONG, VOICE)

    assert closed.asked == [LONG]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("他来了又走了，没有人知道为什么。", ("他来了又走了，", "没有人知道为什么。")),
        ("“天已经这样亮了！”她说，外面的雪还没有停。", ("“天已经这样亮了！”", "她说，外面的雪还没有停。")),
        ("The lamp went out, and nobody spoke.", ("The lamp went out, ", "and nobody spoke.")),
        ("没有标点的一行字也要能够分开来念", ("没有标点的一行字", "也要能够分开来念")),
        ("Supercalifragilisticexpialidocious", None),
        ("一二三四五。", None),
        ("", None),
    ],
)
def test_the_best_cut_is_the_strongest_mark_nearest_the_middle(text, parts):
    """A closing quote stays with what it closes, and no word is cut."""
    assert in_two(text) == parts


@given(st.text(st.sampled_from("天地玄黄宇宙洪荒abc12，。！”“ "), max_size=60))
def test_no_character_is_lost_or_moved(text):
    """Whatever the text: two parts that make it up, each worth saying."""
    parts = in_two(text)

    if parts:
        assert "".join(parts) == text
        assert min(sum(map(str.isalnum, part)) for part in parts) >= SHORTEST_PART
