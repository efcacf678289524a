"""How fast figures become words for the embedded voice, with wetext and without: characters a second.

Run from anywhere: ``python tests/benchmarks/figures.py``. The lines have other figures each time they come, so that
nothing is answered from memory that a book would not answer from memory. The two are measured in turn, by the time of
the processor, and the best of three runs stands: a busy machine makes all of them slow, and their ratio stays.
"""

import random
from collections.abc import Callable
from itertools import islice
from time import process_time
from unittest.mock import patch

from measuring import say, sentences

from tingshu.model import Pause, Sentence
from tingshu.text.spoken import Sayer, manner
from tingshu.text.spoken.figures import spelled

_DICE = random.Random(20)  # noqa: S311  (a fixed row of figures, no secret)
_SHAPES: tuple[Callable[[], str], ...] = (
    lambda: f"{_DICE.randint(1900, 2030)}年{_DICE.randint(1, 12)}月{_DICE.randint(1, 28)}日，",
    lambda: f"{_DICE.randint(1, 999)}.{_DICE.randint(1, 99)}%，",
    lambda: f"{_DICE.randint(1, 999)},{_DICE.randint(100, 999)}.5元，",
    lambda: f"{_DICE.randint(10, 23)}:{_DICE.randint(10, 59)}，",
    lambda: f"{_DICE.randint(1, 9)}-{_DICE.randint(10, 99)}个，",
    lambda: f"{_DICE.randint(1, 9)}/{_DICE.randint(10, 99)}的人，",
    lambda: f"比分{_DICE.randint(0, 9)}:{_DICE.randint(0, 9)}，",
    lambda: f"-{_DICE.randint(1, 30)}℃，",
    lambda: f"138{_DICE.randint(10_000_000, 99_999_999)}，",
    lambda: f"{_DICE.randint(1, 99)}.{_DICE.randint(1, 9)}万人，",
    lambda: f"第{_DICE.randint(1, 99)}次{_DICE.randint(1, 99)}kg，",
    lambda: f"{_DICE.randint(0, 99)}，",
)


def _figures(characters: int) -> list[str]:
    """Return lines of about 40 characters that are nothing but figures and what they count."""
    lines, length = list[str](), 0
    while length < characters:
        line = "".join(_DICE.choice(_SHAPES)() for _ in range(6))[:-1] + "。"
        lines.append(line)
        length += len(line)
    return lines


def _prose(characters: int) -> list[str]:
    return list(islice(sentences(), characters // 27))


def _rate(lines: list[str]) -> float:
    """Return how many characters of ``lines`` are said in a second."""
    sayer = Sayer(manner("espeak"))
    shown = [Sentence(line, line, Pause.SENTENCE) for line in lines]
    start = process_time()
    for sentence in shown:
        sayer.said(sentence)
    return sum(map(len, lines)) / (process_time() - start)


def main() -> None:
    """Print the rates as a table."""
    _rate(["2个人和1/3。"])  # loads what is loaded once
    say("text", "with wetext", "without")
    for name, lines in (("figures alone", _figures), ("prose", _prose)):
        with_wetext, without = [], []
        for _ in range(3):
            with_wetext.append(_rate(lines(40_000)))
            with patch.object(spelled, "normalized", lambda _: None):
                without.append(_rate(lines(40_000)))
        say(name, f"{max(with_wetext):,.0f}/s", f"{max(without):,.0f}/s")


if __name__ == "__main__":
    main()
