"""Pinyin is known when it is seen, and each syllable's characters sound as it says."""

import pytest

from tingshu.text.spoken.pronunciation.syllables import (
    INLINE_PINYIN,
    _characters,
    for_the_embedded_voice,
    same_sound,
    syllables,
)

IN_WORDS = "杠傀跄"
"""Characters of which pypinyin names another reading first, although all its words have this one."""


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        ("chong2 qing4", ("chong2", "qing4")),
        ("Chong2Qing4", ("chong2", "qing4")),
        ("lü4 lu:4 lv4", ("lv4", "lv4", "lv4")),
        ("le5 le0", ("le5", "le5")),
        ("zhòng yào", ("zhong4", "yao4")),
        ("mā ma", ("ma1", "ma5")),
        ("lǜ", ("lv4",)),
        ("lüè", ("lve4",)),
        ("lue4 jv1 yü2", ("lve4", "ju1", "yu2")),
        ("hua1 r5", ("hua1", "er5")),
        ("lǜ4", None),
        ("chóngqìng", None),
        ("chong qing", None),
        ("chongg2", None),
        ("chong2, qing4", None),
        ("", None),
        ("chong6", None),
    ],
)
def test_syllables_have_a_tone_each(reading, expected):
    """Anything else is not taken for pinyin."""
    assert syllables(reading) == expected


def test_the_embedded_voice_gets_what_it_can_say():
    """Without spaces, and -ong for -iong after j, q, x."""
    assert for_the_embedded_voice(("xiong1", "di4", "yong3")) == "xong1di4yong3"


def test_what_it_gets_is_known_again():
    """Figures are not looked for in it; a model's name is no pinyin."""
    texts = ["chong2qing4", "xong1", "er5", "an4", "a4", "mp3", "C919", "v2", "abc1"]

    assert [bool(INLINE_PINYIN.fullmatch(text)) for text in texts] == [True] * 4 + [False] * 5


def test_characters_of_one_reading_stay():
    """Only what can be read otherwise is replaced, and a toneless syllable is the author's own character."""
    assert [same_sound("重庆", ("chong2", "qing4")), same_sound("便宜", ("pian2", "yi5"))] == [
        ("崇庆", ()),
        ("骈宜", ()),
    ]


def test_a_syllable_without_a_character_is_named():
    """The word keeps its character there."""
    assert same_sound("得亏", ("dei3", "kui1")) == ("得亏", ("dei3",))


def test_every_row_of_the_table_is_what_pypinyin_says():
    """The characters in front, which are put in the place of others, have one reading or one that is usual."""
    from pypinyin import Style, lazy_pinyin

    wrong = [
        (syllable, characters[0])
        for syllable, characters in _characters().items()
        if characters[0] not in IN_WORDS
        and lazy_pinyin(characters[0], style=Style.TONE3)[0].replace("ü", "v") != syllable
    ]

    assert wrong == []
