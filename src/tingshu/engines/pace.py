"""Whether a service still answers as fast as it did at its best."""

import math

OVERHEAD_CHARACTERS = 30
"""What connecting and the first byte cost, in characters: at 20x real time one takes some 12 ms, these some 0.4 s."""

SLACK = 1.5
_WEIGHT = 0.2  # of the newest answer in the usual pace
_FORGETTING = 1.001  # per answer: the best pace of some thousand answers ago says little


class Pace:
    """Learns the usual and the best time per character, text by text."""

    def __init__(self) -> None:
        self._usual = 0.0
        self._best = math.inf

    def kept(self, characters: int, seconds: float) -> bool:
        """Take in one answer, and say whether it and the usual pace are within ``SLACK`` of the best."""
        newest = seconds / (characters + OVERHEAD_CHARACTERS)
        self._usual += (newest - self._usual) * (_WEIGHT if self._usual else 1)
        self._best = min(self._best * _FORGETTING, self._usual)
        return max(newest, self._usual) <= self._best * SLACK
