"""One sentence as one voice is asked to say it: the order in which the parts of this room are at work."""

from collections import Counter
from dataclasses import dataclass, field

from tingshu.model import Role, Sentence
from tingshu.tasks import stop_if_told
from tingshu.text.spoken.announced import announced
from tingshu.text.spoken.embedded import EMBEDDED_RULES, apart
from tingshu.text.spoken.figures.shapes import LEFTOVERS, SHAPES
from tingshu.text.spoken.figures.spelled import spelled
from tingshu.text.spoken.manner import Manner, Numbers
from tingshu.text.spoken.plain import spoken
from tingshu.text.spoken.pronunciation.pronounced import Pronouncer
from tingshu.text.spoken.rule import applied
from tingshu.writing import is_speakable


@dataclass(frozen=True, slots=True)
class Change:
    """What a rule changed, and how often: it was ``written`` so, and is ``spoken`` so."""

    rule: str
    written: str
    spoken: str
    count: int


@dataclass(slots=True)
class Sayer:
    """Derives what is said from what is shown, for one voice, and keeps count of what that changed."""

    manner: Manner
    counted: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    pronouncer: Pronouncer = field(init=False)

    def __post_init__(self) -> None:
        self.pronouncer = Pronouncer(self.manner)

    def said(self, sentence: Sentence) -> str:
        """Return what the voice is asked to say for ``sentence``; never nothing."""
        stop_if_told()  # a long novel takes minutes
        said = text = spoken(sentence.spoken)  # a rule for the ear may have been at work before
        if sentence.role is Role.TITLE:
            said = announced(said, self._tell)
        said = self.pronouncer.pronounced(self._with_figures(said), self._tell)
        if self.manner.embedded:
            said = applied(EMBEDDED_RULES, said, self._tell)
        said = spoken(said).strip()
        if not is_speakable(said):
            return text
        return apart(said, self.pronouncer.lexicon.known) if self.manner.embedded else said

    def changes(self) -> tuple[Change, ...]:
        """Return what was changed so far, the most frequent first."""
        return tuple(Change(*changed, count) for changed, count in self.counted.most_common())

    def _tell(self, rule: str, written: str, said: str) -> None:
        self.counted[rule, written, said] += 1

    def _with_figures(self, text: str) -> str:
        numbers = self.manner.numbers
        if numbers is Numbers.ASIS:
            return text
        if numbers is Numbers.SPELL or self.manner.embedded:
            return spelled(text, self._tell)
        return applied((*LEFTOVERS, *SHAPES), text, self._tell)
