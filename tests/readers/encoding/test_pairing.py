"""A byte that is lost, added or changed costs its own character and hardly another, in every two-byte charset."""

import pytest
from hypothesis import given, strategies as st

from tingshu.readers.encoding.pairing import LOST, decoded_in_pairs

SIMPLIFIED = "他沿着河边慢慢地走，想起小时候在这里看过的灯。那时候桥还是木头的，人走上去会响，水从下面流过去也会响。"
TRADITIONAL = "他沿著河邊慢慢地走，想起小時候在這裏看過的燈。那時候橋還是木頭的，人走上去會響，水從下面流過去也會響。"
TEXTS = [("gb18030", SIMPLIFIED), ("cp950", TRADITIONAL), ("big5hkscs", TRADITIONAL)]


def kept(text, decoded):
    """Return how many characters of a text stand in what was decoded, at its beginning and at its end."""
    start = next((n for n, pair in enumerate(zip(text, decoded, strict=False)) if pair[0] != pair[1]), len(decoded))
    backwards = zip(text[::-1], decoded[::-1], strict=False)
    return start + next((n for n, pair in enumerate(backwards) if pair[0] != pair[1]), 0)


@pytest.mark.parametrize(("encoding", "text"), TEXTS)
@pytest.mark.parametrize("harm", ["lost", "added", "changed"])
def test_whatever_happens_to_one_byte_the_rest_stays(encoding, text, harm):
    """Wherever in a line it is: two characters on average, and never the rest of the line."""
    data = text.encode(encoding)
    gone = []
    for place in range(2, len(data) - 12):
        rest = {"lost": data[place + 1 :], "added": b"\xff" + data[place:], "changed": b"\xff" + data[place + 1 :]}
        gone.append(len(text) - kept(text, decoded_in_pairs(data[:place] + rest[harm], encoding)))

    assert sum(gone) < 2.5 * len(gone)
    assert max(gone) <= 7  # where a lone second half in Big5 is an ASCII letter, no fault shows at once


@given(st.sampled_from([encoding for encoding, _ in TEXTS]), st.text(st.sampled_from(TRADITIONAL + "ab1 \n")))
def test_sound_text_is_decoded_as_it_is(encoding, text):
    """Where nothing is wrong, nothing is mended."""
    assert decoded_in_pairs(text.encode(encoding), encoding) == text


@given(st.binary(max_size=200), st.sampled_from([encoding for encoding, _ in TEXTS]))
def test_any_bytes_become_text(data, encoding):
    """Noise ends in lost characters, and a line break is never swallowed."""
    decoded = decoded_in_pairs(data, encoding)

    assert decoded.count("\n") >= data.count(b"\n")
    assert len(decoded) <= len(data) * 2


def test_a_book_in_one_line_is_mended_across_windows():
    """What is paired piece by piece is as right at the seams as anywhere."""
    text = SIMPLIFIED * 1000
    data = text.encode("gb18030")

    assert decoded_in_pairs(data[:60] + b"\xff" + data[60:], "gb18030") == text[:30] + LOST + text[30:]


@pytest.mark.parametrize(("encoding", "text"), TEXTS)
def test_a_slip_in_a_long_line_ends_where_it_began(encoding, text):
    """Slipped pairs may have no fault at all; in a line of many windows they show by what they make."""
    line = text * 1_000
    data = line.encode(encoding)
    for place in range(50_000, 50_004):
        harmed = data[:place] + data[place + 1 :]

        assert len(line) - kept(line, decoded_in_pairs(harmed + b"\xff", encoding).removesuffix(LOST)) <= 7


def test_a_character_of_private_use_is_kept_where_no_other_pairing_is_better():
    """Alone it says nothing of a slip; a byte left over would be no better."""
    assert decoded_in_pairs("\ue706".encode("gb18030"), "gb18030") == "\ue706"
