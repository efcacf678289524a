"""The head and the foot of a text are counted in paragraphs in which something is left."""

from tingshu.text.cleaning.passage import Passage
from tingshu.text.cleaning.places import FOOT_PARAGRAPHS, HEAD_PARAGRAPHS, LONGEST_FOOT, places
from tingshu.text.cleaning.rules import Place

TEXT = [Passage.whole("题", level=1), *[Passage.whole(""), Passage.whole("文")] * 100]
WRITTEN = [number for number, passage in enumerate(TEXT) if passage.text and not passage.level]


def test_the_head_is_the_first_written_paragraphs():
    """A heading of the format's counts, and is not looked at."""
    assert places(Place.HEAD, TEXT) == places(Place.LEAD, TEXT) == WRITTEN[: HEAD_PARAGRAPHS - 1]


def test_the_foot_is_the_last_ones_in_their_order():
    """It is longer where it may list other articles."""
    assert places(Place.FOOT, TEXT) == WRITTEN[-FOOT_PARAGRAPHS:]
    assert places(Place.REST, TEXT) == WRITTEN[-LONGEST_FOOT:]


def test_the_edges_are_both():
    """And a paragraph that is in both is there once."""
    assert places(Place.EDGE, TEXT) == [*WRITTEN[: HEAD_PARAGRAPHS - 1], *WRITTEN[-FOOT_PARAGRAPHS:]]
    assert places(Place.EDGE, TEXT[:5]) == [2, 4]


def test_sentences_are_anywhere():
    """Every written paragraph that is no heading."""
    assert places(Place.SENTENCE, TEXT) == WRITTEN
