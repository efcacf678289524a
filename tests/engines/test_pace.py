"""The pace of a service."""

from hypothesis import given, strategies as st

from tingshu.engines.pace import Pace


@given(st.lists(st.integers(1, 200), min_size=1, max_size=60))
def test_long_and_short_sentences_have_the_same_pace(lengths):
    """Half a second and 12 ms a character: nobody is slow because he had more to say."""
    pace = Pace()

    assert all(pace.kept(length, 0.4 + 0.012 * length) for length in lengths)


def test_a_service_that_slows_down_does_not_keep_its_pace():
    """Twice as long for the same is noticed at once, and what is as before is again all right after a while."""
    pace = Pace()
    before = [pace.kept(20, 0.6) for _ in range(10)]
    slow = [pace.kept(20, 1.3) for _ in range(10)]
    after = [pace.kept(20, 0.6) for _ in range(20)]

    assert (all(before), any(slow), after[-1]) == (True, False, True)
