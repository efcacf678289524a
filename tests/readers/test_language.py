"""Which voice a text calls for."""

import pytest

from tingshu.readers.language import language_of, notices_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("江上起雾了，GDP 和 WiFi 都没有。", "zh"),
        ("江上起霧了。", "zh"),
        ("The ferry (渡船) is late today.", "en"),
        ("江" * 30_000 + " ferry" * 90_000, "zh"),
        ("2024", "zh"),
        ("江の水がまた増えた。船はまだ来ない。", "ja"),
        ("他把“あした”和“さくら”两个词写在纸上，又念了一遍给船上的人听，没有一个人听得懂他在说什么。", "zh"),
        ("강에 안개가 끼었다. 배는 아직 오지 않았다.", "ko"),
        ("她姓김，名字是민지，来江边住了三年，说得一口本地话。", "zh"),
        ("The word あした means tomorrow in Japanese, and nothing else.", "en"),
    ],
)
def test_the_language_is_that_of_most_of_the_beginning(text, language):
    """A few foreign words change nothing, and a long text is not read to its end for it."""
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "said", "language"),
    [
        ("江上起雾了。", "zh-TW", "zh-TW"),
        ("江上起雾了。", "fr", "zh"),
        ("江上起雾了。", "und", "zh"),
        ("江上起雾了。", "chi", "zh"),
        ("江上起霧了。", "zho-Hant", "zh-Hant"),
        ("江上起雾了。", "ja", "zh"),
        ("江上起霧了。", "yue", "yue"),
        ("山田一郎　東京都　のこと　昭和四十年三月", "ja", "ja"),
        ("Le brouillard monte sur le fleuve.", "fr-CA", "fr-CA"),
        ("The fog rises over the river.", "zh-CN", "en"),
        ("The fog rises over the river.", "mul", "en"),
        ("Над рекой поднялся туман.", "ru", "ru"),
        ("2024", "", "zh"),
    ],
)
def test_what_a_source_says_counts_where_its_script_agrees(text, said, language):
    """Templates are copied with their language; of two languages in one script only the source can tell."""
    assert language_of(text, said=said) == language


def test_a_text_that_a_chinese_voice_cannot_read_is_told():
    """Chinese and English are read by every voice here."""
    assert [len(notices_of(tag)) for tag in ("zh-TW", "en", "", "ja", "ko-KR")] == [0, 0, 0, 1, 1]
