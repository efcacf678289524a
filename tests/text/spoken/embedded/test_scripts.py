"""The embedded voice says every letter of the author's, whatever script it is of."""

import re
import unicodedata

import pytest
from saying import said, sentence

from tingshu.engines.espeak import EspeakEngine
from tingshu.model import Voice
from tingshu.text.spoken import Sayer, manner

WORDS = ("안녕하세요", "こんにちは", "Привет", "สวัสดี", "नमस्ते", "مرحبا", "שלום", "λόγος", "Հայաստան", "საქართველო")


async def samples(*texts):
    """Return how long the clip of each text is, in bytes."""
    async with EspeakEngine().open() as speaker:
        return [len((await speaker.speak(text, Voice("espeak", "cmn"))).audio) for text in texts]


@pytest.mark.parametrize("numbers", ["auto", "asis"])
async def test_a_word_of_any_script_is_heard(numbers):
    """A sentence with the word takes longer than one without it, whether figures are touched or not."""
    plain, *with_word = await samples("他说完了。", *(said(f"他说{word}完了。", numbers=numbers) for word in WORDS))

    assert [word for word, length in zip(WORDS, with_word, strict=True) if length < plain + 2 * 22_050 // 5] == []


def test_no_letter_is_left_that_the_voice_would_pass_over():
    """Of the letters of every script, only what has no Latin counterpart is left, most of it cuneiform."""
    known = ("LATIN", "CJK", "BOPOMOFO", "MODIFIER", "MATHEMATICAL", "FULLWIDTH")
    letters = [chr(code) for code in range(0x370, 0x1F000) if unicodedata.category(chr(code))[0] == "L"]
    foreign = [letter for letter in letters if not unicodedata.name(letter, "CJK").startswith(known)]

    left = [letter for letter in foreign[::7] if letter in said(f"他写{letter}字", numbers="asis")]
    assert len(left) < 0.06 * len(foreign[::7]), left


@pytest.mark.parametrize("numbers", ["auto", "asis", "spell"])
def test_greek_letters_keep_their_names(numbers):
    """No mode leaves them to a voice that passes over them; a word of Greek is another matter."""
    assert said("α射线和αβγ，λόγος，μ子", numbers=numbers) == "阿尔法射线和阿尔法贝塔伽马， logos ，缪子"


def test_a_han_character_is_said_in_no_other_language():
    """As its common form, or its pinyin, or as it is: never as another language reads it."""
    assert said("𠮷野，⼈⼝，⺟，㊣") == "吉野，人口，母，正"

    rare = [chr(code) for start in (0x3400, 0x20000, 0x2A700, 0x30000) for code in range(start, start + 4000, 37)]
    for character in rare:
        now = said(f"姓{character}的", numbers="asis").removeprefix("姓").removesuffix("的").strip()

        assert now == character or re.fullmatch("[a-z]+[1-5]", now), character


def test_it_is_told():
    """Whoever previews the book sees what was put for what."""
    sayer = Sayer(manner("espeak"))
    sayer.said(sentence("他说안녕，姓𠀀。"))

    assert [(change.rule, change.written) for change in sayer.changes()] == [
        ("rare character", "𠀀"),
        ("foreign script", "안녕"),
    ]
