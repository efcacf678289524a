"""Small figures set high or low: powers, charges, and how many atoms a molecule has."""

import re

from tingshu.text.spoken.figures.cardinals import digits
from tingshu.text.spoken.figures.shapes import ELEMENT
from tingshu.text.spoken.rule import rule

HIGH = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LOW = "₀₁₂₃₄₅₆₇₈₉"
_PLAIN = str.maketrans(f"{HIGH}{_LOW}⁺⁻", "01234567890123456789+-")
_KNOWN = {"2": "平方", "3": "立方"}
_POWER = rf"[⁺⁻]?[{HIGH}]+"


def _power(match: re.Match[str]) -> str:
    """Say a power; the exponent stays a figure, for the rules that come."""
    exponent = match[1].translate(_PLAIN).lstrip("+").replace("-", "负").replace("−", "负")
    return f"的{_KNOWN.get(exponent) or f'{exponent}次方'}"


def _charge(match: re.Match[str]) -> str:
    """Say a charge, its figure in words, which would join the number of atoms before it."""
    return digits(match[1].translate(_PLAIN)) + {"⁺": "正", "⁻": "负"}[match[2]]


POWERS = (
    rule("square", "χ[²2](?![0-9])", "卡方", needs="χ"),
    rule("charge", rf"(?<=[A-Za-z0-9{_LOW})])([{HIGH}]?)([⁺⁻])(?![{HIGH}])", _charge, needs="⁺⁻"),
    rule(
        "isotope",
        rf"(?<![A-Za-z\d{HIGH}])([{HIGH}]{{1,3}})(?={ELEMENT}(?![A-Za-z]))",
        lambda match: match[1].translate(_PLAIN),
        needs=HIGH,
    ),
    rule("atoms", f"[{_LOW}]+", lambda match: match[0].translate(_PLAIN), needs=_LOW),
    rule("less", rf"(?<=[{HIGH}])\s?[-−]\s?(?=[\dA-Za-z(])", "减", needs="-−"),
    rule("power", rf"(?<=[\d)）])({_POWER})", _power, needs=HIGH),
    rule(
        "power", r"(?<=[\dA-Za-z)）])\^[({]?([-−]?\d{1,4}(?:\.\d+)?(?!\d)|[a-z](?![A-Za-z\d]))[)}]?", _power, needs="^"
    ),
    rule("power", rf"(?<=[A-Za-z])([⁺⁻][{HIGH}]+|[⁰¹⁴-⁹][{HIGH}]*|[²³][{HIGH}]+)", _power, needs=HIGH),
    rule(
        "power",
        r"(?<![\dA-Za-z.])(\d(?:\.\d+)?)[eE]([+-]\d{1,3})(?![\dA-Za-z.])",
        lambda match: f"{match[1]}×10的{str(int(match[2])).replace('-', '负')}次方",
        needs="eE",
    ),
)
"""Powers, and what is written like them. A letter with ² or ³ alone is left to the units."""
