"""Japanese and Korean are read as what they are, and Chinese is never taken for them."""

import pytest

from tingshu.readers.encoding.decode import decode

JAPANESE = "昔、ある村に、年をとった船頭が住んでいました。「今日は水が高いから、もう少し待ちなさい」と彼は言いました。"
KOREAN = "옛날에 강가의 작은 마을에 나이 많은 뱃사공이 살고 있었습니다. 그는 언제나 가장 먼저 나루터에 나왔습니다."
CHINESE = "他沿着河边慢慢地走，想起小时候在这里看过的灯。「优の店」的招牌还在，の字褪了色，那时候桥还是木头的。"


@pytest.mark.parametrize(("encoding", "text"), [("shift_jis", JAPANESE), ("euc_jp", JAPANESE), ("euc_kr", KOREAN)])
def test_half_a_sentence_is_enough(encoding, text):
    """Where statistics over bytes fail, kana and the commonest syllables still tell."""
    assert decode(text[-24:].encode(encoding), name="a.txt").text == text[-24:]


@pytest.mark.parametrize("times", [1, 20])
@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("shift_jis", JAPANESE),
        ("euc_jp", JAPANESE),
        ("iso2022_jp", JAPANESE),
        ("euc_kr", KOREAN),
        ("hz", "你好，江边。"),
    ],
)
def test_the_other_charsets_of_east_asia_are_read(encoding, text, times):
    """A sentence is enough."""
    assert decode((text * times).encode(encoding), name="a.txt").text == text * times


@pytest.mark.parametrize("size", [8, 16, 50])
def test_chinese_with_a_few_kana_stays_chinese(size):
    """の on a signboard makes no Japanese of a text, nor do the syllables that GBK looks like in Korean."""
    for start in range(0, len(CHINESE) - size, 3):
        piece = CHINESE[start : start + size]

        assert decode(piece.encode("gbk"), name="a.txt").text == piece
