"""Who speaks a book."""

import math

import pytest

from edge_service import faults
from tingshu.engines import AUTO, ENGINES, choose
from tingshu.errors import ServiceError, UnknownVoiceError, UsageError
from tingshu.model import Voice

PLAIN = ("+0%", "+0Hz", "+0%")


@pytest.fixture
def engines(edge_service):
    """The table, with Edge at the stand-in."""
    return {"edge": edge_service.engine, "espeak": ENGINES["espeak"]}


async def test_edge_speaks_when_it_answers(engines):
    """Without a word from anybody, and without a notice."""
    choice = await choose(AUTO, None, "+5%", "-2Hz", "+1%", engines=engines)

    assert choice.voice == Voice("edge", "zh-CN-XiaoxiaoNeural", "+5%", "-2Hz", "+1%")
    assert (choice.engine.name, choice.notices) == ("edge", ())


@pytest.mark.parametrize("status", [403, 429, 503])
async def test_the_embedded_voice_stands_in_and_says_so(engines, edge_service, status):
    """The notice says what happened, who speaks, and how to get the other."""
    edge_service.faults.refuse_list(status, times=9)

    choice = await choose(AUTO, None, *PLAIN, engines=engines)

    assert (choice.voice, choice.engine.name) == (Voice("espeak", "cmn"), "espeak")
    (notice,) = choice.notices
    assert [part in notice for part in (str(status), "embedded voice", "--engine edge")] == [True] * 3


async def test_nobody_waits_long_for_an_answer(engines, edge_service, monkeypatch):
    """A service that accepts and then says nothing is taken for absent."""
    monkeypatch.setattr("tingshu.engines.choice.PATIENCE_S", 0.2)
    edge_service.pace = type(edge_service.pace)(connect_s=3600)

    choice = await choose(AUTO, None, *PLAIN, engines=engines)

    assert (choice.voice.engine, len(choice.notices)) == ("espeak", 1)


@pytest.mark.parametrize(("name", "engine"), [("zh-CN-YunjianNeural", "edge"), ("cmn+f2", "espeak"), ("yue", "espeak")])
async def test_a_voice_that_one_engine_has_decides(engines, name, engine):
    """Its name is enough."""
    choice = await choose(AUTO, name, *PLAIN, engines=engines)

    assert (choice.voice.engine, choice.voice.name, choice.notices) == (engine, name, ())


async def test_an_embedded_voice_asks_no_service(engines, edge_service):
    """By name or by engine, nothing goes over the network."""
    edge_service.faults.refuse_list(500, times=9)
    await choose(AUTO, "cmn", *PLAIN, engines=engines)
    await choose("espeak", None, *PLAIN, engines=engines)

    assert edge_service.refused == []


async def test_a_voice_of_the_service_is_not_replaced_in_silence(engines, edge_service):
    """Who asked for Yunxi does not get a machine: the run ends as the service's error."""
    edge_service.faults.refuse_list(503, times=9)

    with pytest.raises(ServiceError, match="YunxiNeural"):
        await choose(AUTO, "zh-CN-YunxiNeural", *PLAIN, engines=engines)


async def test_an_engine_by_name_is_that_engine_or_an_error(engines, edge_service):
    """--engine edge never falls back."""
    edge_service.faults.refuse_list(503)

    with pytest.raises(ServiceError) as caught:
        await choose("edge", None, *PLAIN, engines=engines)

    assert caught.value.exit_code == 4


@pytest.mark.parametrize(
    ("wanted", "name", "near"),
    [
        (AUTO, "zh-CN-XiaoxiaoNeurl", "zh-CN-XiaoxiaoNeural"),
        ("edge", "yunxi", "zh-CN-YunxiNeural"),
        ("edge", "zh-CN-XIAOYINEURAL", "zh-CN-XiaoyiNeural"),
        ("espeak", "cmn+f3", "cmn+f2"),
        (AUTO, "cnm", "cmn"),
    ],
)
async def test_an_unknown_voice_is_met_with_near_names(engines, wanted, name, near):
    """A slip of the finger costs one look."""
    with pytest.raises(UnknownVoiceError) as caught:
        await choose(wanted, name, *PLAIN, engines=engines)

    assert (near in caught.value.way_out, caught.value.exit_code) == (True, 2)


async def test_a_voice_of_another_engine_is_unknown_to_the_one_named(engines):
    """One book, one engine: naming both is a contradiction."""
    with pytest.raises(UnknownVoiceError):
        await choose("espeak", "zh-CN-XiaoxiaoNeural", *PLAIN, engines=engines)


@pytest.mark.parametrize(
    ("name", "beside", "engine", "narrator"),
    [
        (None, ["cmn+f2"], "espeak", "cmn"),
        ("cmn+m1", ["cmn+f2", "yue"], "espeak", "cmn+m1"),
        (None, ["zh-CN-YunxiNeural"], "edge", "zh-CN-XiaoxiaoNeural"),
        ("zh-CN-YunjianNeural", ["zh-CN-YunxiNeural"], "edge", "zh-CN-YunjianNeural"),
    ],
)
async def test_every_voice_that_is_named_decides(engines, name, beside, engine, narrator):
    """A voice for dialogue alone is enough to say which engine is wanted."""
    choice = await choose(AUTO, name, *PLAIN, beside=beside, engines=engines)

    assert (choice.voice.engine, choice.voice.name, choice.notices) == (engine, narrator, ())


async def test_voices_of_two_engines_are_told_apart(engines, edge_service):
    """One book has one engine: the error says whose each voice is, and no service has to be asked for that."""
    with pytest.raises(UsageError) as caught:
        await choose(AUTO, "zh-CN-YunxiNeural", *PLAIN, beside=["cmn+f2"], engines=engines)

    assert "'cmn+f2' belongs to espeak, 'zh-CN-YunxiNeural' does not" in caught.value.problem
    assert edge_service.requests == []


@pytest.mark.parametrize(
    ("wanted", "named", "other"), [("edge", "zh-CN-YunxiNeural", "cmn+f2"), ("espeak", "cmn", "a")]
)
async def test_every_voice_must_be_the_named_engines(engines, wanted, named, other):
    """Also one for dialogue; and it is said among whose voices it is not."""
    with pytest.raises(UnknownVoiceError, match=f"among those of {wanted}"):
        await choose(wanted, named, *PLAIN, beside=[other], engines=engines)


async def test_a_voice_for_dialogue_is_not_replaced_in_silence_either(engines, edge_service):
    """It is the service's, and the service is away."""
    edge_service.faults.refuse_list(503, times=9)

    with pytest.raises(ServiceError, match="YunxiNeural"):
        await choose(AUTO, None, *PLAIN, beside=["zh-CN-YunxiNeural"], engines=engines)


@pytest.mark.parametrize(
    ("name", "prosody", "said"),
    [
        ("cmn", ("+137%", "+0Hz", "+0%"), "-57% to +136%"),
        ("cmn", ("-58%", "+0Hz", "+0%"), "-57% to +136%"),
        ("cmn", ("+0%", "+0Hz", "-99%"), "-80% to +100%"),
        ("cmn", ("+0%", "+70Hz", "+0%"), "-35Hz to +69Hz"),
        ("cmn+linda", ("+0%", "-96Hz", "+0%"), "-95Hz to +185Hz"),
        ("zh-CN-YunxiNeural", ("+201%", "+0Hz", "+0%"), "-50% to +200%"),
    ],
)
async def test_more_than_a_voice_can_do_is_refused_with_its_limits(engines, name, prosody, said):
    """It would be spoken otherwise than asked for, or not be heard, and nobody would know why."""
    with pytest.raises(UsageError) as caught:
        await choose(AUTO, name, *prosody, engines=engines)

    assert (said in caught.value.way_out, name in caught.value.problem) == (True, True)


async def test_the_voices_beside_must_follow_too(engines):
    """What the narrator's voice can do may be too high for another."""
    with pytest.raises(UsageError, match=r"cmn\+f2"):
        await choose(AUTO, "cmn+linda", "+0%", "+180Hz", "+0%", beside=["cmn+f2"], engines=engines)


async def test_an_unknown_engine_is_met_with_the_known_ones(engines):
    """The list is the table."""
    with pytest.raises(UsageError, match="auto, edge, espeak"):
        await choose("siri", None, *PLAIN, engines=engines)


def test_every_engine_of_the_table_goes_by_its_own_name():
    """What the command line calls it is what book.json calls it."""
    assert {name: make().name for name, make in ENGINES.items()} == {name: name for name in ENGINES}


@pytest.mark.parametrize("blocked", ["refused", "hanging"])
async def test_a_network_that_lets_only_the_list_through_is_noticed(engines, edge_service, monkeypatch, blocked):
    """Many firewalls pass HTTPS and stop WebSockets: then the embedded voice reads, and the notice says why."""
    monkeypatch.setattr("tingshu.engines.choice.PATIENCE_S", 0.5)
    if blocked == "refused":
        edge_service.faults.refuse(403, times=math.inf)
    else:
        edge_service.faults.spoil(faults.hanging, times=math.inf)
    choice = await choose(AUTO, None, *PLAIN, engines=engines)

    assert (choice.voice.engine, len(choice.notices)) == ("espeak", 1)


async def test_one_mishap_does_not_decide_over_a_book(engines, edge_service, monkeypatch):
    """A dropped connection in the trial is tried again."""
    monkeypatch.setattr("tingshu.engines.retrying.FIRST_WAIT_S", 0.0)
    edge_service.faults.spoil(faults.dropped, times=2)
    choice = await choose(AUTO, None, *PLAIN, engines=engines)

    assert (choice.voice.engine, choice.notices) == ("edge", ())
