"""Thousands of answers that no service should give, through the real edge-tts: our errors or a whole clip."""

import asyncio
import json

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from edge_service.faults import Audio, Close, Drop, Raw, Text
from edge_service.speech import speech
from tingshu.engines.edge import Timeouts
from tingshu.engines.mp3_frames import duration_ms, fault_in
from tingshu.errors import ServiceError, SpeechError
from tingshu.model import Voice

pytestmark = pytest.mark.storm

TEXT = "巷口的面馆六点开门，老板先给自己下一碗，然后才是第一个客人。"
WHOLE_MS = duration_ms(speech(TEXT).audio)
PATIENT = Timeouts(stall=3.0, sentence=20.0)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inside: (
        st.lists(inside, max_size=4)
        | st.dictionaries(st.sampled_from(["Metadata", "Type", "Data", "Offset", "Duration", "text", "Text"]), inside)
    ),
    max_leaves=12,
)
paths = st.sampled_from(["audio.metadata", "turn.end", "turn.start", "response", "audio", ""]) | st.text(max_size=9)
messages = st.one_of(
    st.builds(Text, paths, st.text(max_size=40)),
    st.builds(Text, paths, json_values.map(json.dumps)),
    st.builds(Audio, st.binary(max_size=600)),
    st.builds(Raw, st.text(max_size=60) | st.binary(max_size=60)),
    st.builds(Close, st.sampled_from([1000, 1001, 1007, 1011, 3000]), st.text("abc", max_size=9)),
    st.just(Drop()),
)


@st.composite
def losses(draw):
    """Return a fault that loses steps, cuts messages short or ends early, and invents nothing."""
    lost = draw(st.sets(st.integers(0, 60), max_size=30))
    ends_at = draw(st.none() | st.integers(0, 60))
    cut = draw(st.dictionaries(st.integers(0, 60), st.integers(1, 1439), max_size=3))

    def fault(steps):
        kept = [
            Audio(step.frames[: -cut[at]]) if isinstance(step, Audio) and at in cut else step
            for at, step in enumerate(steps)
            if at not in lost
        ]
        return [*kept[:ends_at], Close()]

    return fault


@st.composite
def inventions(draw):
    """Return a fault that puts anything anywhere."""
    added = draw(st.lists(st.tuples(st.integers(0, 40), messages), min_size=1, max_size=6))
    replaced = draw(st.dictionaries(st.integers(0, 40), messages, max_size=6))

    def fault(steps):
        answer = [replaced.get(at, step) for at, step in enumerate(steps)]
        for at, message in added:
            answer.insert(at, message)
        return [*answer, Close()]

    return fault


@pytest.fixture(scope="module")
def runner():
    """One event loop for all the answers."""
    with asyncio.Runner() as runner:
        yield runner


def outcome(runner, service, fault):
    """Return the clip of a spoiled answer, or None for one of our errors; anything else is raised."""

    async def ask():
        engine = service.engine(PATIENT)
        async with engine.open() as speaker:
            try:
                return await speaker.speak(TEXT, Voice("edge", engine.default_voice))
            except (SpeechError, ServiceError):
                return None

    service.faults.spoil(fault)
    return runner.run(ask())


many = settings(max_examples=1100, deadline=None, suppress_health_check=list(HealthCheck))


@many
@given(losses())
def test_whatever_is_lost_no_part_passes_for_the_whole(runner, edge_service, fault):
    """What is handed on has all but what the closing silence and a tenth of the words hide."""
    clip = outcome(runner, edge_service, fault)

    if clip:
        assert fault_in(clip.audio, clip.marks) == ""
        assert duration_ms(clip.audio) >= WHOLE_MS * 0.9 - 800


@many
@given(inventions())
def test_whatever_is_sent_ends_as_a_clip_or_as_our_own_error(runner, edge_service, fault):
    """No foreign exception, and no clip without frames and words."""
    clip = outcome(runner, edge_service, fault)

    if clip:
        assert (fault_in(clip.audio, clip.marks), len(clip.marks) > 5) == ("", True)
