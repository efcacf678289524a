"""Dialogue and headings in voices of their own: by the real embedded voice, read back from the files."""

import asyncio
import math
import re
from itertools import pairwise

import pytest

from edge_service.loopback import Loopback
from listening import samples_of
from making import make
from tingshu.audio.loudness import loudness_lufs
from tingshu.audio.segment import segment
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
    events, _, ledger = make(source, output, engine="espeak", **settings)
    return [event.track for event in events if isinstance(event, TrackFinished)], ledger


@pytest.fixture
def edge(edge_service, monkeypatch):
    """The stand-in, found by the product as it is through the name of the real service."""
    monkeypatch.setattr(
        "tingshu.engines.edge_connection.AddressBook", lambda: Loopback(edge_service.host, edge_service.port)
    )
    return edge_service


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


CRIES = ["嗯！", "哦？", "嘿！", "哎！", "噢。", "呸！", "啊？", "嘘。", "哼！", "唉。", "咦？", "哈！"]
LINES = [
    "“这条河我走了四十年，哪里深哪里浅，闭着眼睛都知道，你放心坐着就是。”",
    "“下次带一包盐来就行。下雨天我也在，天晴了我也在，你什么时候来都有船。”",
    "“那时候你还小，什么都不知道，也没有人告诉你那些年的事情。”",
]


def test_a_voice_that_begins_with_cries_is_no_louder_than_the_narrator(tmp_path):
    """Its first dozen sentences are of one character each, and softer than what it says later."""
    source = tmp_path / "渡口.txt"
    narrated = "他回头看了看，河边没有人，只有一只旧船拴在柳树下面。"
    source.write_text("\n\n".join([*(f"“{cry}”{narrated}" for cry in CRIES), *LINES]), "utf-8")

    (track,), _ = made(str(source), tmp_path, voice="cmn", dialogue_voice="cmn+f2")

    dialogue, narration = (
        [sound_of(track, cue) for cue in track.cues if (cue.text[0] == "“") is is_speech] for is_speech in (True, False)
    )
    levels = [loudness_lufs([segment(each.tobytes(), 22_050) for each in sounds]) for sounds in (dialogue, narration)]
    assert levels == pytest.approx([-19, -19], abs=0.5)


def test_another_voice_makes_again_only_what_it_speaks(tmp_path):
    """A chapter without speech keeps its track when only the voice of dialogue changes, or comes to be."""
    source = tmp_path / "渡口.md"
    chapters = (
        "## 第一章 水\n\n船没有了。",
        "## 第二章 人\n\n“你去哪儿？”他问。",
        "## 第三章 桥\n\n所谓“桥”，是两根木头。",
    )
    source.write_text("# 渡口\n\n" + "\n\n".join(chapters), "utf-8")
    runs = [made(str(source), tmp_path, dialogue_voice=voice)[0] for voice in (None, "cmn+f2", "cmn+f4", "cmn+f4")]

    assert [sorted(track.number for track in tracks) for tracks in runs] == [[1, 2, 3], [2], [2], []]


def test_a_voice_without_a_word_to_say_is_named(tmp_path):
    """Who asked for it would listen for it in vain."""
    source = tmp_path / "渡口.txt"
    source.write_text("所谓“桥”，是两根木头。", "utf-8")
    _, ledger = made(str(source), tmp_path, dialogue_voice="cmn+f2", title_voice="cmn+f4")
    _, heard = made(str(source), tmp_path, voice="cmn+f2")

    assert [notice.partition(" is not heard")[0] for notice in ledger["notices"]] == [
        "--dialogue-voice cmn+f2",
        "--title-voice cmn+f4",
    ]
    assert heard["notices"] == []


def test_the_service_is_asked_for_each_piece_once_by_whose_it_is(edge, tmp_path):
    """Joined, what was asked for is the whole text, however quotations are nested, interrupted and left open."""
    source = tmp_path / "渡口.md"
    paragraphs = (
        "“你，”他说，“走吧。”",
        "她问：“他说‘不走’？”",
        "“……”他没有回答。",
        "“还有一段。",
        "“这就是‘底线’。”",
        "所谓“桥”。",
    )
    source.write_text("# 渡口\n\n" + "\n\n".join(paragraphs), "utf-8")
    voices = ("zh-CN-XiaoxiaoNeural", "zh-CN-YunxiNeural", "zh-CN-YunyangNeural")
    settings = Settings(output=tmp_path, engine="edge", dialogue_voice=voices[1], title_voice=voices[2])
    book = asyncio.run(narrate(plan(str(source), settings), settings, lambda _: None))

    asked = {request.text: request.voice for request in edge.requests}
    cues = [cue.text for cue in book.tracks[0].cues]
    said_by = {name: [cue for cue in cues if short(asked[cue]) == name] for name in voices}
    assert "".join(cues) == "渡口" + "".join(paragraphs)
    assert len(edge.requests) == len(asked) == len(cues)
    assert said_by == {
        voices[0]: ["他说，", "她问：", "“……”他没有回答。", "所谓“桥”。"],
        voices[1]: ["“你，”", "“走吧。”", "“他说‘不走’？”", "“还有一段。", "“这就是‘底线’。”"],
        voices[2]: ["渡口"],
    }


def short(voice):
    """Return the name of a voice as people write it."""
    locale, name = re.search(r"\((.+), (.+)\)", voice).groups()
    return f"{locale}-{name}"


def test_the_ledger_names_every_voice(source, tmp_path):
    """Those of roles, beside the one that narrates; the others are its own."""
    _, ledger = made(source, tmp_path, dialogue_voice="cmn+f2", rate="+10%")
    _, plain = made(source, tmp_path / "plain")

    assert (ledger["voice"]["name"], plain["roles"]) == ("cmn", {})
    assert ledger["roles"] == {"dialogue": {**ledger["voice"], "name": "cmn+f2"}}
    assert ledger["voice"]["rate"] == "+10%"


def test_between_speech_and_who_speaks_nothing_is_heard_for_the_length_of_a_cut(tmp_path):
    """Digital silence, as long as between the clauses of a sentence, so that a change of voices cannot click."""
    source = tmp_path / "渡口.txt"
    source.write_text("“走吧。”他说。“这件事，”他看了看我，“不能怪你。”天黑了。", "utf-8")
    (track,), _ = made(str(source), tmp_path, dialogue_voice="cmn+f2")

    assert [cue.text for cue in track.cues] == [
        "“走吧。”",
        "他说。",
        "“这件事，”",
        "他看了看我，",
        "“不能怪你。”",
        "天黑了。",
    ]
    gaps = [(before.end_ms, after.start_ms) for before, after in pairwise(track.cues)]
    assert [end - start for start, end in gaps] == pytest.approx([150, 450, 150, 150, 450], abs=1)
    samples, rate_hz = samples_of(track.path)
    silences = [samples[(start + 55) * rate_hz // 1000 : (end - 25) * rate_hz // 1000] for start, end in gaps]
    assert max(abs(sample) for silence in silences for sample in silence) <= 2


@pytest.mark.parametrize("option", ["dialogue_voice", "title_voice"])
def test_a_voice_that_the_engine_does_not_have_is_refused(source, tmp_path, option):
    """Before anything is spoken, with the nearest names."""
    with pytest.raises(UnknownVoiceError) as caught:
        made(source, tmp_path, **{option: "cmn+f22"})

    assert "cmn+f2" in caught.value.way_out
    assert list(tmp_path.glob("*.mp3")) == []


def test_a_voice_for_dialogue_makes_no_other_book(tmp_path):
    """The text is cut in other places then, and is the same text."""
    source = tmp_path / "渡口.txt"
    source.write_text("\n".join(f"“路很长{n}。”老张笑着说道，“天亮了{n}，走吧。”" for n in "一二三四五六七"), "utf-8")
    made(str(source), tmp_path / "books")
    made(str(source), tmp_path / "books", dialogue_voice="cmn+f2")

    assert [folder.name for folder in (tmp_path / "books").iterdir()] == ["渡口"]
