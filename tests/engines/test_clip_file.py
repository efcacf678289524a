"""A clip as the bytes of a file."""

from hypothesis import given, strategies as st

from engines_gone_wrong import tone
from tingshu.engines.clip_file import packed, unpacked
from tingshu.model import Clip, Mark

LONE = st.text(st.characters())
KEY = "0123456789abcdef" * 4


@given(st.binary(), st.lists(st.builds(Mark, LONE, st.integers(0), st.integers(0))))
def test_a_clip_is_read_as_it_was_written(audio, marks):
    """Audio and marks come back, whatever they are."""
    clip = Clip(audio, tuple(marks))

    assert unpacked(KEY, packed(KEY, clip)) == clip


@given(st.data())
def test_any_damage_is_seen(data):
    """One changed byte or a missing end, wherever it is, and the file is no clip."""
    whole = packed(KEY, tone("完整"))
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = whole[:at] + bytes([whole[at] ^ data.draw(st.integers(1, 255))]) + whole[at + 1 :]

    assert tuple(unpacked(KEY, damaged) for damaged in (changed, whole[:at], whole + b"x")) == (None, None, None)


def test_a_clip_under_another_name_is_none():
    """A file that was swapped with another says something else than was asked for."""
    assert unpacked(KEY[::-1], packed(KEY, tone("完整"))) is None
