"""Greek letters that stand for something, by their names: the embedded voice has no sound for them."""

from tingshu.text.spoken.figures.units import GREEK
from tingshu.text.spoken.rule import rule

_GREEK = r"\u0370-\u03ff\u1f00-\u1fff"
GREEK_LETTERS = rule(
    "sign",
    rf"(?<![{_GREEK}])(?:[{''.join(GREEK)}]{{1,2}}|αβγδ?ε?)(?![{_GREEK}])",
    lambda match: "".join(GREEK[letter] for letter in match[0]),
    needs="".join(GREEK),
)
"""One letter or two, and the beginning of the alphabet, stand for something; other runs are words of Greek."""
