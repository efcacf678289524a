"""Roman numerals: as characters of their own, and as Latin letters where they can be nothing else."""

import re

from tingshu.text.numerals import BELOW_TWENTY, number_of
from tingshu.text.spoken.figures.cardinals import cardinal
from tingshu.text.spoken.rule import rule
from tingshu.writing import HAN

_WELL_FORMED = "X{0,3}(?:IX|IV|V?I{0,3})"
_CLASSED = "[级級型期类類世卷章部度代号號区區]"


def _in_han(match: re.Match[str]) -> str:
    return cardinal(str(number_of(match[0])))


def _in_english(match: re.Match[str]) -> str:
    return BELOW_TWENTY[number_of(match[0]) - 1]


ROMAN = (
    rule(
        "numeral",
        rf"(?<![A-Za-z])(?=[XVI]{{2}})(?!XX+\s?{_CLASSED}){_WELL_FORMED}(?=\s?(?:{_CLASSED}|世[纪紀]))",
        _in_han,
        needs="XVI",
    ),
    rule("numeral", r"(?<![A-Za-z])[IVX](?=\s?世[纪紀])", _in_han, needs="XVI"),
    rule("numeral", r"(?<![A-Za-z])I(?=[级級期类類]|型(?!钢|鋼|梁))|(?<![A-Za-z])V(?=[级級期])", _in_han, needs="IV"),
    rule("numeral", rf"(?<=第)(?=[XVI]){_WELL_FORMED}(?=[{HAN}])", _in_han, needs="XVI"),
    rule(
        "numeral",
        r"(?:(?<=[a-z] )(?:III?|IV|VI{1,3}|IX|XI{1,3}|XIV|XVI{0,3}|XIX)|(?<=War )I|(?<=Part )[IVX]|(?<=Act )[IVX])"
        r"(?![A-Za-z0-9'’])",
        _in_english,
        needs="XVI",
    ),
    rule("numeral", r"(?<![A-Za-z])(?:III?|VIII?|XI{1,3}|X?IX|XIV|XVI{0,3})(?![A-Za-z])", _in_han, needs="XVI"),
)
"""XX and XXX stand for a name, VI and IV for other things: by themselves they stay letters."""
