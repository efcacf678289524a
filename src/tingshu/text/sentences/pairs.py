"""Which opening mark belongs to which closing one."""

import re

from tingshu.writing import CLOSERS, FINAL, OPENERS, PAIRS, QUOTES, STRAIGHT, anyone_of

PAIRED = anyone_of({*OPENERS, *CLOSERS, "'"})
"""A regular expression for any mark that may be one of a pair; the straight single one is mostly an apostrophe."""

_APOSTROPHE = re.compile(r"[A-Za-z]['’][A-Za-z]")
_BEFORE_SINGLE = f"{FINAL},."
_DEEPEST = 8
"""How far down the stack a closing mark looks for its opener: nobody nests deeper, and the scan stays linear."""


def partners(text: str) -> dict[int, int]:
    """Return for each opening mark the place of the one that closes it, and the other way round.

    A mark without a partner is left out, so that a quotation left open swallows nothing. Western quotation marks,
    which look the same on both sides, are paired as they come; a single one opens only after a gap and closes only
    after a mark, for most of them are apostrophes. Of two opening marks alike that stay open, one right behind the
    end of a sentence is taken for the closing one: “好。“ is a common slip of the hand.
    """
    partner: dict[int, int] = {}
    waiting: list[int] = []
    straight, single = dict.fromkeys(STRAIGHT, -1), -1
    for token in re.finditer(PAIRED, text):
        mark, place = token[0], token.start()
        if mark in "'’" and place and _APOSTROPHE.match(text, place - 1):
            continue
        if mark in STRAIGHT:
            straight[mark] = _paired_in_turn(straight[mark], place, partner)
        elif mark == "'":
            if single >= 0 and text[place - 1] in _BEFORE_SINGLE:
                single = _paired_in_turn(single, place, partner)
            elif not place or text[place - 1].isspace():
                single = place
        elif mark in PAIRS:
            waiting.append(place)
        else:
            _close(text, place, waiting, partner)
    _pair_slips(text, waiting, partner)
    return partner


def _paired_in_turn(opener: int, place: int, partner: dict[int, int]) -> int:
    """Pair the mark at ``place`` with the opener that waits; return the one that waits now, or -1."""
    if opener < 0:
        return place
    partner[opener], partner[place] = place, opener
    return -1


def _close(text: str, place: int, waiting: list[int], partner: dict[int, int]) -> None:
    """Pair the closing mark at ``place`` with the nearest waiting opener of its kind, giving up those after it."""
    for back, opener in enumerate(reversed(waiting[-_DEEPEST:]), 1):
        if PAIRS[text[opener]] == text[place]:
            partner[opener], partner[place] = place, opener
            del waiting[-back:]
            return


def _pair_slips(text: str, waiting: list[int], partner: dict[int, int]) -> None:
    """Pair what is still ``waiting`` where an opening quotation mark was written for a closing one."""
    opener = -1
    for place in waiting:
        if opener >= 0 and text[opener] == text[place] and text[place - 1] in FINAL:
            opener = _paired_in_turn(opener, place, partner)
        else:
            opener = place if text[place] in QUOTES else -1
