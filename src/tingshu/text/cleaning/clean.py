"""The order in which a manuscript is cleaned."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tingshu.model import Block, Heading, Removal
from tingshu.text.cleaning import watermark
from tingshu.text.cleaning.furniture import without_furniture, without_symbols
from tingshu.text.cleaning.passage import Passage


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text with the page's additions taken out.

    Attributes:
        passages: one for each block of the manuscript, in its order, with what was taken out of it.
        title: the article's title, if the page gave it away by using it as a watermark; else empty.
    """

    passages: tuple[Passage, ...]
    title: str

    @property
    def removals(self) -> tuple[Removal, ...]:
        """What was taken out, by rule and text, in the order in which each was first met."""
        counts = Counter(
            (cut.rule, removed)
            for passage in self.passages
            for cut in passage.cuts
            if (removed := passage.source[cut.start : cut.end].strip())
        )
        return tuple(Removal(rule, text, count) for (rule, text), count in counts.items())


def clean(blocks: Iterable[Block]) -> Cleaned:
    """Take out watermarks, then page furniture, then what no voice can say.

    Watermarks go first, because they are glued to everything else; what cannot be said goes last, because only
    then is it known what is left of a line.
    """
    passages: Sequence[Passage] = [
        Passage.whole(block.text, block.level if isinstance(block, Heading) else 0) for block in blocks
    ]
    marks = watermark.find(passages)
    for mark in marks:
        passages = _without_watermark(passages, mark)
    passages = without_symbols(without_furniture(passages))
    return Cleaned(tuple(passages), next((mark.phrase for mark in marks if mark.looks_like_a_title), ""))


def _without_watermark(passages: Iterable[Passage], mark: watermark.Evidence) -> list[Passage]:
    """Take out every copy but the title itself, where it stands alone as a heading or as the first line."""
    cleaned = []
    first = True
    for passage in passages:
        is_title = passage.text.strip() == mark.phrase and (passage.level > 0 or first)
        cleaned.append(passage if is_title else passage.without(watermark.spans_of(mark, passage.text), watermark.RULE))
        first = first and not passage.text.strip()
    return cleaned
