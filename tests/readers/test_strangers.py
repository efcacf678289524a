"""Whatever a stranger has made of a document: a manuscript or our own error, and nothing lost without a word."""

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from strangers import FORMATS, SENTENCES, SOUND, prove, strangers, unaccounted
from tingshu.errors import SourceError, UsageError
from tingshu.model import Source
from tingshu.readers import READERS


@pytest.mark.parametrize("ending", FORMATS)
def test_the_sound_document_is_read_whole(ending):
    """What is spoiled below is sound."""
    manuscript = READERS[ending](Source(f"a{ending}", SOUND[ending]))

    assert unaccounted(manuscript) == []
    assert [n for n in manuscript.notices if "preview" not in n and "page can be" not in n] == []


@pytest.mark.parametrize("ending", FORMATS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_spoiled_document_ends_as_it_must(ending, data):
    """Each format, some dozens of accidents; the storm has thousands."""
    prove(data.draw(strangers(ending)))


@settings(max_examples=25, deadline=None)
@given(places=st.lists(st.integers(0, len(SOUND[".txt"]) - 1), max_size=3), value=st.integers(0x81, 0xFE))
def test_a_bad_byte_costs_no_more_than_its_line(places, value):
    """In plain text every sentence without a spoiled byte is read as it was."""
    data = bytearray(SOUND[".txt"])
    for place in places:
        data[place] = value
    touched = {SOUND[".txt"][:place].count(b"\n") for place in places}
    whole = {sentence for number, sentence in enumerate(SENTENCES) if 2 * number + 1 not in touched}
    try:
        said = "".join(block.text for block in READERS[".txt"](Source("a.txt", bytes(data))).blocks)
    except (SourceError, UsageError):
        said = "".join(whole)

    assert [sentence for sentence in whole if sentence not in said] == []
