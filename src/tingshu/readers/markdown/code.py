"""Tells program code from verse and prose, which authors of Chinese also indent or put into fences."""

import re

from tingshu.writing import HAN

_SYMBOL = re.compile(r"[{}\[\]()<>=;:/\\|&$#@*_\"'`+]")
_HAN = re.compile(f"[{HAN}]")
_SYMBOL_SHARE = 0.1
_HAN_SHARE = 0.5  # of what is no white space; a comment here and there makes no prose of code

_FEWEST_LINES = 2


def is_indented_code(text: str) -> bool:
    """Tell whether indented lines are code: several without any Chinese, which authors indent like any paragraph."""
    return is_code(text) and _HAN.search(text) is None and len(text.strip().splitlines()) >= _FEWEST_LINES


def is_code(text: str) -> bool:
    """Tell whether a text that is set off as code is: every tenth of its characters a symbol, and little Chinese."""
    solid = len("".join(text.split()))
    return len(_SYMBOL.findall(text)) > len(text) * _SYMBOL_SHARE and len(_HAN.findall(text)) <= solid * _HAN_SHARE
