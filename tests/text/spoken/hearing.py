"""Which of its readings the embedded voice gives a character, told from the phonemes it makes."""

import re
import subprocess
import sys
from difflib import SequenceMatcher
from pathlib import Path

from pypinyin import Style, pinyin
from saying import asked, said

from tingshu.text.spoken.pronunciation.syllables import for_the_embedded_voice

_TONE = re.compile("(214|35|51|55|11)")


def phonemes(texts):
    """Return what the voice makes of each text, without stress and pauses."""
    script = Path(__file__).with_name("phonemes.py")
    ran = subprocess.run(
        [sys.executable, str(script)], input="\n".join(texts).encode(), capture_output=True, check=True
    )
    return [re.sub(r"[_|',:;# ]", "", line) for line in ran.stdout.decode().split("\n")[: len(texts)]]


def misheard(cases):
    """Return those of (text, character, reading) in which the voice reads the character otherwise.

    Each reading that the character has is put in its place; the one that sounds most like what the voice says of
    its own accord is the one it has chosen. The first such character of a text is meant.
    """
    wanted = [
        (text, character, reading, _with_each_reading(text, character, reading)) for text, character, reading in cases
    ]
    heard = iter(phonemes([line for text, _, _, each in wanted for line in (asked(text), *each.values())]))
    wrong = []
    for text, character, reading, each in wanted:
        own, others = next(heard), {other: next(heard) for other in each}
        likeness = {other: _likeness(own, line) for other, line in others.items()}
        is_right = likeness[reading] == max(likeness.values()) if likeness else reading in said(text)
        wrong += [] if is_right else [f"{text} {character} = {reading}"]
    return wrong


def _with_each_reading(text, character, reading):
    """Return the text with the character in each of its readings; nothing where it is said in pinyin already."""
    readings = {each.replace("ü", "v") for each in pinyin(character, Style.TONE3, heteronym=True)[0]}
    spoken = asked(text)
    return {
        each: spoken.replace(character, for_the_embedded_voice((each,)), 1)
        for each in sorted({*readings, reading})
        if each[-1].isdigit() and character in spoken
    }


def _likeness(one, other):
    return SequenceMatcher(None, _TONE.split(one), _TONE.split(other), autojunk=False).ratio()
