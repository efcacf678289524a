"""The real embedded voice says what it is given in Mandarin: no English word, and words as their readings have them."""

import re

import pytest
from evidence import CASES
from hearing import misheard, phonemes
from saying import said, said_lines

from tingshu.engines.espeak import EspeakEngine
from tingshu.model import Voice
from tingshu.text.spoken.pronunciation.readings import embedded_readings, shipped_readings
from tingshu.text.spoken.pronunciation.syllables import INLINE_PINYIN, _characters, for_the_embedded_voice

ENGLISH = "(en)"


def test_no_english_word_is_said_for_a_sign():
    """What the evidence gives the voice is said in Mandarin, but for the letters that the author wrote."""
    spoken = [line for _, _, line in said_lines("espeak") if not re.search("[A-Za-z]", INLINE_PINYIN.sub("", line))]

    assert [text for text, heard in zip(spoken, phonemes(spoken), strict=True) if ENGLISH in heard] == []
    assert len(spoken) > 150


def test_signs_left_alone_are_said_in_english():
    """The reason for all this: if a later espeak-ng says them in Mandarin, the rules can go."""
    heard = phonemes(["涨了50%", "他/她", "1+1=2", "兄弟", "花儿"])

    assert [ENGLISH in line for line in heard] == [True] * 5


def test_every_syllable_is_taken_as_pinyin():
    """A reading is never spelled out in English letters."""
    syllables = sorted(_characters())

    heard = phonemes([for_the_embedded_voice((syllable,)) for syllable in syllables])
    assert [syllable for syllable, line in zip(syllables, heard, strict=True) if ENGLISH in line] == []


def test_pinyin_sounds_as_the_character_does():
    """hang2 is 航: of the characters with one reading, those alone that the voice itself knows wrongly differ."""
    rows = [(syllable, characters[0]) for syllable, characters in sorted(_characters().items())]
    pinyin = phonemes([for_the_embedded_voice((syllable,)) for syllable, _ in rows])
    han = phonemes([character for _, character in rows])

    differing = [row for row, one, other in zip(rows, pinyin, han, strict=True) if one != other]
    assert len(differing) < 0.03 * len(rows), differing


def test_each_word_of_its_list_would_be_misread():
    """No line stands there for nothing: by itself the voice says the word otherwise."""
    readings = embedded_readings()
    by_itself = phonemes([reading.word for reading in readings])
    listed = phonemes([for_the_embedded_voice(reading.syllables) for reading in readings])

    assert [r.word for r, one, other in zip(readings, by_itself, listed, strict=True) if one == other] == []


def test_the_shipped_words_are_said_in_mandarin():
    """The list for every voice suits this one, too."""
    spoken = [said(reading.word) for reading in shipped_readings()]

    assert [word for word, heard in zip(spoken, phonemes(spoken), strict=True) if ENGLISH in heard] == []


@pytest.mark.parametrize(
    ("written", "in_characters"),
    [
        ("去年涨了5%-10%，共1,234元。", "去年涨了百分之五到百分之十，共一千两百三十四元。"),
        ("2021年，-5℃，3:2取胜。", "二零二一年，负五摄氏度，三比二取胜。"),
    ],
)
async def test_figures_sound_as_their_characters(written, in_characters):
    """The clip is the same to the byte."""
    async with EspeakEngine().open() as speaker:
        first = await speaker.speak(said(written), Voice("espeak", "cmn"))
        second = await speaker.speak(in_characters, Voice("espeak", "cmn"))

    assert first.audio == second.audio


def test_each_polyphone_is_heard_in_its_reading():
    """Every line of polyphones.txt holds, by the voice's own phonemes."""
    lines = (CASES / "polyphones.txt").read_text("utf-8").splitlines()
    split = [line.split(" # ") for line in lines if line and not line.startswith("#")]
    cases = [(text, *said_so.split()) for text, said_so in split]

    assert misheard(cases) == []
    assert len(cases) >= 400


def test_a_reading_that_is_wrong_is_noticed():
    """The measure can fail: in 银行 no xing2 is heard, and in 行走 no hang2."""
    cases = [("银行关了门。", "行", "xing2"), ("他行走着。", "行", "hang2")]

    assert len(misheard(cases)) == 2
