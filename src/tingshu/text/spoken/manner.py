"""What a voice has to be helped with, settled before the first sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tingshu.text.spoken.pronunciation.readings import Reading

EMBEDDED = "espeak"


class Numbers(StrEnum):
    """What becomes of figures and signs."""

    AUTO = "auto"
    ASIS = "asis"
    SPELL = "spell"


@dataclass(frozen=True, slots=True)
class Manner:
    """What a voice has to be helped with.

    Attributes:
        embedded: whether it is the embedded voice, which says figures and signs wrongly and takes pinyin; any other
            says figures by itself, and takes only characters.
        numbers: ``AUTO`` spells figures where the voice needs it, ``SPELL`` always, ``ASIS`` touches none.
        readings: how words are said, beyond the shipped list and before it.
    """

    embedded: bool = False
    numbers: Numbers = Numbers.AUTO
    readings: tuple[Reading, ...] = ()


def manner(engine: str, numbers: str = Numbers.AUTO, readings: Sequence[Reading] = ()) -> Manner:
    """Return the manner of the engine of this name; an engine yet to be chosen counts as one that reads figures."""
    return Manner(engine == EMBEDDED, Numbers(numbers), tuple(readings))
