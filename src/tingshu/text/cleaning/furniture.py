"""Page furniture: what stands around a text on a page, by the rules in ``furniture.toml``."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from tingshu.text.cleaning.passage import Passage, Span
from tingshu.text.marks import LONGEST_SYMBOL_RUN, is_speakable

HEAD_PARAGRAPHS = 5
"""Paragraphs, from the first, in which furniture may stand in front of the author's text."""

FOOT_PARAGRAPHS = 8
"""Paragraphs, to the last, that may be the foot of the page."""

LONGEST_LINE = 120
"""Characters above which a paragraph is no furniture, whatever it matches."""

SCENE_BREAK = "scene break"
"""The rule that takes a line of ornaments; the pause there is longer."""

SYMBOLS = "symbols"
"""The rule that takes a paragraph or a long run of marks in which there is nothing to say."""

_ORNAMENTS = re.compile(r"[*＊※◇◆☆★○●◎□■△▲▽▼—―–\-=_~～#＃·・•⁂❖✦✧❀\s]+")
_SYMBOL_RUN = re.compile(rf"[\W_]{{{LONGEST_SYMBOL_RUN + 1},}}")


class Place(StrEnum):
    """Where a piece of furniture may stand; ``furniture.toml`` explains the values."""

    LINE = "line"
    HEAD = "head"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class Rule:
    """What one piece of furniture looks like, and where it may stand."""

    name: str
    stands: Place
    pattern: re.Pattern[str]

    def spans(self, text: str, from_first: int, to_last: int) -> Iterable[Span]:
        """Yield what the rule takes out of a paragraph that has so many paragraphs before and after it."""
        if self.stands is Place.HEAD:
            begun = self.pattern.match(text) if from_first < HEAD_PARAGRAPHS else None
            if begun and begun.end():
                yield begun.span()
        elif self._may_be_line(text, to_last) and self.pattern.fullmatch(text.strip()):
            yield 0, len(text)

    def _may_be_line(self, text: str, to_last: int) -> bool:
        return len(text) <= LONGEST_LINE and (self.stands is Place.LINE or to_last < FOOT_PARAGRAPHS)


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of ``furniture.toml``."""
    table = tomllib.loads(files(__package__).joinpath("furniture.toml").read_text("utf-8"))
    return tuple(Rule(row["name"], Place(row["stands"]), re.compile(row["pattern"])) for row in table["rule"])


def without_furniture(passages: Sequence[Passage]) -> list[Passage]:
    """Take the page's own words out of every paragraph; headings that the format marks stay as they are."""
    return [
        passage if passage.level else _by_rules(passage, number, len(passages) - number - 1)
        for number, passage in enumerate(passages)
    ]


def _by_rules(passage: Passage, from_first: int, to_last: int) -> Passage:
    for rule in rules():
        if passage.text:
            passage = passage.without(rule.spans(passage.text, from_first, to_last), rule.name)
    return passage


def without_symbols(passages: Iterable[Passage]) -> list[Passage]:
    """Take out what no voice can say: lines of ornaments, lines of marks only, and long runs of marks."""
    return [_speakable_part(passage) for passage in passages]


def _speakable_part(passage: Passage) -> Passage:
    text = passage.text
    if is_speakable(text):
        return passage.without((run.span() for run in _SYMBOL_RUN.finditer(text)), SYMBOLS)
    rule = SCENE_BREAK if _ORNAMENTS.fullmatch(text) and text.strip() else SYMBOLS
    return passage.without([(0, len(text))], rule)
