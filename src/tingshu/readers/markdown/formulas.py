"""Formulas in Markdown, between dollar signs as in TeX: which are, and which of them can be said.

A formula in a line begins and ends beside its dollars without a space, and no digit follows, so that prices are none
(the rule of Pandoc's ``tex_math_dollars``). Without Chinese in it: that would be words between two prices.
"""

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from tingshu.readers.raised import raised

FORMULA = "formula"
"""The rule that leaves out a formula that cannot be said as it is written."""

_INLINE = re.compile(r"\$\$(?P<shown>[^$]+)\$\$|\$(?P<inline>(?=\S)(?:\\.|[^$\\\n]){0,300}?(?<=\S))\$(?!\d)", re.DOTALL)
_FENCE = "$$"
_MOST_LINES = 60
_CHINESE = re.compile("[\u2e80-\U0003ffff]")
_COMMAND = re.compile(r"\\[A-Za-z]+")
_LONGEST = 20  # characters that are said
_SAYABLE = re.compile(r"(?:[A-Za-z0-9Α-ω\s+\-=<>.,()|/*%'′:!]|\^(?:\d|\{[+-]?\d{1,3}\})|_(?:\w|\{\w{1,3}\}))+")
_POWER = re.compile(r"\^\{?([+-]?\d+)\}?")
_INDEX = re.compile(r"_\{?(\w+)\}?")


def said(formula: str) -> str:
    """Return a short formula as it is said, ``E=mc²``; an empty string for one that a voice could only spell out."""
    if len(formula) > _LONGEST or not _SAYABLE.fullmatch(formula):
        return ""
    return _INDEX.sub(r"\1", _POWER.sub(lambda power: raised(power[1]), formula))


def inline_formula(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's
    """Take ``$x$`` for a formula in the line."""
    found = _INLINE.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "$" else None
    if not found or (_CHINESE.search(found[0]) and not _COMMAND.search(found[0])):
        return False
    if not silent:
        token = state.push("formula", "", 0)
        token.content, token.hidden = found["inline"] or found["shown"], found["inline"] is None
    state.pos = found.end()
    return True


def block_formula(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's
    """Take lines from one that begins with ``$$`` to one that ends with it for a formula set apart."""
    first = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]].rstrip()
    if not first.startswith(_FENCE):
        return False
    line, last = start, first.removeprefix(_FENCE)
    while not last.endswith(_FENCE):
        line += 1
        if line >= min(end, start + _MOST_LINES) or state.isEmpty(line):
            return False
        last = state.src[state.bMarks[line] : state.eMarks[line]].rstrip()
    if silent:
        return True
    token = state.push("formula_block", "", 0)
    token.content = state.getLines(start, line + 1, state.blkIndent, keepLastLF=False).strip().strip("$").strip()
    state.line = line + 1
    return True
