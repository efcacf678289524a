"""A phrase, its copies in a sample of the text, and what can be counted of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tingshu.text.cleaning.copies import Copy, Standing
from tingshu.text.cleaning.sample import Sample
from tingshu.text.cleaning.spelling import is_disguised, slips
from tingshu.text.cleaning.wording import calls, names_a_site

FEWEST_COPIES = 4
"""Copies that must stand where no sentence has room for them."""

FEWEST_ADVERTS = 3
"""The same for what is plainly an advertisement, or is spelled so as not to be found."""

REGULAR_SHARE = 0.6
"""Share from which the page plainly marks every paragraph, so that a copy at any paragraph's end is its work."""

LARGEST_CONNECTED_SHARE = 0.03
"""Share of the copies that a comma or 的 may follow by chance; more often than that a sentence goes on there."""

SHORTEST_BETWEEN = 6
"""Characters of a phrase before a sentence, below which it may be a word that begins sentences."""

CONNECTING = "，、。：；！？,:;.!?的"
"""What follows where a sentence goes on with the phrase."""


@dataclass(frozen=True)
class Evidence:
    """A phrase and its copies in a sample.

    Attributes:
        phrase: its key.
        found: its copies, in order.
        sample: the text in which they stand.
        odd_ends: paragraphs there that end with something unpunctuated which is no recurring phrase.
        is_named: whether the book or its author is known to be called so.
    """

    phrase: str
    found: Sequence[Copy]
    sample: Sample
    odd_ends: int
    is_named: bool = False

    @cached_property
    def is_regular(self) -> bool:
        """Whether nearly every paragraph carries it at its end."""
        at_ends = self.count(Standing.END) + self.count(Standing.TAIL)
        return at_ends >= REGULAR_SHARE * len(self.sample.paragraphs)

    @cached_property
    def is_call(self) -> bool:
        """Whether it asks for something, gives an address, or is disguised as only such phrases are."""
        return calls(self.phrase, self.spelled) or self._is_disguised()

    @property
    def is_advert(self) -> bool:
        """Whether it is one of these, or names a site."""
        return self.is_call or names_a_site(self.phrase)

    @cached_property
    def has_honest_uses(self) -> bool:
        """Whether the author uses the phrase too: between marks, or as the subject of a sentence."""
        subjects = (*self.standing(Standing.START), *self.standing(Standing.BETWEEN))
        connected = sum(copy.after in CONNECTING for copy in subjects)
        return self.count(Standing.SET_OFF) + connected > LARGEST_CONNECTED_SHARE * len(self.found)

    @cached_property
    def goes_into_sentences(self) -> bool:
        """Whether marks show it in sentences: who uses a phrase pauses behind it now and then."""
        paused = sum(copy.after in tuple(CONNECTING) for copy in self.found)
        return self.count(Standing.SET_OFF) + paused > LARGEST_CONNECTED_SHARE * len(self.found)

    @cached_property
    def spelled(self) -> str:
        """How it is spelled most often."""
        return Counter(copy.spelled for copy in self.found).most_common(1)[0][0]

    @cached_property
    def hidden(self) -> Counter[str]:
        """The characters that follow copies: where these begin sentences, the copies hide it from the count."""
        return Counter(copy.after for copy in self.found)

    def begins(self, character: str) -> float:
        """Return how much more often a character begins a sentence than chance would have it, in bits."""
        return self.sample.begins_sentences(character, self.hidden[character])

    def standing(self, standing: Standing) -> list[Copy]:
        """Return the copies that stand so."""
        return self._by_standing.get(standing, [])

    def count(self, standing: Standing) -> int:
        """Return how many copies stand so."""
        return len(self.standing(standing))

    def _is_disguised(self) -> bool:
        disguised = [copy.spelled for copy in self.found if is_disguised(copy.spelled)]
        if len(disguised) < FEWEST_ADVERTS or len({copy.spelled for copy in self.found}) == 1:
            return False
        return 2 * sum(map(slips, disguised)) >= slips(self.sample.text)

    @cached_property
    def _by_standing(self) -> dict[Standing, list[Copy]]:
        grouped: dict[Standing, list[Copy]] = {}
        for copy in self.found:
            grouped.setdefault(copy.standing, []).append(copy)
        return grouped
