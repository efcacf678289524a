"""The order in which a manuscript is cleaned, and the record of what was taken out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tingshu.context import CONTEXT, EDGE, MOST_CONTEXTS, in_context
from tingshu.model import Block, Heading, Removal
from tingshu.text.cleaning.furniture import without_furniture
from tingshu.text.cleaning.imprint import without_imprint
from tingshu.text.cleaning.notes import without_notes
from tingshu.text.cleaning.passage import Cut, Passage
from tingshu.text.cleaning.replacements import replaced
from tingshu.text.cleaning.rules import Rules
from tingshu.text.cleaning.unsayable import without_stray_characters, without_symbols
from tingshu.text.cleaning.watermark import without_watermarks


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text with the page's additions taken out.

    Attributes:
        passages: one for each block of the manuscript, in its order, with what was taken out of it.
        title: the article's title, if the page gave it away by using it as a watermark; else empty.
        notices: which of the person's rules could not be applied.
    """

    passages: tuple[Passage, ...]
    title: str
    notices: tuple[str, ...] = ()

    @property
    def removals(self) -> tuple[Removal, ...]:
        """What was taken out, by rule and text, in the order in which each was first met."""
        counts: dict[tuple[str, str], int] = defaultdict(int)
        contexts: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        for number, cut, removed in self._cuts():
            counts[cut.rule, removed] += 1
            if len(shown := contexts[cut.rule, removed]) < MOST_CONTEXTS:
                shown[self._context(number, cut)] = None
        return tuple(Removal(*taken, count, tuple(contexts[taken])) for taken, count in counts.items())

    def _cuts(self) -> Iterator[tuple[int, Cut, str]]:
        """Yield what can be seen of each cut, with the number of its passage."""
        for number, passage in enumerate(self.passages):
            for cut in passage.cuts:
                if removed := passage.source[cut.start : cut.end].strip():
                    yield number, cut, removed

    def _context(self, number: int, cut: Cut) -> str:
        """Show a cut with what is around it, across the paragraph's edge if it stands there."""
        source = self.passages[number].source
        before, after = source[max(0, cut.start - CONTEXT) : cut.start], source[cut.end : cut.end + CONTEXT]
        if not before.strip() and number:
            before = self.passages[number - 1].source[-CONTEXT:] + EDGE
        if not after.strip() and number + 1 < len(self.passages):
            after = EDGE + self.passages[number + 1].source[:CONTEXT]
        return in_context(before, source[cut.start : cut.end].strip(), after)


def clean(blocks: Iterable[Block], *, title: str = "", author: str = "", rules: Rules | None = None) -> Cleaned:
    """Take out all that is not the author's, then what no voice can say.

    Watermarks go early, because they are glued to everything else. The person's replacements come after our own
    rules, on the text as preview shows it; what cannot be said goes last, because only then is it known what is
    left of a line.

    Args:
        blocks: the manuscript's.
        title: the manuscript's, as far as its reader knows it.
        author: the same.
        rules: the person's own, besides ours.
    """
    rules = rules or Rules()
    passages: Sequence[Passage] = [
        Passage.whole(block.text, block.level if isinstance(block, Heading) else 0) for block in blocks
    ]
    passages = without_imprint(without_stray_characters(passages), title, author)
    passages, found = without_watermarks(passages, (title, author))
    passages, wild = without_furniture(passages, rules.furniture)
    passages, wilder = replaced(without_notes(passages), rules.book)
    notices = tuple(too_slow(name) for name in (*wild, *wilder))
    return Cleaned(tuple(without_symbols(passages)), found, notices)


def too_slow(rule: str) -> str:
    """Return the notice that a rule of the person's ran wild."""
    return f"The rule {rule!r} takes too long on this text and was not applied; mend or remove it"
